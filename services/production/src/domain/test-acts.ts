import { type Decision, isMetal, type Material, residueClasses } from '@fibula/kernel'
import fc from 'fast-check'
import { acceptMetal } from './metal/acceptMetal.ts'
import { declareLoss } from './metal/declareLoss.ts'
import { recordResidue } from './metal/recordResidue.ts'
import { refuseHandOver } from './metal/refuseHandOver.ts'
import { sendBack } from './metal/sendBack.ts'
import { cancelOrder, idsToCancel } from './order/cancelOrder.ts'
import { closeOrder } from './order/closeOrder.ts'
import type { OrderEvent } from './order/events.ts'
import { evolve } from './order/evolve.ts'
import {
  chargedTo,
  looseStones,
  noOrder,
  type Order,
  type PlacedOrder,
  piecesMade,
  residuesHere,
} from './order/order.ts'
import { placeOrder } from './order/placeOrder.ts'
import { signImbalance } from './order/signImbalance.ts'
import { finishPiece } from './pieces/finishPiece.ts'
import { reworkPiece } from './pieces/reworkPiece.ts'
import { hallmarkPiece, scrapPiece } from './pieces/scrapPiece.ts'
import { splitBatch } from './pieces/splitBatch.ts'
import { recordStep, weighStep } from './steps/recordStep.ts'
import { allowed, ordered } from './test-orders.ts'

type Decided = Decision<OrderEvent, { readonly code: string }>
export type Act = (order: PlacedOrder, line: number) => Decided

export const grams = (micrograms: number) => ({ value: (micrograms / 1_000_000).toFixed(6), unit: 'g' as const })
const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(1, all.length)]

/** Weighings that mostly agree, and some that do not; blends that are mostly no whole number. */
interface HandedOver {
  readonly gross: number
  readonly perMille: bigint
  readonly difference: number
  readonly material: Material
  readonly pieces: number
}
const hand: fc.Arbitrary<HandedOver> = fc.record({
  gross: fc.integer({ min: 1, max: 500_000_000 }),
  perMille: fc.bigInt({ min: 0n, max: 10_000_000n }),
  difference: fc.oneof(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: -500_000, max: 500_000 })),
  material: fc.constantFrom<Material>('silver', 'silver', 'copper', 'solder', 'stones', 'enamel', 'thread'),
  pieces: fc.integer({ min: 1, max: 40 }),
})
const given = ({ gross, perMille, material, pieces }: HandedOver, line: number) => ({
  handOverId: `H${line}`,
  lotId: `L${line % 3}-${material}`,
  material,
  pieces: material === 'stones' ? pieces : null,
  grossMicrograms: gross,
  fine: isMetal(material) && material !== 'copper' ? (BigInt(gross) * perMille) / 1_000n : 0n,
  halfWidthMicrograms: 10_000,
})
export const metal = hand.map(
  (said): Act =>
    (order, line) =>
      acceptMetal(order, {
        given: given(said, line),
        weighed: grams(Math.max(0, said.gross + said.difference)),
        halfWidth: grams(10_000),
        pieces: null,
      }),
)
const refused = hand.map(
  (said): Act =>
    (order, line) =>
      refuseHandOver(order, { given: given(said, line), returnId: `R${line}`, reason: 'no' }),
)
const piece = fc
  .record({
    gross: fc.integer({ min: 0, max: 90_000_000 }),
    quantity: fc.constantFrom(1, 1, 5),
    stones: fc.integer({ min: 0, max: 12 }),
    other: fc.integer({ min: 0, max: 100_000 }),
  })
  .map(
    ({ gross, quantity, stones, other }): Act =>
      (order, line) =>
        finishPiece(order, {
          ...{ pieceId: `P${line}`, pieceExists: false, serial: `S${line}`, serialTaken: false, title: 9_250 },
          ...{ weighed: grams(gross), quantity, photos: [], stonePieces: Math.min(stones, looseStones(order).pieces) },
          other: grams(other),
        }),
  )
const onPiece = fc.record({ at: fc.nat(20), gross: fc.integer({ min: 1, max: 20_000_000 }), what: fc.nat(5) }).map(
  ({ at, gross, what }): Act =>
    (order, line) => {
      const pieceId = pick(piecesMade(order), at)?.pieceId ?? 'none'
      const residueLotId = `X${line}`
      if (what === 0) return scrapPiece(order, { pieceId, residueLotId, residueExists: false, reason: 'cracked' })
      if (what === 1)
        return hallmarkPiece(order, {
          pieceId,
          residueLotId,
          outcome: 'refused',
          mark: null,
          on: '2026-10-01',
          reason: 'low',
        })
      if (what === 2) return reworkPiece(order, { pieceId, reason: 'loose', weighed: null })
      if (what === 3) return reworkPiece(order, { pieceId, reason: 'loose', weighed: grams(gross) })
      return splitBatch(order, {
        ...{ batchId: pieceId, pieceId: `B${line}`, pieceExists: false, serial: `B${line}`, serialTaken: false },
        weighed: grams(gross),
      })
    },
)
const residue = fc
  .record({ class: fc.constantFrom(...residueClasses), gross: fc.integer({ min: 0, max: 30_000_000 }) })
  .map(
    ({ class: residueClass, gross }): Act =>
      (order, line) =>
        recordResidue(order, {
          ...{ residueLotId: `R${line}`, residueExists: false, class: residueClass },
          ...{ weighed: grams(gross), stepIndex: line % 5 },
        }),
  )
const back = fc.record({ what: fc.nat(4), at: fc.nat(20), gross: fc.integer({ min: 1, max: 50_000_000 }) }).map(
  ({ what, at, gross }): Act =>
    (order, line) => {
      const named = { returnId: `T${line}`, returnExists: false, reason: null }
      const weighed = { weighed: grams(gross), halfWidth: grams(10_000) }
      if (what === 0) return sendBack(order, { ...named, returned: { what: 'metal', lotId: null, ...weighed } })
      if (what === 1) {
        const lotId = pick(order.inputs, at)?.lotId ?? null
        return sendBack(order, { ...named, returned: { what: 'metal', lotId, ...weighed } })
      }
      if (what === 2) {
        const residueLotId = pick(residuesHere(order), at)?.residueLotId ?? 'none'
        return sendBack(order, { ...named, returned: { what: 'residue', residueLotId } })
      }
      if (what === 3) return sendBack(order, { ...named, returned: { what: 'stones', pieces: (at % 6) + 1 } })
      return sendBack(order, { ...named, returned: { what: 'enamel', ...weighed } })
    },
)
const loss = fc.integer({ min: 0, max: 5 }).map(
  (pieces): Act =>
    (order, line) =>
      declareLoss(order, {
        ...{ lossId: `Z${line}`, lossExists: false, reason: 'gone', stepIndex: null },
        lost: pieces === 0 ? { what: 'metal', weighed: grams(100_000) } : { what: 'stones', pieces },
      }),
)
const step = fc.nat(6).map(
  (index): Act =>
    (order, line) =>
      line % 2 === 0
        ? recordStep(order, { index, status: 'done', reason: null, handedOnTo: null })
        : weighStep(order, { index, direction: 'in', weighed: grams(1_000) }),
)
/** What is left becomes sprue, but for a part that is lost, and loose stones go back: so that closing often works. */
const sprueOfTheRest = fc.integer({ min: 0, max: 2_000_000 }).map(
  (lost): Act =>
    (order, line) => {
      const out =
        piecesMade(order).reduce((sum, { netMicrograms }) => sum + netMicrograms, 0) +
        residuesHere(order).reduce((sum, { grossMicrograms }) => sum + grossMicrograms, 0)
      const rest = Math.max(0, chargedTo(order).grossMicrograms - out - lost)
      return recordResidue(order, {
        ...{ residueLotId: `R${line}`, residueExists: false, class: 'sprue', weighed: grams(rest), stepIndex: null },
      })
    },
)
const stonesBack = fc.constant<Act>((order, line) =>
  sendBack(order, {
    ...{ returnId: `T${line}`, returnExists: false, reason: null },
    returned: { what: 'stones', pieces: looseStones(order).pieces },
  }),
)
const close = fc.constant<Act>((order) => closeOrder(order, allowed))
const signed = fc
  .record({
    organisationId: fc.constantFrom(ordered.ownerId, ordered.workshopId),
    by: fc.constantFrom('waived' as const, 'waived' as const, 'pay' as const, 'money' as const),
  })
  .map(
    (signature): Act =>
      (order) =>
        signImbalance(order, { ...signature, reason: 'weighed twice' }),
  )
const cancel = fc.constant<Act>((order, line) =>
  cancelOrder(order, {
    reason: 'withdrawn',
    newIds: Array.from({ length: idsToCancel(order) }, (_, index) => `C${line}-${index}`),
  }),
)
const during = fc.oneof(metal, metal, piece, piece, onPiece, residue, back, loss, step, refused, close)
/** What does not balance is signed by both, and closing asked for again. */
const settle = fc
  .constantFrom('waived' as const, 'pay' as const)
  .map((by): Act[] => [
    (order) => signImbalance(order, { organisationId: ordered.ownerId, by, reason: 'seen' }),
    (order) => signImbalance(order, { organisationId: ordered.workshopId, by, reason: 'seen' }),
    (order) => closeOrder(order, allowed),
  ])
const afterwards = fc.array(fc.oneof(onPiece, cancel, close, signed), { maxLength: 3 })

/** A life of an order: work, then everything is accounted for and it closes, or it is cancelled; and what is tried afterwards. */
export const acts = fc
  .tuple(
    fc.array(during, { minLength: 4, maxLength: 24, size: 'max' }),
    fc.boolean(),
    sprueOfTheRest,
    stonesBack,
    close,
    cancel,
    afterwards,
    settle,
  )
  .map(([before, ends, sprue, stones, closing, cancelling, after, settling]) =>
    ends ? [...before, stones, sprue, closing, ...settling, ...after] : [...before, cancelling, ...after],
  )

export const live = (does: readonly Act[]) => {
  const events: OrderEvent[] = []
  const refusals: string[] = []
  let order: Order = noOrder
  const take = (decision: Decided) => {
    if (!decision.accepted) return void refusals.push(decision.refusal.code)
    events.push(...decision.events)
    order = decision.events.reduce<Order>(evolve, order)
  }
  take(placeOrder(order, ordered))
  for (const [line, act] of does.entries()) take(act(order as Order as PlacedOrder, line))
  return { events, refusals, order: order as Order as PlacedOrder }
}
