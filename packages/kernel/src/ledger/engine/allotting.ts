import { add, contentBy, nothing, subtract, sum } from '../amounts.ts'
import { type Amount, elements } from '../content.ts'
import type { FactOf } from '../facts/fact.ts'
import { divide, type Holdings, together, totalOf, without } from '../holdings.ts'
import type { Effect } from './context.ts'
import type { Closing } from './nodes.ts'
import { workOf } from './orders.ts'
import { claim } from './stock.ts'

/** Whole pieces are shared out; what each owner got more or less than their part is claimed. */
export const allotted = (effect: Effect, fact: FactOf<'allotted'>): void => {
  const { orderId, pieces } = fact
  const order = effect.need('order', orderId)
  if (!order) return
  const closing = order.closing
  if (!closing || closing.jointPieces.length === 0) {
    effect.outOfTurn('order', orderId)
    return
  }
  const place = workOf(orderId, order)
  const joint = { ...place, kind: 'piece' as const }
  const got = new Map<string, Amount>()
  effect.draw(joint, closing.joint)
  for (const { pieceId, ownerId: owner } of pieces) {
    const share = closing.jointPieces.find((one) => one.pieceId === pieceId)
    const piece = effect.need('piece', pieceId)
    if (!share || !piece) {
      effect.outOfTurn('piece', pieceId)
      return
    }
    const metal = [{ owner, amount: share.amount }]
    effect.give({ ...joint, id: pieceId }, metal)
    effect.putPiece(pieceId, { ...piece, metal })
    got.set(owner, add(got.get(owner) ?? nothing, share.amount))
  }
  const left = closing.jointPieces.filter((one) => !pieces.some(({ pieceId }) => pieceId === one.pieceId))
  const rest = divideRest(closing.joint, sum([...got.values()]), left)
  effect.give(joint, rest)
  effect.transfer = true
  balanceClaims(effect, place.possessor, closing.joint, together(asHoldings(got), rest))
  effect.putOrder(orderId, { ...order, closing: { ...closing, joint: rest, jointPieces: left } })
}
const asHoldings = (amounts: ReadonlyMap<string, Amount>): Holdings =>
  [...amounts].map(([owner, amount]) => ({ owner, amount }))

/** What is not allotted yet stays in the proportions that it had. */
const divideRest = (joint: Holdings, taken: Amount, left: Closing['jointPieces']): Holdings =>
  left.length === 0 ? [] : (divide(joint, [taken, subtract(totalOf(joint), taken)])[1] ?? [])

/** Whoever has less than before is owed it by those who have more, in their order. */
const balanceClaims = (effect: Effect, possessor: string, before: Holdings, after: Holdings): void => {
  for (const e of elements) {
    const short = without(before, after).map(({ owner, amount }) => ({ owner, fine: amount.content[e] ?? 0n }))
    const debtors = short.filter(({ fine }) => fine < 0n)
    for (const creditor of short.filter(({ fine }) => fine > 0n)) {
      let owed = creditor.fine
      for (const debtor of debtors) {
        const part = least(owed, -debtor.fine)
        if (part <= 0n) continue
        claim(
          effect,
          possessor,
          creditor.owner,
          debtor.owner,
          contentBy((one) => (one === e ? part : 0n)),
        )
        debtor.fine += part
        owed -= part
      }
    }
  }
}

const least = (a: bigint, b: bigint): bigint => [a, b].reduce((low, one) => (one < low ? one : low))
