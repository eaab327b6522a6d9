// `node check.ts FOLDER`: audits a planted history in a process of its own, and tells as JSON what it found and what it took.
import { actsBefore, audit, type LedgerFact } from '@fibula/kernel/ledger'
import { movementsOf, recordsOf } from './files.ts'
import { pathsIn } from './planted.ts'
import { confirmed, factIn, type SealedRecord, type TamperedRecord } from './records.ts'

export interface Checked {
  readonly records: readonly TamperedRecord[]
  readonly postings: readonly string[]
  readonly weighings: readonly (readonly string[])[]
  readonly limits: readonly {
    readonly what: string
    readonly halfWidthsMicrograms: readonly number[]
    readonly limitMicrograms: number
    readonly comparisons: number
  }[]
  readonly seconds: number
  readonly cpuSeconds: number
  readonly megabytes: number
  readonly facts: number
  readonly movements: number
}

const paths = pathsIn(process.argv[2] ?? '.')
const records: TamperedRecord[] = []

/** What the log does not tell truly, as the copy does: instead of a record, or after one; and what is no record at all. */
const instead = new Map<string, SealedRecord>()
const after = new Map<string, SealedRecord>()
const never = new Set<string>()

const learned = function* (): Generator<LedgerFact> {
  let before = ''
  let last: TamperedRecord | undefined
  const tell = (tampered: TamperedRecord) => {
    records.push(tampered)
    last = tampered
    if (tampered.how === 'record put in') never.add(tampered.id)
  }
  for (const record of confirmed(recordsOf(paths.records), recordsOf(paths.copies), tell)) {
    if (last?.id === record.id && last.how === 'record altered') instead.set(record.id, record)
    if (last?.id === record.id && last.how === 'record missing') after.set(before, record)
    before = record.id
    if (actsBefore.some((kind) => record.type === `ledger.${kind}`)) yield factIn(record)
  }
}

const derived = function* (): Generator<LedgerFact> {
  for (const record of recordsOf(paths.records)) {
    if (never.has(record.id)) continue
    yield factIn(instead.get(record.id) ?? record)
    for (let next = after.get(record.id); next; next = after.get(next.id)) yield factIn(next)
  }
}
const start = performance.now()
const report = audit({ learned, derived }, movementsOf(paths.postings))
const cpu = process.cpuUsage()
const checked: Checked = {
  records,
  postings: report.wrongPostings.map(({ factId }) => factId),
  weighings: report.doubtfulWeighings.map(({ factIds }) => factIds),
  limits: report.limits.filter(({ what }) => what !== 'count'),
  seconds: (performance.now() - start) / 1_000,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  megabytes: process.resourceUsage().maxRSS / 1_024,
  ...{ facts: report.facts, movements: report.movements },
}
console.log(JSON.stringify(checked))
