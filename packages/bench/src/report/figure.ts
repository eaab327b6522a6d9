/** One thing that was measured, several times; the runs of subject and reference took turns. */
export interface Figure {
  readonly what: string
  readonly unit: string
  readonly subject: readonly number[]
  /** Run by run beside `subject`. */
  readonly reference?: { readonly name: string; readonly values: readonly number[] }
  /** What is judged: subject / reference, subject - reference, or the subject itself. */
  readonly by: 'ratio' | 'difference' | 'itself'
  readonly better: 'more' | 'less'
  /** Absent: printed beside the others, and not judged. */
  readonly aim?: number
  /** Floor or ceiling: beyond it, something is wrong. */
  readonly bound?: number
  readonly note?: string
}

export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

export type Verdict = 'aim met' | 'aim missed' | 'beyond the bound' | 'shown'

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/** The value below which this share of the values lies, by the nearest rank. */
export const percentile = (values: readonly number[], share: number): number => {
  const all = sorted(values)
  return all[Math.max(0, Math.ceil(share * all.length) - 1)] ?? Number.NaN
}

export const spreadOf = (values: readonly number[]): Spread => {
  const all = sorted(values)
  const middle = all.length >> 1
  const median =
    all.length % 2 === 1 ? all[middle] : ((all[middle - 1] ?? Number.NaN) + (all[middle] ?? Number.NaN)) / 2
  return { median: median ?? Number.NaN, min: all[0] ?? Number.NaN, max: all.at(-1) ?? Number.NaN }
}

/** What is judged, run by run. */
export const compared = ({ subject, reference, by }: Figure): number[] => {
  if (by === 'itself') return [...subject]
  if (reference?.values.length !== subject.length) throw new Error('every run needs its reference')
  return subject.map((value, run) => {
    const against = reference.values[run] ?? Number.NaN
    return by === 'ratio' ? value / against : value - against
  })
}

export const verdictOf = (figure: Figure): Verdict => {
  const { aim, bound, better } = figure
  if (aim === undefined) return 'shown'
  const { median } = spreadOf(compared(figure))
  const reaches = (limit: number): boolean => (better === 'more' ? median >= limit : median <= limit)
  if (reaches(aim)) return 'aim met'
  return bound !== undefined && !reaches(bound) ? 'beyond the bound' : 'aim missed'
}
