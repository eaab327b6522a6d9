import { weighHandOver } from '../../handover.ts'
import { nothing } from '../amounts.ts'
import type { Pieces } from '../facts/common.ts'
import type { FactOf } from '../facts/fact.ts'
import { type Holdings, takeFrom, takePieces, together, totalOf, without } from '../holdings.ts'
import { bookOf } from '../movement.ts'
import type { Effect, Place } from './context.ts'
import { createLot, later, leaveLot, partOf, sourcesOf, stockOf } from './lots.ts'
import type { HandOverNode } from './nodes.ts'
import { charge, discharge, workOf } from './orders.ts'

const transit = (id: string, giver: string): Place => ({ possessor: giver, kind: 'transit', id })
const disputeOf = (id: string, giver: string): Place => ({ possessor: giver, kind: 'dispute', id })

export const given = (effect: Effect, fact: FactOf<'given'>): void => {
  const { handOverId, lotId, orderId, receiverId, material, weighing, pieces } = fact
  const lot = effect.need('lot', lotId)
  if (!lot || !effect.isNew('hand-over', handOverId)) return
  const taken = partOf(lot, weighing?.grossMicrograms ?? null, pieces)
  const giver = lot.possessor
  effect.move(stockOf(lotId, giver), transit(handOverId, giver), taken, bookOf(material))
  const sources = sourcesOf(lot, taken)
  leaveLot(effect, lotId, lot, taken)
  effect.putHandOver(handOverId, {
    ...{ is: 'hand-over', status: 'on-the-way', orderId, lotId, giver, receiver: receiverId, material, given: taken },
    ...{ halfWidthMicrograms: fact.halfWidthMicrograms, charged: [], dispute: [], into: 'work' },
    ...{ basis: lot.basis, sources, since: lot.since },
  })
}

interface Weighed {
  readonly agreed: boolean
  readonly charged: Holdings
  readonly scale: Holdings
  readonly dispute: Holdings
}

/** The rule of two weighings, for each owner's part: given = charged + scale + dispute. Stones that were not counted again are in dispute. */
const weigh = (node: HandOverNode, received: number, halfWidth: number, pieces: Pieces): Weighed => {
  const { given: gave } = node
  const total = totalOf(gave)
  if (total.grossMicrograms <= 0) return { agreed: true, charged: gave, scale: [], dispute: [] }
  const { outcome, charged: weight } = weighHandOver({
    given: { grossMicrograms: total.grossMicrograms, fine: total.content.Ag },
    givenHalfWidthMicrograms: node.halfWidthMicrograms,
    receivedMicrograms: received,
    receivedHalfWidthMicrograms: halfWidth,
  })
  const counts = takePieces(gave, Math.min(pieces ?? total.pieces, total.pieces))
  const charged = takeFrom(gave, weight.grossMicrograms).map(({ owner, amount }, at) => ({
    owner,
    amount: { ...amount, pieces: counts[at]?.amount.pieces ?? 0 },
  }))
  const rest = without(gave, charged)
  const agreed = outcome === 'agreed' && charged.every((one, at) => one.amount.pieces === gave[at]?.amount.pieces)
  if (outcome === 'disputed') return { agreed, charged, scale: [], dispute: rest }
  const onlyPieces = rest.map(({ owner, amount }) => ({ owner, amount: { ...nothing, pieces: amount.pieces } }))
  return { agreed, charged, scale: without(rest, onlyPieces), dispute: onlyPieces }
}

/** What was on the way arrives: it is charged to the taker, stands in dispute, or was never more than the scales can tell. */
const arrive = (effect: Effect, id: string, node: HandOverNode, weighed: Weighed, workshop: string): void => {
  const { giver, material, orderId } = node
  const book = bookOf(material)
  effect.draw(transit(id, giver), node.given, book)
  effect.give({ possessor: workshop, kind: 'scale', id: orderId }, weighed.scale, book)
  effect.give(disputeOf(id, giver), weighed.dispute, book)
}

export const taken = (effect: Effect, fact: FactOf<'taken'>): void => {
  const { handOverId, orderId, weighing, pieces } = fact
  const node = effect.need('hand-over', handOverId)
  if (!node) return
  if (node.status !== 'on-the-way' || node.into !== 'work') {
    effect.outOfTurn('hand-over', handOverId)
    return
  }
  const weighed = weigh(node, weighing.grossMicrograms, weighing.halfWidthMicrograms ?? 0, pieces)
  arrive(effect, handOverId, node, weighed, node.receiver)
  const order = { ...effect.order(orderId), workshop: node.receiver }
  charge(effect, orderId, { ...order, since: later(order.since, node.since) }, node, weighed.charged)
  const { charged, dispute, agreed } = weighed
  effect.putHandOver(handOverId, settled({ ...node, status: agreed ? 'taken' : 'disputed', charged, dispute }))
}

export const takenBack = (effect: Effect, fact: FactOf<'taken-back'>): void => {
  const { returnId, lotId, possessorId: possessor, weighing, pieces } = fact
  const node = effect.need('hand-over', returnId)
  if (!node) return
  if (node.status !== 'on-the-way' || node.into === 'work') {
    effect.outOfTurn('hand-over', returnId)
    return
  }
  if (!effect.isNew('lot', lotId)) return
  const weighed = weigh(node, weighing.grossMicrograms, weighing.halfWidthMicrograms ?? 0, pieces)
  const { material, basis, since, sources } = node
  const { charged, dispute, agreed } = weighed
  arrive(effect, returnId, node, weighed, node.giver)
  createLot(effect, lotId, { possessor, material, holdings: charged, basis, since, sources })
  const status = agreed ? 'taken' : 'disputed'
  effect.putHandOver(returnId, settled({ ...node, status, charged, dispute, into: { lotId }, receiver: possessor }))
}

/** Once nothing of it is open, amounts are not needed any more. */
const settled = (node: HandOverNode): HandOverNode =>
  node.status === 'taken' ? { ...node, given: [], charged: [], dispute: [], sources: [] } : node

/** A hand-over that nobody weighed in goes back as it was given. */
export const goesBack = (effect: Effect, fact: FactOf<'work-returned'>, handOverId: string): void => {
  const node = effect.need('hand-over', handOverId)
  if (!node || !effect.isNew('hand-over', fact.returnId)) return
  if (node.status !== 'on-the-way') {
    effect.outOfTurn('hand-over', handOverId)
    return
  }
  const { giver, receiver, material } = node
  effect.move(transit(handOverId, giver), transit(fact.returnId, receiver), node.given, bookOf(material))
  effect.putHandOver(handOverId, { ...node, status: 'gone-back' })
  const { halfWidthMicrograms } = fact
  const back = { giver: receiver, receiver: fact.receiverId, into: { lotId: '' }, halfWidthMicrograms } as const
  effect.putHandOver(fact.returnId, { ...node, ...back, status: 'on-the-way' })
}

/**
 * Both agree on a figure: the taker gets what is between it and what was charged, the giver what is between it and what was
 * given. Outside of the two weighings the one side gives to the other.
 */
export const disputeAgreed = (effect: Effect, fact: FactOf<'dispute-agreed'>): void => {
  const { handOverId, grossMicrograms, pieces } = fact
  const node = effect.need('hand-over', handOverId)
  if (!node) return
  if (node.status !== 'disputed') {
    effect.outOfTurn('hand-over', handOverId)
    return
  }
  const { giver, material, dispute, into, orderId } = node
  const book = bookOf(material)
  const more = grossMicrograms - totalOf(node.charged).grossMicrograms
  const count = pieces === null ? totalOf(dispute).pieces : pieces - totalOf(node.charged).pieces
  const toTaker = shareOf(dispute, node.given, more, count)
  const toGiver = without(dispute, toTaker)
  effect.draw(disputeOf(handOverId, giver), dispute, book)
  const agreed = { ...node, status: 'taken', charged: together(node.charged, toTaker), dispute: [] } as const
  if (into === 'work') {
    backToLot(effect, node.lotId ?? '', toGiver)
    charge(effect, orderId, effect.order(orderId), node, toTaker)
  } else {
    discharge(effect, orderId, effect.order(orderId), node, toGiver)
    backToLot(effect, into.lotId, toTaker)
  }
  effect.putHandOver(handOverId, settled(agreed))
}

/** Of what is in dispute; what is beyond it, or less than nothing, at the blend that was given. */
const shareOf = (dispute: Holdings, gave: Holdings, grossMicrograms: number, pieces: number): Holdings => {
  const held = totalOf(dispute).grossMicrograms
  const inside = Math.min(Math.max(grossMicrograms, 0), held)
  const beyond = grossMicrograms - inside
  const part = takeFrom(dispute, inside)
  const total =
    beyond > 0 ? together(part, takeFrom(gave, beyond)) : beyond < 0 ? without(part, takeFrom(gave, -beyond)) : part
  return total.map(({ owner, amount }, at) => ({ owner, amount: { ...amount, pieces: at === 0 ? pieces : 0 } }))
}

const backToLot = (effect: Effect, lotId: string, holdings: Holdings): void => {
  const lot = effect.need('lot', lotId)
  if (!lot) return
  effect.give(stockOf(lotId, lot.possessor), holdings, bookOf(lot.material))
  effect.putLot(lotId, { ...lot, holdings: together(lot.holdings, holdings) }, bookOf(lot.material))
}

export const sendOff = (
  effect: Effect,
  fact: FactOf<'work-returned'>,
  holdings: Holdings,
  node: Pick<HandOverNode, 'basis' | 'sources' | 'since'>,
): void => {
  const { returnId, orderId, receiverId, material, halfWidthMicrograms } = fact
  const giver = workOf(orderId, effect.order(orderId)).possessor
  effect.give(transit(returnId, giver), holdings, bookOf(material))
  effect.putHandOver(returnId, {
    ...{ is: 'hand-over', status: 'on-the-way', orderId, lotId: null, giver, receiver: receiverId, material },
    ...{ given: holdings, halfWidthMicrograms, charged: [], dispute: [], into: { lotId: '' } },
    ...node,
  })
}
