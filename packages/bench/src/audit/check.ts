// `node check.ts FOLDER`: audits a planted history in a process of its own, and tells as JSON what it found and what it took.
import { audit, type LedgerFact } from '@fibula/kernel/ledger'
import { movementsOf, recordsOf } from './files.ts'
import { pathsIn } from './planted.ts'
import { confirmed, factIn, type TamperedRecord } from './records.ts'

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
let passes = 0
const facts = function* (): Generator<LedgerFact> {
  const first = passes++ === 0
  const tell = (tampered: TamperedRecord) => {
    if (first) records.push(tampered)
  }
  for (const record of confirmed(recordsOf(paths.records), recordsOf(paths.copies), tell, first)) yield factIn(record)
}
const start = performance.now()
const report = audit(facts, movementsOf(paths.postings))
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
