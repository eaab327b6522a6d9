import { describe, expect, it } from 'vitest'
import { cusum, driftOf } from './drift.ts'
import { normalAbove, studentTail } from './normal-scores.ts'

/** Normal deviates that are the same in every run. */
const normals = (seed: number): (() => number) => {
  let state = seed
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

/** How many weighings pass until the alarm, when a drift of so many standard deviations begins behind so many weighings. */
const runLengths = (runs: number, drift: number, quiet: number): number[] => {
  const normal = normals(42)
  return Array.from({ length: runs }, () => {
    const losses: number[] = []
    for (;;) {
      for (let more = Math.max(500, losses.length); more > 0; more--)
        losses.push(0.02 + 0.004 * (normal() + (losses.length >= quiet ? drift : 0)))
      const { alarmAt } = driftOf(losses)
      if (alarmAt !== null) return alarmAt + 1
    }
  })
}
const meanOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length

describe('the chances that it stands on', () => {
  it.each([
    [2.085963, 20, 0.025],
    [12.7062, 1, 0.025],
    [0, 7, 0.5],
    [1.959964, 1_000_000, 0.025],
  ])('Student’s t above %d with %d degrees of freedom', (t, degrees, chance) =>
    expect(studentTail(t, degrees)).toBeCloseTo(chance, 6),
  )
  it.each([
    [0.025, 1.959964],
    [0.001, 3.090232],
    [0.5, 0],
    [1e-9, 5.997807],
  ])('the normal holds %d above %d', (chance, z) => expect(normalAbove(chance)).toBeCloseTo(z, 5))
})

describe('drift of a loss', () => {
  it('raises a false alarm as rarely as it says: once in 465 weighings, simulated to a few per cent', () => {
    const lengths = runLengths(1_500, 0, 0).map((length) => length - 2)
    const error = meanOf(lengths) / Math.sqrt(lengths.length)
    expect(Math.abs(meanOf(lengths) - cusum.falseAlarmEvery)).toBeLessThan(3 * error)
    expect(error).toBeLessThan(0.03 * cusum.falseAlarmEvery)
  })

  it('sees a drift of one standard deviation that begins behind 60 weighings within some twenty', () => {
    const lengths = runLengths(400, 1, 60).filter((length) => length > 60)
    expect(meanOf(lengths) - 60).toBeLessThan(22)
  })

  const steady = Array.from({ length: 40 }, (_, index) => 0.02 + 0.001 * Math.sin(index * 2.4))
  it('is silent while nothing drifts, and says where a drift began and which way it goes', () => {
    expect(driftOf(steady)).toMatchObject({ alarm: null, alarmAt: null, weighings: 40 })
    const drifting = driftOf([...steady, ...steady.slice(0, 12).map((loss) => loss + 0.0015)])
    expect(drifting.alarm).toBe('more-loss')
    expect(drifting.driftSince).toBeGreaterThanOrEqual(38)
    expect(driftOf([...steady, ...steady.slice(0, 12).map((loss) => loss - 0.0015)]).alarm).toBe('less-loss')
  })

  it('says nothing of two weighings, nor of many that are all the same', () => {
    expect(driftOf([0.01, 0.5]).alarm).toBeNull()
    expect(driftOf([0.01, 0.01, 0.01, 0.01])).toMatchObject({ up: 0, down: 0, alarm: null })
  })
})
