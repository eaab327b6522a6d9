import { isMetal, type Material } from '../../materials.ts'
import { residueOf } from '../../transformation.ts'
import { contentBy, sumOf } from '../amounts.ts'
import type { Amount } from '../content.ts'
import type { FactOf } from '../facts/fact.ts'
import type { Holdings } from '../holdings.ts'
import { divide, takeFrom, takePieces, together, totalOf, without } from '../holdings.ts'
import { bookOf } from '../movement.ts'
import type { Effect, Place } from './context.ts'
import { goesBack, inputOf, sendOff } from './handovers.ts'
import type { HandOverNode, OrderNode, OrderPiece, Source } from './nodes.ts'
import { found, type Valued } from './valuation.ts'

export const workOf = (orderId: string, order: OrderNode): Place => ({
  possessor: order.workshop ?? '-',
  kind: 'work',
  id: orderId,
})
export const lossOf = (orderId: string, order: OrderNode): Place => ({ ...workOf(orderId, order), kind: 'loss' })
export const foreignOf = (orderId: string, order: OrderNode): Place => ({ ...workOf(orderId, order), kind: 'foreign' })

const withMaterial = (order: OrderNode, material: Material, combine: (held: Holdings) => Holdings): OrderNode =>
  isMetal(material)
    ? { ...order, metal: combine(order.metal) }
    : material === 'stones'
      ? { ...order, stones: combine(order.stones) }
      : material === 'enamel'
        ? { ...order, enamel: combine(order.enamel) }
        : { ...order, thread: combine(order.thread) }

/** Material comes to a work. What comes after the closing never came out: it is loss. */
export const charge = (effect: Effect, orderId: string, order: OrderNode, node: HandOverNode, came: Holdings): void => {
  const { material, lotId } = node
  const book = bookOf(material)
  if (order.closing) {
    effect.give(lossOf(orderId, order), came, book)
    const lossFine = order.closing.lossFine + (book === 'metal' ? totalOf(came).content.Ag : 0n)
    effect.putOrder(orderId, { ...order, closing: { ...order.closing, lossFine } })
    return
  }
  effect.give(workOf(orderId, order), came, book)
  const next = withMaterial(order, material, (held) => together(held, came))
  const inputs = lotId && isMetal(material) ? [...order.inputs, { lotId, holdings: came }] : order.inputs
  effect.putOrder(orderId, { ...next, inputs })
}

/** What was sent off comes back to the work after all. */
export const discharge = (
  effect: Effect,
  orderId: string,
  order: OrderNode,
  node: HandOverNode,
  came: Holdings,
): void => charge(effect, orderId, order, { ...node, lotId: null }, came)

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

export const residueWeighed = (effect: Effect, fact: FactOf<'residue-weighed'>): void => {
  const { orderId, residueLotId: lotId, assumed, weighing, pieceId } = fact
  const order = effect.order(orderId)
  // Of a scrapped piece: told with the piece, whose metal it is.
  if (pieceId !== null && order.residues.some((residue) => residue.lotId === lotId)) return
  if (order.closing) {
    effect.outOfTurn('order', orderId)
    return
  }
  if (order.residues.some((residue) => residue.lotId === lotId)) {
    effect.outOfTurn('lot', lotId)
    return
  }
  const residue = { lotId, class: fact.class, assumed, grossMicrograms: weighing.grossMicrograms }
  effect.putOrder(orderId, { ...order, residues: [...order.residues, residue] })
}

/** What a residue holds by its class and by its assays; `fine` is told only where assays know better. */
export const knownOf = (
  effect: Effect,
  residue: OrderNode['residues'][number],
  work: Amount,
  order: OrderNode,
): Valued | undefined => {
  const { grossMicrograms, assumed } = residue
  if (assumed === 'blend') return undefined
  const metal = { grossMicrograms: work.grossMicrograms, fine: work.content.Ag }
  const by = residueOf({ class: residue.class, grossMicrograms, assumed }, metal)
  const base = { grossMicrograms, content: { Ag: by?.fine ?? 0n }, pieces: 0 }
  return effect.valuation(residue.lotId, base, 'assumed', order.since)
}

/** The elements that go along with the silver of a dirty residue. */
export const besideSilver = (silver: bigint, work: Amount): Amount['content'] =>
  contentBy((e) =>
    e === 'Ag' ? silver : work.content.Ag === 0n ? 0n : ((work.content[e] ?? 0n) * silver) / work.content.Ag,
  )

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
  const out =
    !dirty || content === undefined
      ? takeFrom(order.metal, grossMicrograms)
      : dirtyPart(order.metal, work, content.fine, grossMicrograms - foreign)
  effect.draw(place, out)
  const dirt = foreignOfOwners(out, foreign)
  effect.draw(foreignOf(orderId, order), dirt)
  const sent = together(out, dirt)
  const sources: Source[] = out.map(({ owner, amount }) => ({
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
  effect.putOrder(orderId, { ...order, metal: without(order.metal, out), residues })
  const basis = known?.basis ?? clean?.basis ?? 'computed'
  const since = known?.since ?? clean?.since ?? order.since
  sendOff(effect, fact, valued, { basis, since, sources })
}

/** Dirt is shared by the weight of the metal in it. */
export const foreignOfOwners = (out: Holdings, foreignMicrograms: number): Holdings => {
  if (foreignMicrograms === 0) return []
  const foreign = { grossMicrograms: foreignMicrograms, content: { Ag: 0n }, pieces: 0 }
  const [only] = out
  if (only && out.length === 1) return [{ owner: only.owner, amount: foreign }]
  return (
    divide(out, [foreign])[0]?.map(({ owner, amount }) => ({
      owner,
      amount: { ...foreign, grossMicrograms: amount.grossMicrograms },
    })) ?? []
  )
}

const dirtyPart = (metal: Holdings, work: Amount, silver: bigint, grossMicrograms: number): Holdings => {
  const amount = { grossMicrograms, content: besideSilver(silver, work), pieces: 0 }
  const rest = {
    grossMicrograms: work.grossMicrograms - grossMicrograms,
    content: contentBy((e) => (work.content[e] ?? 0n) - (amount.content[e] ?? 0n)),
    pieces: 0,
  }
  return divide(metal, [amount, rest])[0] ?? []
}

const worth = (holdings: Holdings, more: Amount['content']): Holdings =>
  holdings.map(({ owner, amount }, at) => ({
    owner,
    amount: at === 0 ? { ...amount, content: contentBy((e) => (amount.content[e] ?? 0n) + (more[e] ?? 0n)) } : amount,
  }))

/** Pieces of an order that is open still, changed. */
export const withPiece = (
  order: OrderNode,
  pieceId: string,
  change: (piece: OrderPiece) => readonly OrderPiece[],
): OrderNode => ({
  ...order,
  pieces: order.pieces.flatMap((piece) => (piece.pieceId === pieceId ? change(piece) : [piece])),
})

export const pieceFinished = (effect: Effect, fact: FactOf<'piece-finished'>): void => {
  const { orderId, pieceId, quantity, weighing, stonePieces, otherMicrograms, netMicrograms, title } = fact
  const order = effect.order(orderId)
  if (order.closing) {
    effect.outOfTurn('order', orderId)
    return
  }
  if (order.pieces.some((piece) => piece.pieceId === pieceId)) {
    effect.outOfTurn('piece', pieceId)
    return
  }
  const stones = stonePieces === 0 ? [] : takePieces(order.stones, stonePieces)
  const { grossMicrograms } = weighing
  const piece = { pieceId, quantity, title, grossMicrograms, stones, otherMicrograms, netMicrograms }
  const left = stonePieces === 0 ? order.stones : without(order.stones, stones)
  effect.putOrder(orderId, { ...order, pieces: [...order.pieces, piece], stones: left })
}

/** Net = gross - stones - other, unless it was weighed before setting. */
export const netOf = (piece: OrderPiece): number =>
  piece.netMicrograms ??
  Math.max(0, piece.grossMicrograms - totalOf(piece.stones).grossMicrograms - piece.otherMicrograms)

export const lossDeclared = (effect: Effect, fact: FactOf<'loss-declared'>): void => {
  const { orderId, what, pieces } = fact
  const order = effect.order(orderId)
  if (what === 'metal' || order.closing) return
  const broken = takePieces(order.stones, pieces ?? 0)
  effect.putOrder(orderId, { ...order, stones: without(order.stones, broken), broken: together(order.broken, broken) })
}
