import { addStones, isBalanced, isMetal, type Stones } from '@fibula/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MetalSentBack, OrderEvent } from './order/events.ts'
import { evolve } from './order/evolve.ts'
import { looseStones, noOrder, type Order, type PlacedOrder, stonesOf } from './order/order.ts'
import { acts, live, metal } from './test-acts.ts'
import { ordered } from './test-orders.ts'

const sum = (metals: readonly { readonly grossMicrograms: number; readonly fine: bigint }[]) => ({
  gross: metals.reduce((all, { grossMicrograms }) => all + BigInt(grossMicrograms), 0n),
  fine: metals.reduce((all, { fine }) => all + fine, 0n),
})
const ofType = <Type extends OrderEvent['type']>(events: readonly OrderEvent[], type: Type) =>
  events.filter((event): event is Extract<OrderEvent, { type: Type }> => event.type === type)
const foreignOf = (all: readonly { readonly foreignMicrograms: number }[]) =>
  all.reduce((rest, { foreignMicrograms }) => rest + BigInt(foreignMicrograms), 0n)
/** What went back of what had been charged. */
const chargedBacks = (events: readonly OrderEvent[]): MetalSentBack[] =>
  ofType(events, 'MetalSentBack').filter(({ handOverId }) => handOverId === null)
const canBe = ({ grossMicrograms, fine }: { grossMicrograms: number; fine: bigint }) =>
  grossMicrograms >= 0 && fine >= 0n && fine <= BigInt(grossMicrograms) * 10_000n

test('metal accepted is pieces, residues, loss and what went back, in gross and in fine', () => {
  const seen = { settled: 0, closed: 0, returned: 0, foreign: 0, scrapped: 0 }
  fc.assert(
    fc.property(acts, (does) => {
      const { events } = live(does)
      for (const event of ofType(events, 'OrderClosed')) {
        seen.closed++
        const before = events.slice(0, events.indexOf(event))
        const charged = sum(ofType(before, 'MetalAccepted').filter(({ material }) => isMetal(material)))
        const backs = chargedBacks(before).filter(({ material }) => isMetal(material))
        const back = sum(backs)
        if (backs.length > 0) seen.returned++
        if (ofType(before, 'PieceScrapped').length > 0) seen.scrapped++
        const foreign = foreignOf(event.residues) + foreignOf(backs)
        if (foreign > 0n) seen.foreign++
        const out = sum([...event.pieces, ...event.residues, event.loss])
        expect({ gross: out.gross + back.gross, fine: out.fine + back.fine }).toEqual({
          gross: charged.gross + foreign + BigInt(event.surplus.grossMicrograms),
          fine: charged.fine + event.surplus.fine,
        })
        expect(isBalanced(event.lines)).toBe(true)
        const left = sum(event.inputs)
        expect(left).toEqual({ gross: charged.gross - back.gross + foreignOf(backs), fine: charged.fine - back.fine })
        for (const part of [...event.pieces, ...event.residues, ...backs]) expect(canBe(part)).toBe(true)
        // What is lost beyond the allowance, or put out beyond what went in, was signed by both.
        const settled = event.missing.fine > 0n || event.surplus.fine > 0n || event.surplus.grossMicrograms > 0
        if (settled) seen.settled++
        expect(settled && !ofType(before, 'ImbalanceSigned').some(({ isSettled }) => isSettled)).toBe(false)
        // Where a surplus was signed, rounding may lose the fine of a microgram for each residue.
        const signed = ofType(before, 'ImbalanceSigned').at(-1)
        const rounded = signed?.cause === 'surplus' && event.loss.fine <= 10_000n * BigInt(event.residues.length + 1)
        expect(rounded || canBe(event.loss)).toBe(true)
        expect(rounded || event.loss.fine - event.missing.fine <= event.allowanceFine).toBe(true)
      }
    }),
    { numRuns: 4_000 },
  )
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(30)
})

test('a cancelled order gives back all that was accepted, in gross, in fine and in stones', () => {
  let cancelled = 0
  fc.assert(
    fc.property(acts, (does) => {
      const { events, order } = live(does)
      if (order.status !== 'cancelled') return
      cancelled++
      const accepted = ofType(events, 'MetalAccepted')
      const backs = chargedBacks(events)
      const metals = backs.filter(({ material }) => isMetal(material))
      const charged = sum(accepted.filter(({ material }) => isMetal(material)))
      const back = sum(metals)
      expect({ gross: back.gross - foreignOf(metals), fine: back.fine }).toEqual(charged)
      for (const part of metals) expect(canBe(part)).toBe(true)
      expect(looseStones(order)).toEqual({ pieces: 0, micrograms: 0 })
      for (const kind of ['enamel', 'thread'] as const) {
        const of = (all: readonly { material: string; grossMicrograms: number }[]) =>
          all.reduce((rest, one) => rest + (one.material === kind ? one.grossMicrograms : 0), 0)
        expect(of(backs)).toBe(of(accepted))
      }
    }),
    { numRuns: 1_000 },
  )
  expect(cancelled).toBeGreaterThan(50)
})

test('stones that were accepted are loose, set, sent back or broken, in pieces and in mass, at any moment', () => {
  let set = 0
  fc.assert(
    fc.property(acts, (does) => {
      const { events } = live(does)
      let order: Order = noOrder
      for (const event of events) {
        order = evolve(order, event)
        const placed = order as PlacedOrder
        const { issued, set: inPieces, returned, broken } = stonesOf(placed)
        const loose = looseStones(placed)
        if (inPieces.pieces > 0) set++
        expect(addStones(loose, inPieces, returned, broken)).toEqual(issued)
        for (const { pieces, micrograms } of [loose, inPieces, returned, broken] satisfies Stones[])
          expect(pieces >= 0 && micrograms >= 0).toBe(true)
        if (event.type === 'OrderClosed') expect(loose).toEqual({ pieces: 0, micrograms: 0 })
      }
    }),
    { numRuns: 500 },
  )
  expect(set).toBeGreaterThan(50)
})

test('a batch and what was split from it weigh what it weighed, in everything', () => {
  let splits = 0
  fc.assert(
    fc.property(acts, (does) => {
      const { events } = live(does)
      let before: Order = noOrder
      for (const event of events) {
        if (event.type === 'BatchSplit') {
          splits++
          const batch = (before as PlacedOrder).pieces.find(({ pieceId }) => pieceId === event.pieceId)
          const { piece, rest } = event
          expect(addStones(piece.stones, rest.stones)).toEqual(batch?.stones)
          for (const of of ['grossMicrograms', 'netMicrograms', 'otherMicrograms'] as const)
            expect(piece[of] + rest[of]).toBe(batch?.[of])
          if (batch && batch.fine !== null) expect((piece.fine ?? 0n) + (rest.fine ?? 0n)).toBe(batch.fine)
          expect(rest.quantity + 1).toBe(batch?.quantity)
        }
        before = evolve(before, event)
      }
    }),
    { numRuns: 1_000 },
  )
  expect(splits).toBeGreaterThan(10)
})

test('what was given is charged, in the scale or in dispute', () =>
  fc.assert(
    fc.property(metal, (accept) => {
      const order = { ...evolve(noOrder, { type: 'OrderPlaced', ...ordered }) } as PlacedOrder
      const decided = accept(order, 0)
      if (!decided.accepted) {
        expect(decided.refusal.code).toBe('stones-without-mass')
        return
      }
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

test('an order that is over takes no further fact about its metal; any other takes every report', () => {
  // Hallmarks and batches outlive their order, and what is on its way when it ends may be refused.
  const late = new Set<OrderEvent['type']>(['PieceHallmarked', 'PieceScrapped', 'BatchSplit'])
  fc.assert(
    fc.property(acts, (does) => {
      const { events, refusals } = live(does)
      const over = events.findIndex(({ type }) => type === 'OrderClosed' || type === 'OrderCancelled')
      if (over >= 0)
        for (const event of events.slice(over + 1)) {
          const refusedHandOver = event.type === 'MetalSentBack' && event.handOverId !== null
          expect(refusedHandOver || late.has(event.type)).toBe(true)
        }
      else expect(refusals.filter((code) => code === 'order-closed' || code === 'order-cancelled')).toEqual([])
    }),
  )
})
