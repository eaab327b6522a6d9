import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { accountKey, type Book, type Content, type Line, type Movement, parseAccount } from '@fibula/kernel/ledger'
import type { SealedRecord } from './records.ts'

/** Lines of text, written in large pieces. */
export class LineWriter {
  readonly #file: number
  #waiting: string[] = []
  #size = 0

  constructor(path: string) {
    this.#file = openSync(path, 'w')
  }
  write(line: string): void {
    this.#waiting.push(line)
    this.#size += line.length
    if (this.#size > 4_000_000) this.#flush()
  }
  #flush(): void {
    writeSync(this.#file, `${this.#waiting.join('\n')}\n`)
    this.#waiting = []
    this.#size = 0
  }
  close(): void {
    if (this.#waiting.length > 0) this.#flush()
    closeSync(this.#file)
  }
}

export function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(1 << 20)
    const decoder = new TextDecoder()
    let rest = ''
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      const lines = (rest + decoder.decode(chunk.subarray(0, size), { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } finally {
    closeSync(file)
  }
}

export const recordLine = (record: SealedRecord): string =>
  [
    ...[record.sequence, record.hash, record.id, record.type, record.streamId, record.streamVersion],
    ...[record.happenedAt, record.recordedAt, record.data],
  ].join('\t')

export function* recordsOf(path: string): Generator<SealedRecord> {
  for (const line of linesOf(path)) {
    const [
      sequence,
      hash = '',
      id = '',
      type = '',
      streamId = '',
      version,
      happenedAt = '',
      recordedAt = '',
      data = '',
    ] = line.split('\t')
    yield {
      ...{
        sequence: Number(sequence),
        hash,
        id,
        type,
        source: '/fibula/bench',
        streamId,
        streamVersion: Number(version),
      },
      ...{ happenedAt, recordedAt, organisationId: 'C', personId: 'p', dataVersion: 1, data },
    }
  }
}

type Written = [account: string, book: Book, gross: number, silver: string, pieces: number]

/** Silver is all that is in this history. */
export const movementLine = ({ factId, causedBy, transfer, lines }: Movement): string =>
  [
    ...[factId, causedBy, transfer ? '1' : ''],
    JSON.stringify(
      lines.map(
        ({ account, book, grossMicrograms, content, pieces }): Written => [
          ...([accountKey(account), book, grossMicrograms, String(content.Ag), pieces] satisfies Written),
        ],
      ),
    ),
  ].join('\t')

export function* movementsOf(path: string): Generator<Movement> {
  for (const line of linesOf(path)) {
    const [factId = '', causedBy = '', transfer, lines = '[]'] = line.split('\t')
    yield {
      ...{ factId, causedBy, transfer: transfer === '1' },
      lines: (JSON.parse(lines) as Written[]).map(([account, book, grossMicrograms, Ag, pieces]): Line => {
        const content: Content = { Ag: BigInt(Ag) }
        return { account: parseAccount(account), book, grossMicrograms, content, pieces }
      }),
    }
  }
}
