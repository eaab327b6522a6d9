import { isMetal } from '../../materials.ts'
import { residueOf } from '../../transformation.ts'
import { contentBy, sumOf } from '../amounts.ts'
import type { Amount } from '../content.ts'
import type { FactOf } from '../facts/fact.ts'
import { divide, type Holdings, takeFrom, takePieces, together, totalOf, without } from '../holdings.ts'
import { bookOf } from '../movement.ts'
import type { Effect } from './context.ts'
import { goesBack, sendOff } from './handovers.ts'
import type { OrderNode, Source } from './nodes.ts'
import { besideSilver, foreignOf, foreignOfOwners, inputOf, knownOf, withMaterial, workOf } from './orders.ts'
import { found } from './valuation.ts'

export const workReturned = (effect: Effect, fact: FactOf<'work-returned'>): void => {
  const { returnId, orderId, material, lotId, residueLotId, handOverId } = fact
  if (handOverId !== null) {
    goesBack(effect, fact, handOverId)
    return
  }
  const order = effect.need('order', orderId)
  if (!order || !effect.isNew('hand-over', returnId)) return
  if (residueLotId !== null) {
    residueReturned(effect, fact, order, residueLotId)
    return
  }
  const grossMicrograms = fact.weighing?.grossMicrograms ?? 0
  const held = isMetal(material)
    ? order.metal
    : material === 'stones'
      ? order.stones
      : material === 'enamel'
        ? order.enamel
        : order.thread
  const from = lotId !== null && isMetal(material) ? inputOf(order, lotId) : held
  const holdings = material === 'stones' ? takePieces(from, fact.pieces ?? 0) : takeFrom(from, grossMicrograms)
  const next = withMaterial(order, material, (all) => without(all, holdings))
  const inputs =
    lotId !== null && isMetal(material) ? [...order.inputs, { lotId, holdings: without([], holdings) }] : order.inputs
  effect.draw(workOf(orderId, order), holdings, bookOf(material))
  effect.putOrder(orderId, { ...next, inputs })
  sendOff(effect, fact, holdings, { basis: 'computed', sources: [], since: order.since })
}

const residueReturned = (effect: Effect, fact: FactOf<'work-returned'>, order: OrderNode, lotId: string): void => {
  const { orderId } = fact
  const residue = order.residues.find((one) => one.lotId === lotId)
  if (!residue) {
    effect.waitsFor ??= `order:${orderId}`
    return
  }
  const work = totalOf(order.metal)
  const known = knownOf(effect, residue, work, order)
  const place = workOf(orderId, order)
  const metal = { grossMicrograms: work.grossMicrograms, fine: work.content.Ag }
  const { class: name, grossMicrograms, assumed } = residue
  const dirty = assumed !== 'blend'
  const fine = known && known.effects.length > 0 ? { fine: known.amount.content.Ag } : {}
  const content = residueOf({ class: name, grossMicrograms, assumed, ...fine }, metal)
  const foreign = content?.foreignMicrograms ?? 0
  // More than there is leaves the work negative; the account is named.
  const plain = !dirty || content === undefined
  const out = plain ? takeFrom(order.metal, grossMicrograms) : []
  const [part, left] = plain
    ? [out, without(order.metal, out)]
    : dirtyPart(order.metal, work, content.fine, grossMicrograms - foreign)
  effect.draw(place, without(order.metal, left))
  const dirt = foreignOfOwners(part, foreign)
  effect.draw(foreignOf(orderId, order), dirt)
  const sent = together(part, dirt)
  const sources: Source[] = part.map(({ owner, amount }) => ({
    orderId,
    possessor: place.possessor,
    owner,
    fine: amount.content,
  }))
  const clean = dirty ? undefined : effect.valuation(lotId, totalOf(sent), 'computed', order.since)
  const more = clean ? found(clean.amount, totalOf(sent)) : undefined
  const valued = more && sumOf(more) !== 0n ? worth(sent, more) : sent
  effect.draw({ ...place, kind: 'fineness', id: lotId }, without(valued, sent))
  const residues = order.residues.filter((one) => one !== residue)
  effect.putOrder(orderId, { ...order, metal: left, residues })
  const basis = known?.basis ?? clean?.basis ?? 'computed'
  const since = known?.since ?? clean?.since ?? order.since
  sendOff(effect, fact, valued, { basis, since, sources })
}

/** What leaves and what is left are both of the whole blend: they are split by the fine that owners brought, like what comes out at the end. */
const dirtyPart = (metal: Holdings, work: Amount, silver: bigint, grossMicrograms: number): [Holdings, Holdings] => {
  const amount = { grossMicrograms, content: besideSilver(silver, work), pieces: 0 }
  const rest = {
    grossMicrograms: work.grossMicrograms - grossMicrograms,
    content: contentBy((e) => (work.content[e] ?? 0n) - (amount.content[e] ?? 0n)),
    pieces: 0,
  }
  const [part = [], left = []] = divide(metal, [amount, rest])
  return [part, left]
}

const worth = (holdings: Holdings, more: Amount['content']): Holdings =>
  holdings.map(({ owner, amount }, at) => ({
    owner,
    amount: at === 0 ? { ...amount, content: contentBy((e) => (amount.content[e] ?? 0n) + (more[e] ?? 0n)) } : amount,
  }))
