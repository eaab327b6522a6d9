import type { LedgerFact } from '@fibula/kernel/ledger'
import { chainHash, chainStart, type Sealed } from '@fibula/store'

/** An event of a service's log as its chain sealed it, or a copy of it as another service received it: both tell place and hash. */
export interface SealedRecord extends Sealed {
  readonly sequence: number
  readonly hash: string
}

const big = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value)
const small = (_: string, value: unknown): unknown =>
  typeof value === 'string' && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value

/** Seals facts into a chain, one after the other. */
export class Sealer {
  #before: Uint8Array = chainStart
  #previous: Uint8Array = chainStart
  #sequence = 0

  /** As somebody would who changes the last record and computes its hash anew. */
  again(record: SealedRecord): SealedRecord {
    return { ...record, hash: chainHash(this.#previous, record.sequence, record).toString('hex') }
  }

  seal(fact: LedgerFact): SealedRecord {
    this.#sequence += 1
    const sealed: Sealed = {
      ...{ id: fact.factId, type: `ledger.${fact.kind}`, source: '/fibula/bench', streamId: fact.streamId },
      ...{ streamVersion: fact.version, happenedAt: fact.happenedAt, recordedAt: fact.recordedAt },
      ...{ organisationId: fact.organisationId, personId: 'p', dataVersion: 1, data: JSON.stringify(fact, big) },
    }
    const hash = chainHash(this.#before, this.#sequence, sealed)
    this.#previous = this.#before
    this.#before = hash
    return { ...sealed, sequence: this.#sequence, hash: hash.toString('hex') }
  }
}

/** Few hold large numbers, and those take longer to read. */
export const factIn = ({ data }: Sealed): LedgerFact =>
  (/"-?\d+n"/.test(data) ? JSON.parse(data, small) : JSON.parse(data)) as LedgerFact

export interface TamperedRecord {
  readonly id: string
  readonly how: 'record altered' | 'record missing' | 'record put in' | 'copy altered' | 'copy missing' | 'copy put in'
}

const holds = (before: string, record: SealedRecord): boolean =>
  chainHash(Buffer.from(before, 'hex'), record.sequence, record).toString('hex') === record.hash

/**
 * Walks a log and its copy side by side, tells what was tampered with in either, and yields what the chain confirms. Where they
 * differ, the one counts whose hash its data and the one before it give; where somebody computed that anew, the one from which
 * the next goes on.
 */
export function* confirmed(
  records: Iterable<SealedRecord>,
  copies: Iterable<SealedRecord>,
  tell: (tampered: TamperedRecord) => void,
): Generator<SealedRecord> {
  const log = new Ahead(records)
  const copy = new Ahead(copies)
  let before = Buffer.from(chainStart).toString('hex')
  while (log.first || copy.first) {
    const a = log.first
    const b = copy.first
    if (a && b && a.id === b.id) {
      log.next()
      copy.next()
      const equal = a.hash === b.hash && a.data === b.data && a.sequence === b.sequence
      if (equal) {
        if (!holds(before, a)) tell({ id: a.id, how: 'record altered' })
        before = a.hash
        yield a
        continue
      }
      const true_ = whichIsTrue(before, a, b, log.first, copy.first)
      tell({ id: a.id, how: true_ === a ? 'copy altered' : 'record altered' })
      before = true_.hash
      yield true_
      continue
    }
    if (a && (!b || log.second?.id === b.id) && !(b && copy.second?.id === a.id)) {
      log.next()
      // In the log alone: put in, unless it goes on the chain and the copy lost it.
      if (holds(before, a) && goesOn(a, log.first)) {
        tell({ id: a.id, how: 'copy missing' })
        before = a.hash
        yield a
      } else tell({ id: a.id, how: 'record put in' })
      continue
    }
    if (!b) return
    copy.next()
    if (holds(before, b) && goesOn(b, copy.first)) {
      tell({ id: b.id, how: 'record missing' })
      before = b.hash
      yield b
    } else tell({ id: b.id, how: 'copy put in' })
  }
}

const goesOn = (record: SealedRecord, next: SealedRecord | undefined): boolean => !next || holds(record.hash, next)

const whichIsTrue = (
  before: string,
  a: SealedRecord,
  b: SealedRecord,
  nextA: SealedRecord | undefined,
  nextB: SealedRecord | undefined,
): SealedRecord => {
  const [holdsA, holdsB] = [holds(before, a), holds(before, b)]
  if (holdsA !== holdsB) return holdsA ? a : b
  return [nextA, nextB].some((next) => next && holds(b.hash, next)) ? b : a
}

/** The next two of a stream. */
class Ahead {
  readonly #from: Iterator<SealedRecord>
  first: SealedRecord | undefined
  second: SealedRecord | undefined

  constructor(from: Iterable<SealedRecord>) {
    this.#from = from[Symbol.iterator]()
    this.next()
    this.next()
  }

  next(): void {
    this.first = this.second
    const { value, done } = this.#from.next()
    this.second = done ? undefined : value
  }
}
