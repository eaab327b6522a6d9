import { isMetal, type Material } from '../../materials.ts'
import { residueOf } from '../../transformation.ts'
import { contentBy } from '../amounts.ts'
import type { Amount } from '../content.ts'
import type { FactOf } from '../facts/fact.ts'
import type { Holdings } from '../holdings.ts'
import { divide, takePieces, together, totalOf, without } from '../holdings.ts'
import { bookOf } from '../movement.ts'
import type { Effect, Place } from './context.ts'
import type { HandOverNode, OrderNode, OrderPiece } from './nodes.ts'
import type { Valued } from './valuation.ts'

export const workOf = (orderId: string, order: OrderNode): Place => ({
  possessor: order.workshop ?? '-',
  kind: 'work',
  id: orderId,
})
export const lossOf = (orderId: string, order: OrderNode): Place => ({ ...workOf(orderId, order), kind: 'loss' })
export const foreignOf = (orderId: string, order: OrderNode): Place => ({ ...workOf(orderId, order), kind: 'foreign' })

export const withMaterial = (order: OrderNode, material: Material, combine: (held: Holdings) => Holdings): OrderNode =>
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

/** What of the work is left to be given back unmixed, of one lot. */
export const inputOf = (order: OrderNode, lotId: string): Holdings =>
  order.inputs
    .filter((input) => input.lotId === lotId)
    .reduce<Holdings>((all, input) => together(all, input.holdings), [])

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
