import { normalAbove, studentTail } from './normal-scores.ts'

/**
 * The reference value and the decision interval of the CUSUM, in standard deviations, and what they cost: of a step whose
 * loss does not drift, one in so many weighings raises an alarm all the same (two-sided average run length in control).
 * A drift of one standard deviation is seen after about eleven. A simulation in the spec checks both.
 */
export const cusum = { reference: 0.5, interval: 5, falseAlarmEvery: 465 } as const

export interface Drift {
  /** Weighings that were compared; the first two say nothing yet. */
  readonly weighings: number
  /** How far the sums stand from nothing; an alarm at `cusum.interval`. */
  readonly up: number
  readonly down: number
  readonly alarm: 'more-loss' | 'less-loss' | null
  /** Which weighing raised it, counted from 0. */
  readonly alarmAt: number | null
  /** Where the drift of the alarm began: the last time its sum was nothing. */
  readonly driftSince: number | null
}

interface Running {
  readonly count: number
  readonly mean: number
  readonly squares: number
}

/**
 * How unlikely an observation is after those before it, as a standard normal score: what is expected of a step is learned
 * from the step itself, so nobody sets a target (self-starting CUSUM of Hawkins). Scores of observations that do not
 * drift are independent and standard normal, however few there were before. Undefined for the first two, and while all
 * were the same.
 */
const scoreOf = ({ count, mean, squares }: Running, observation: number): number | undefined => {
  if (count < 2 || squares === 0) return undefined
  const deviation = Math.sqrt(squares / (count - 1))
  const t = ((observation - mean) / deviation) * Math.sqrt(count / (count + 1))
  const score = normalAbove(Math.max(studentTail(Math.abs(t), count - 1), 1e-300))
  return t < 0 ? -score : score
}

const learned = ({ count, mean, squares }: Running, observation: number): Running => {
  const next = mean + (observation - mean) / (count + 1)
  return { count: count + 1, mean: next, squares: squares + (observation - mean) * (observation - next) }
}

/**
 * Whether the losses of one step drift. Observations are shares of what went in, in the order of time. It points at a step
 * of a workshop: scales, crucibles and alloys drift too, and it knows nothing of persons. What is known after the first
 * alarm is not learned from, so that a drift does not become the new normal unseen.
 */
export const driftOf = (observations: readonly number[]): Drift => {
  let known: Running = { count: 0, mean: 0, squares: 0 }
  let [up, down, upSince, downSince] = [0, 0, 0, 0]
  for (const [index, observation] of observations.entries()) {
    const score = scoreOf(known, observation)
    known = learned(known, observation)
    if (score === undefined) continue
    if (up === 0) upSince = index
    if (down === 0) downSince = index
    up = Math.max(0, up + score - cusum.reference)
    down = Math.max(0, down - score - cusum.reference)
    if (up >= cusum.interval || down >= cusum.interval) {
      const more = up >= cusum.interval
      const driftSince = more ? upSince : downSince
      return {
        weighings: observations.length,
        up,
        down,
        alarm: more ? 'more-loss' : 'less-loss',
        alarmAt: index,
        driftSince,
      }
    }
  }
  return { weighings: observations.length, up, down, alarm: null, alarmAt: null, driftSince: null }
}
