import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lives } from '../test-lives.ts'
import type { Lot } from './lot.ts'

interface Sum {
  readonly gross: bigint
  readonly fine: bigint
  readonly pieces: number
}
const nothing: Sum = { gross: 0n, fine: 0n, pieces: 0 }
const plus = (a: Sum, b: { grossMicrograms: number; fine: bigint; pieces?: number | null }, sign = 1): Sum => ({
  gross: a.gross + BigInt(sign) * BigInt(b.grossMicrograms),
  fine: a.fine + BigInt(sign) * b.fine,
  pieces: a.pieces + sign * (b.pieces ?? 0),
})

test('what came in, or was found, is in stock, or went out: grams, fine and stones, over every sequence of commands', () =>
  fc.assert(
    fc.property(lives, ({ events, before, ...store }) => {
      let expected = nothing
      for (const [at, event] of events.entries()) {
        const lot = before[at] as Lot
        if (event.type === 'MaterialReceived' || event.type === 'MetalTakenBack') expected = plus(expected, event)
        if (event.type === 'MetalHandedOver' || event.type === 'LotSentBack') expected = plus(expected, event, -1)
        if (event.type === 'LotCounted')
          expected = plus(expected, {
            ...{ grossMicrograms: event.differenceMicrograms, fine: event.differenceFine },
            pieces: event.differencePieces,
          })
        if (event.type === 'LotAssayed' && lot.status !== 'none') {
          const { sample, effect, measuredFineness } = event
          // Only a revaluation changes what is there, and to exactly what was measured.
          if (effect === 'revalued')
            expected = {
              ...expected,
              fine: expected.fine + BigInt(lot.grossMicrograms) * BigInt(measuredFineness) - lot.fine,
            }
          if (sample) {
            expected = plus(expected, sample, -1)
            expected = plus(expected, { grossMicrograms: sample.returnedGrossMicrograms, fine: sample.returnedFine })
          }
        }
      }
      const held = [...store.lots.values()].reduce(
        (sum, lot) => (lot.status === 'none' ? sum : plus(sum, lot)),
        nothing,
      )
      expect(held).toEqual(expected)
    }),
    { numRuns: 500 },
  ))

test('a lot never holds less than nothing, more fine than gross, stones without weight, or a claim beyond itself', () =>
  fc.assert(
    fc.property(lives, (store) => {
      for (const lot of store.all()) {
        expect(lot.grossMicrograms).toBeGreaterThanOrEqual(0)
        expect(lot.fine >= 0n && lot.fine <= BigInt(lot.grossMicrograms) * 10_000n).toBe(true)
        expect(lot.pieces === null).toBe(lot.material !== 'stones')
        if (lot.pieces !== null) expect(lot.pieces > 0).toBe(lot.grossMicrograms > 0)
        expect(lot.claimedMicrograms).toBeGreaterThanOrEqual(0)
        expect(lot.claimedMicrograms).toBeLessThanOrEqual(lot.grossMicrograms)
      }
    }),
    { numRuns: 300 },
  ))

test('an assay destroys no more than its sample, and brings back no more than it took', () =>
  fc.assert(
    fc.property(lives, ({ events }) => {
      for (const event of events)
        if (event.type === 'LotAssayed' && event.sample) {
          const { grossMicrograms, fine, returnedGrossMicrograms, returnedFine } = event.sample
          expect(returnedGrossMicrograms).toBeLessThanOrEqual(grossMicrograms)
          expect(returnedFine >= 0n && returnedFine <= fine).toBe(true)
          expect(returnedFine <= BigInt(returnedGrossMicrograms) * 10_000n).toBe(true)
        }
    }),
  ))

test('nothing leaves a lot that is quarantined, held, rejected or not accepted; what goes back to the supplier was rejected', () =>
  fc.assert(
    fc.property(lives, ({ events, before }) => {
      for (const [at, event] of events.entries()) {
        const lot = before[at]
        if (event.type === 'MetalHandedOver' || event.type === 'LotEmptied')
          expect(lot).toMatchObject({ status: 'accepted', held: false, quarantine: null })
        if (event.type === 'LotSplit') {
          expect(lot).toMatchObject({ held: false, quarantine: null })
          expect(['accepted', 'received']).toContain(lot?.status)
        }
        if (event.type === 'LotSentBack') expect(lot).toMatchObject({ status: 'rejected' })
      }
    }),
    { numRuns: 300 },
  ))

test('a merged lot and the parts of a split one hold exactly what they are said to be made of', () =>
  fc.assert(
    fc.property(lives, ({ events, before }) => {
      for (const [at, event] of events.entries()) {
        const lot = before[at] as Lot
        if (event.type === 'LotsMerged') expect(event.parts.reduce(plusPart, nothing)).toEqual(plus(nothing, event))
        if (event.type === 'LotSplit' && lot.status !== 'none') {
          const rest = {
            grossMicrograms: event.remainingGrossMicrograms,
            fine: event.remainingFine,
            pieces: event.remainingPieces,
          }
          expect(plus(event.parts.reduce(plusPart, nothing), rest)).toEqual(plus(nothing, lot))
        }
      }
    }),
  ))
const plusPart = (sum: Sum, one: { grossMicrograms: number; fine: bigint; pieces: number | null }): Sum =>
  plus(sum, one)

test('what happens does happen in these sequences', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(lives, ({ events }) => {
      for (const { type } of events) seen.add(type)
    }),
    { numRuns: 300, seed: 7 },
  )
  expect([...seen].sort()).toEqual([
    ...['DifferenceAccepted', 'LotAccepted', 'LotAssayed', 'LotCounted', 'LotEmptied', 'LotOpened', 'LotQuarantined'],
    ...['LotRejected', 'LotReleased'],
    ...['LotSentBack', 'LotSplit', 'LotsMerged', 'MaterialReceived', 'MetalHandedOver', 'MetalTakenBack'],
  ])
})
