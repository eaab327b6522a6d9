import { expect, it } from 'vitest'
import { ScaleWatch } from './scales.ts'

const hand = (off: number, giver = 'C', receiver = 'W') => ({
  ...{ giver, receiver, givenMicrograms: 100_000_000, receivedMicrograms: 100_000_000 - off },
  halfWidthsMicrograms: [10_000, 10_000],
})

it('with 10 mg less every time there is no alarm through the sixth hand-over; the seventh raises it', () => {
  const watch = new ScaleWatch()
  expect(Array.from({ length: 7 }, () => watch.weighed(hand(10_000)))).toEqual([
    ...Array.from({ length: 6 }, () => false),
    true,
  ])
})

it('what differs both ways raises none', () => {
  const watch = new ScaleWatch()
  for (let n = 0; n < 100; n++) expect(watch.weighed(hand(n % 2 === 0 ? 10_000 : -10_000))).toBe(false)
})

it('a scale that shows too much does so when giving and when taking', () => {
  const watch = new ScaleWatch()
  const raised = Array.from({ length: 7 }, (_, n) =>
    watch.weighed(n % 2 === 0 ? hand(10_000) : hand(-10_000, 'W', 'C')),
  )
  expect(raised.at(-1)).toBe(true)
  expect(raised.slice(0, 6)).not.toContain(true)
})

it('each pair is its own', () => {
  const watch = new ScaleWatch()
  for (let n = 0; n < 20; n++) expect(watch.weighed(hand(10_000, 'C', `W${n}`))).toBe(false)
})
