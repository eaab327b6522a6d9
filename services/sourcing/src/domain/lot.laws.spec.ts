import type { Decision } from '@fibula/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assayLot } from './assayLot.ts'
import { handOverMetal } from './handOverMetal.ts'
import { acceptLot, rejectLot } from './judgeLot.ts'
import { assayMethods, evolve, type Lot, type LotEvent, noLot, type ReceivedLot } from './lot.ts'
import { recordReceipt } from './recordReceipt.ts'
import { delivery } from './test-lots.ts'

type Act = (lot: ReceivedLot, line: number) => Decision<LotEvent, { readonly code: string }>

const grams = (micrograms: number) => ({ value: (micrograms / 1_000_000).toFixed(6), unit: 'g' as const })

const handOver = fc
  .record({ micrograms: fc.integer({ min: 0, max: 400_000_000 }), last: fc.boolean(), orderKnown: fc.boolean() })
  .map(
    ({ micrograms, last, orderKnown }): Act =>
      (lot, line) =>
        handOverMetal(lot, {
          handOverId: `hand-over-${line}`,
          handOverExists: false,
          orderId: 'order-1',
          order: orderKnown ? { workshopId: 'atelier-amal' } : undefined,
          weighed: last ? null : grams(micrograms),
          halfWidth: grams(10_000),
        }),
  )
const assay = fc
  .record({
    method: fc.constantFrom(...assayMethods),
    measuredFineness: fc.integer({ min: 0, max: 10_000 }),
    uncertainty: fc.integer({ min: 0, max: 200 }),
  })
  .map(
    (command): Act =>
      (lot, line) =>
        assayLot(lot, { ...command, assayId: `assay-${line}`, assayExists: false }),
  )
const verdict = fc.constantFrom<Act>(acceptLot, acceptLot, acceptLot, (lot) =>
  rejectLot(lot, { reason: 'other', note: null }),
)
const acts = fc.array(fc.oneof(handOver, handOver, assay, verdict), { maxLength: 25 })
const receipts = fc.record({
  micrograms: fc.integer({ min: 1, max: 1_000_000_000 }),
  declaredFineness: fc.integer({ min: 0, max: 10_000 }),
})

/** Everything that happens to one lot, from its receipt on. Each decision sees the state that the events so far add up to. */
const live = (
  { micrograms, declaredFineness }: { micrograms: number; declaredFineness: number },
  does: readonly Act[],
) => {
  const events: LotEvent[] = []
  let lot: Lot = noLot
  const take = (decision: Decision<LotEvent, { readonly code: string }>) => {
    if (!decision.accepted) return
    events.push(...decision.events)
    lot = decision.events.reduce<Lot>(evolve, lot)
  }
  take(recordReceipt(lot, { ...delivery, weighed: grams(micrograms), tare: grams(0), declaredFineness }))
  for (const [line, act] of does.entries()) {
    const now: Lot = lot
    if (now.status !== 'none') take(act(now, line))
  }
  return { events, lot: lot as ReceivedLot }
}

test('grams are conserved: what was received is in the lot or was handed over, in gross and, but for revaluations, in fine', () =>
  fc.assert(
    fc.property(receipts, acts, (receipt, does) => {
      const { events, lot } = live(receipt, does)
      let gross = 0n
      let fine = 0n
      for (const event of events) {
        if (event.type === 'MetalHandedOver') gross += BigInt(event.grossMicrograms)
        if (event.type === 'MetalHandedOver') fine += event.fine
      }
      expect(gross + BigInt(lot.grossMicrograms)).toBe(BigInt(receipt.micrograms))
      // A revaluation happens only to a whole lot, so the last one says what there was to share out.
      const valued = events.findLast((event) => event.type === 'LotAssayed' && event.effect === 'revalued')
      const worth =
        valued?.type === 'LotAssayed' ? valued.fine : BigInt(receipt.micrograms) * BigInt(receipt.declaredFineness)
      expect(fine + lot.fine).toBe(worth)
    }),
    { numRuns: 500 },
  ))

test('a lot never holds less than nothing, nor more fine than gross', () =>
  fc.assert(
    fc.property(receipts, acts, (receipt, does) => {
      const { events } = live(receipt, does)
      let lot: Lot = noLot
      for (const event of events) {
        lot = evolve(lot, event)
        if (lot.status === 'none') throw new Error('a lot is gone')
        expect(lot.grossMicrograms).toBeGreaterThanOrEqual(0)
        expect(lot.fine >= 0n && lot.fine <= BigInt(lot.grossMicrograms) * 10_000n).toBe(true)
      }
    }),
  ))

test('the state is the fold of the events, and each event says what is left', () =>
  fc.assert(
    fc.property(receipts, acts, (receipt, does) => {
      const { events, lot } = live(receipt, does)
      expect(events.reduce<Lot>(evolve, noLot)).toEqual(lot)
      const last = events.findLast((event) => event.type === 'MetalHandedOver' || event.type === 'LotAssayed')
      if (last?.type === 'MetalHandedOver')
        expect(lot).toMatchObject({ grossMicrograms: last.remainingGrossMicrograms, fine: last.remainingFine })
      if (last?.type === 'LotAssayed')
        expect(lot).toMatchObject({ grossMicrograms: last.grossMicrograms, fine: last.fine })
    }),
  ))

test('nothing leaves a lot that is held, rejected or not yet accepted', () =>
  fc.assert(
    fc.property(receipts, acts, (receipt, does) => {
      let lot: Lot = noLot
      for (const event of live(receipt, does).events) {
        if (event.type === 'MetalHandedOver') expect(lot).toMatchObject({ status: 'accepted', held: false })
        lot = evolve(lot, event)
      }
    }),
  ))
