import type { Figure } from '../report/figure.ts'
import type { Found } from '../report/section.ts'

/** What one burst achieved: per second of the clock, and per second of CPU that everybody in it spent. */
export interface Burst {
  readonly rate: number
  readonly perCpuSecond: number | undefined
}

export interface Bursts {
  /** Empty where there is no pgbench. */
  readonly pgbench: readonly Burst[]
  readonly paused: readonly Burst[]
  readonly on: readonly Burst[]
}

const rates = (bursts: readonly Burst[]): number[] => bursts.map(({ rate }) => rate)
const perCpu = (bursts: readonly Burst[]): number[] => bursts.flatMap(({ perCpuSecond }) => perCpuSecond ?? [])

export const figuresOf = ({ pgbench, paused, on }: Bursts, note: string): Found => {
  const common = { unit: '/s', better: 'more' } as const
  const whats = { paused: 'receipts over HTTP, relay paused', on: 'receipts over HTTP, relay running' }
  if (pgbench.length === 0)
    return {
      figures: [
        { ...common, by: 'itself', what: whats.paused, subject: rates(paused), note },
        { ...common, by: 'itself', what: whats.on, subject: rates(on) },
      ],
      notRun: [
        'receipts against pgbench: not run: pgbench is missing (Debian: postgresql-contrib, or the folder bin of a PostgreSQL on the PATH)',
      ],
    }
  const reference = { name: 'pgbench, same writes', values: rates(pgbench) }
  const figures: Figure[] = [
    { ...common, by: 'ratio', what: whats.paused, subject: rates(paused), reference, aim: 0.6, bound: 0.4, note },
    { ...common, by: 'ratio', what: whats.on, subject: rates(on), reference },
  ]
  if (perCpu(pgbench).length === pgbench.length)
    figures.push({
      what: 'receipts over HTTP, relay paused, per second of CPU',
      unit: '/CPU-s',
      better: 'more',
      by: 'ratio',
      subject: perCpu(paused),
      reference: { name: 'pgbench, same writes', values: perCpu(pgbench) },
      note: 'client, service and PostgreSQL together; what the ratio comes to where nothing else takes the cores, since both sides then use them up',
    })
  return { figures }
}
