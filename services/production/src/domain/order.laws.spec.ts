import { type Decision, isBalanced, residueClasses } from '@fibula/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptMetal } from './acceptMetal.ts'
import { closeOrder } from './closeOrder.ts'
import { chargedTo, evolve, noOrder, type Order, type OrderEvent, type PlacedOrder } from './order.ts'
import { placeOrder } from './placeOrder.ts'
import { finishPiece, recordResidue, recordStep } from './recordWork.ts'
import { ordered } from './test-orders.ts'

type Act = (order: PlacedOrder, line: number) => Decision<OrderEvent, { readonly code: string }>

const grams = (micrograms: number) => ({ value: (micrograms / 1_000_000).toFixed(6), unit: 'g' as const })

/** Weighings that mostly agree, and some that do not; blends that are mostly no whole number. */
const metal = fc
  .record({
    gross: fc.integer({ min: 1, max: 500_000_000 }),
    perMille: fc.bigInt({ min: 0n, max: 10_000_000n }),
    difference: fc.oneof(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: -500_000, max: 500_000 })),
  })
  .map(
    ({ gross, perMille, difference }): Act =>
      (order, line) =>
        acceptMetal(order, {
          given: {
            handOverId: `H${line}`,
            lotId: `L${line % 3}`,
            grossMicrograms: gross,
            fine: (BigInt(gross) * perMille) / 1_000n,
            halfWidthMicrograms: 10_000,
          },
          acceptedBefore: false,
          weighed: grams(Math.max(0, gross + difference)),
          halfWidth: grams(10_000),
        }),
  )
const piece = fc.integer({ min: 0, max: 90_000_000 }).map(
  (gross): Act =>
    (order, line) =>
      finishPiece(order, {
        pieceId: `P${line}`,
        pieceExists: false,
        serial: `S${line}`,
        serialTaken: false,
        weighed: grams(gross),
        title: 9_250,
      }),
)
const residue = fc
  .record({ class: fc.constantFrom(...residueClasses), gross: fc.integer({ min: 0, max: 30_000_000 }) })
  .map(
    ({ class: residueClass, gross }): Act =>
      (order, line) =>
        recordResidue(order, {
          residueLotId: `R${line}`,
          residueExists: false,
          class: residueClass,
          weighed: grams(gross),
        }),
  )
const step = fc.constant<Act>((order) => recordStep(order, { step: 'casting', status: 'done', reason: null }))
/** What is left becomes sprue, but for a part that is lost: so that closing often works. */
const sprueOfTheRest = fc.integer({ min: 0, max: 2_000_000 }).map(
  (lost): Act =>
    (order, line) => {
      const out = [...order.pieces, ...order.residues].reduce((sum, { grossMicrograms }) => sum + grossMicrograms, 0)
      const rest = Math.max(0, chargedTo(order).grossMicrograms - out - lost)
      return recordResidue(order, {
        residueLotId: `R${line}`,
        residueExists: false,
        class: 'sprue',
        weighed: grams(rest),
      })
    },
)
const close = fc.constant<Act>((order) => closeOrder(order))
const acts = fc
  .tuple(fc.array(fc.oneof(metal, metal, piece, residue, step, close), { maxLength: 20 }), sprueOfTheRest, close)
  .map(([before, sprue, closing]) => [...before, sprue, closing])

const live = (does: readonly Act[]) => {
  const events: OrderEvent[] = []
  const refusals: string[] = []
  let order: Order = noOrder
  const take = (decision: Decision<OrderEvent, { readonly code: string }>) => {
    if (!decision.accepted) return void refusals.push(decision.refusal.code)
    events.push(...decision.events)
    order = decision.events.reduce<Order>(evolve, order)
  }
  take(placeOrder(order, ordered))
  for (const [line, act] of does.entries()) take(act(order as Order as PlacedOrder, line))
  return { events, refusals, order: order as Order as PlacedOrder }
}

const sum = (metals: readonly { readonly grossMicrograms: number; readonly fine: bigint }[]) => ({
  gross: metals.reduce((all, { grossMicrograms }) => all + BigInt(grossMicrograms), 0n),
  fine: metals.reduce((all, { fine }) => all + fine, 0n),
})

test('what an order was charged with becomes pieces, residues and loss, in gross and in fine', () => {
  let closings = 0
  fc.assert(
    fc.property(acts, (does) => {
      const { events } = live(does)
      const charged = sum(events.filter((event) => event.type === 'MetalAccepted'))
      for (const event of events) {
        if (event.type !== 'OrderClosed') continue
        closings++
        expect(isBalanced(event.lines)).toBe(true)
        expect(sum(event.inputs)).toEqual(charged)
        const out = sum([...event.pieces, ...event.residues, event.loss])
        const foreign = event.residues.reduce((all, { foreignMicrograms }) => all + BigInt(foreignMicrograms), 0n)
        expect(out).toEqual({ gross: charged.gross + foreign, fine: charged.fine })
        for (const { grossMicrograms, fine } of [...event.pieces, ...event.residues, event.loss])
          expect(grossMicrograms >= 0 && fine >= 0n && fine <= BigInt(grossMicrograms) * 10_000n).toBe(true)
        expect(event.loss.fine <= event.allowanceFine).toBe(true)
      }
    }),
    { numRuns: 1_000 },
  )
  expect(closings).toBeGreaterThan(100)
})

test('what was given is charged, in the scale or in dispute', () =>
  fc.assert(
    fc.property(metal, (accept) => {
      const order = { ...evolve(noOrder, { type: 'OrderPlaced', ...ordered }) } as PlacedOrder
      const decided = accept(order, 0)
      if (!decided.accepted) throw new Error('a first weighing is always kept')
      const [event] = decided.events
      if (event?.type !== 'MetalAccepted') throw new Error('no metal was accepted')
      const { gross, fine } = sum([event, event.scale, event.dispute])
      expect(event.dispute.grossMicrograms >= 0 && event.dispute.fine >= 0n).toBe(true)
      // The receiver's reading is what is charged, or else the difference is on record.
      expect(BigInt(event.weighedMicrograms)).toBe(BigInt(event.grossMicrograms) + BigInt(event.excessMicrograms))
      expect(fine <= gross * 10_000n).toBe(true)
    }),
  ))

test('the state is the fold of the events', () =>
  fc.assert(
    fc.property(acts, (does) => {
      const { order, events } = live(does)
      expect(order).toEqual(events.reduce<Order>(evolve, noOrder))
    }),
  ))

test('a closed order takes no further fact; any other takes every report', () =>
  fc.assert(
    fc.property(acts, (does) => {
      const { events, refusals } = live(does)
      const closed = events.findIndex((event) => event.type === 'OrderClosed')
      if (closed >= 0) expect(events).toHaveLength(closed + 1)
      else expect(refusals.filter((code) => code === 'order-closed')).toEqual([])
    }),
  ))
