import { join } from 'node:path'
import type { LedgerFact, Movement } from '@fibula/kernel/ledger'
import { LineWriter, movementLine, recordLine } from './files.ts'
import { type Mistyped, month } from './months.ts'
import { Random } from './random.ts'
import { type SealedRecord, Sealer } from './records.ts'

export interface Paths {
  readonly records: string
  readonly copies: string
  readonly postings: string
}
export const pathsIn = (folder: string): Paths => ({
  records: join(folder, 'records'),
  copies: join(folder, 'copies'),
  postings: join(folder, 'postings'),
})

export interface Planted {
  readonly events: number
  readonly movements: number
  /** The facts whose record, copy or posting was tampered with. */
  readonly tampered: ReadonlySet<string>
  /** The facts of weighings that were mistyped. */
  readonly mistyped: ReadonlySet<string>
}

const tampers = [
  'alter',
  'alter and seal',
  'remove',
  'put in',
  'alter copy',
  'remove copy',
  'change posting',
  'move posting',
  'remove posting',
  'double posting',
  'make up posting',
] as const

/** Writes a history of so many events, with so many records or postings tampered with, and so many weighings mistyped. */
export const plant = (paths: Paths, events: number, tamper: number, mistype: number): Planted => {
  const perMonth = Math.round(month(0).facts.length * 1.05)
  const months = Math.ceil(events / perMonth)
  const random = new Random(42)
  const wrong = new Map<number, Map<number, number>>()
  let weighings = 0
  while (weighings < mistype) {
    const which = random.between(0, months - 1)
    // One in a month: of two the one might hide the other.
    if (wrong.has(which)) continue
    wrong.set(which, new Map([[random.between(0, 40), random.between(100, 5_000)]]))
    weighings += 1
  }
  const hit = new Map<number, number>()
  while (hit.size < tamper)
    hit.set(random.between(3, months * perMonth - perMonth), random.between(0, tampers.length - 1))

  const records = new LineWriter(paths.records)
  const copies = new LineWriter(paths.copies)
  const postings = new LineWriter(paths.postings)
  const sealer = new Sealer()
  const tampered = new Set<string>()
  const mistyped = new Set<string>()
  let count = 0
  let movementCount = 0
  /** Not every fact has what is to be tampered with: then the next one that has. */
  const owed: Tamper[] = []
  for (let number = 0; number < months; number++) {
    const told = month(number, (wrong.get(number) ?? new Map()) as Mistyped)
    for (const id of told.mistyped) mistyped.add(id)
    const byCause = Map.groupBy(told.movements, ({ causedBy }) => causedBy)
    for (const fact of told.facts) {
      const moved = byCause.get(fact.factId) ?? []
      const kind = hit.get(count)
      const wanted = kind === undefined ? undefined : tampers[kind]
      if (wanted) owed.push(wanted)
      const sealed = sealer.seal(fact)
      const [how] = owed
      const possible = how && tamperWith(how, fact, sealed, moved, sealer, random)
      const done = possible && !tampered.has(possible.id) ? possible : undefined
      if (done) {
        owed.shift()
        tampered.add(done.id)
      }
      for (const record of done?.records ?? [sealed]) records.write(recordLine(record))
      for (const record of done?.copies ?? [sealed]) copies.write(recordLine(record))
      for (const movement of done?.movements ?? moved) {
        postings.write(movementLine(movement))
        movementCount += 1
      }
      count += 1
    }
  }
  for (const file of [records, copies, postings]) file.close()
  return { events: count, movements: movementCount, tampered, mistyped }
}

type Tamper = (typeof tampers)[number]
interface Done {
  readonly id: string
  readonly records?: readonly SealedRecord[]
  readonly copies?: readonly SealedRecord[]
  readonly movements?: readonly Movement[]
}

/** A tenth of a nanogram, a microgram, or much more. */
const tamperWith = (
  how: Tamper,
  fact: LedgerFact,
  sealed: SealedRecord,
  moved: readonly Movement[],
  sealer: Sealer,
  random: Random,
): Done | undefined => {
  const id = fact.factId
  const altered = {
    ...sealed,
    data: sealed.data.replace(/"grossMicrograms":(\d+)/, (_, gross) => `"grossMicrograms":${Number(gross) + 1}`),
  }
  const [movement, ...others] = moved
  const [line, ...rest] = movement?.lines ?? []
  switch (how) {
    case 'alter':
      return altered.data === sealed.data ? undefined : { id, records: [altered] }
    case 'alter and seal': {
      if (altered.data === sealed.data) return undefined
      return { id, records: [sealer.again(altered)] }
    }
    case 'remove':
      return { id, records: [] }
    case 'put in':
      return { id: `${id}x`, records: [sealed, { ...sealed, id: `${id}x`, sequence: sealed.sequence + 1 }] }
    case 'alter copy':
      return altered.data === sealed.data ? undefined : { id, copies: [altered] }
    case 'remove copy':
      return { id, copies: [] }
    case 'change posting': {
      if (!movement || !line) return undefined
      const off = [1n, 10_000n, 92_500_000_000n][random.between(0, 2)] ?? 1n
      return {
        id: movement.factId,
        movements: [{ ...movement, lines: [{ ...line, content: { Ag: line.content.Ag + off } }, ...rest] }, ...others],
      }
    }
    case 'move posting':
      if (!movement || !line) return undefined
      return {
        id: movement.factId,
        movements: [
          { ...movement, lines: [{ ...line, account: { ...line.account, owner: 'D' } }, ...rest] },
          ...others,
        ],
      }
    case 'remove posting':
      return movement ? { id: movement.factId, movements: others } : undefined
    case 'double posting':
      return movement ? { id: movement.factId, movements: [movement, ...moved] } : undefined
    case 'make up posting':
      return movement ? { id: `${id}y`, movements: [...moved, { ...movement, factId: `${id}y` }] } : undefined
  }
}
