import { nothing, ofFineness } from '../amounts.ts'
import type { FactOf } from '../facts/fact.ts'
import { type Holdings, takeFrom, takePieces, together, totalOf, without } from '../holdings.ts'
import type { Effect, Place } from './context.ts'
import { createLot, leaveLot, partOf, stockOf } from './lots.ts'
import type { OrderPiece, PieceNode } from './nodes.ts'
import { netOf, withPiece } from './orders.ts'

const pieceAt = (pieceId: string, possessor: string): Place => ({ possessor, kind: 'piece', id: pieceId })
const customer = (id: string, possessor: string): Place => ({ possessor, kind: 'customer', id })

/** Everything that is in a piece goes from one account to another. */
const moveWhole = (effect: Effect, from: Place, to: Place, piece: PieceNode): void => {
  effect.move(from, to, piece.metal)
  effect.move(from, to, piece.stones, 'stones')
  effect.move(from, to, piece.components, 'components')
}

/** The piece, as long as it is in the house. */
const inHouse = (effect: Effect, pieceId: string): PieceNode | undefined => {
  const piece = effect.need('piece', pieceId)
  if (piece && piece.where !== 'house') {
    effect.outOfTurn('piece', pieceId)
    return undefined
  }
  return piece
}

export const sold = (effect: Effect, { pieceId }: FactOf<'sold'>): void => {
  const piece = inHouse(effect, pieceId)
  if (!piece) return
  moveWhole(effect, pieceAt(pieceId, piece.possessor), customer(pieceId, piece.possessor), piece)
  effect.putPiece(pieceId, { ...piece, where: 'customer' })
}

/** Weighed: what is less is worn off; what is more is no metal. */
export const returned = (effect: Effect, fact: FactOf<'returned'>): void => {
  const { pieceId, possessorId: possessor, weighing } = fact
  const piece = effect.need('piece', pieceId)
  if (!piece) return
  if (piece.where !== 'customer') {
    effect.outOfTurn('piece', pieceId)
    return
  }
  const back = { ...piece, possessor, where: 'house' as const }
  effect.draw(customer(pieceId, piece.possessor), piece.metal)
  const metal = worn(effect, pieceId, back, weighing.grossMicrograms)
  const place = pieceAt(pieceId, possessor)
  effect.give(place, metal)
  effect.move(customer(pieceId, piece.possessor), place, piece.stones, 'stones')
  effect.move(customer(pieceId, piece.possessor), place, piece.components, 'components')
  effect.putPiece(pieceId, { ...back, metal, grossMicrograms: weighing.grossMicrograms })
}

/** The metal of a piece that weighs as much now; the rest is told as loss. */
const worn = (effect: Effect, pieceId: string, piece: PieceNode, grossMicrograms: number): Holdings => {
  const { possessor } = piece
  const metal = totalOf(piece.metal).grossMicrograms
  const lighter = Math.min(piece.grossMicrograms - grossMicrograms, metal)
  if (lighter < 0) {
    const dirt = piece.metal
      .slice(0, 1)
      .map(({ owner }) => ({ owner, amount: { ...nothing, grossMicrograms: -lighter } }))
    effect.draw({ possessor, kind: 'foreign', id: pieceId }, dirt)
    return together(piece.metal, dirt)
  }
  const left = takeFrom(piece.metal, metal - lighter)
  effect.give({ possessor, kind: 'loss', id: pieceId }, without(piece.metal, left))
  return left
}

export const pieceMoved = (effect: Effect, { pieceId, possessorId }: FactOf<'piece-moved'>): void => {
  const piece = inHouse(effect, pieceId)
  if (!piece) return
  if (piece.possessor !== possessorId)
    moveWhole(effect, pieceAt(pieceId, piece.possessor), pieceAt(pieceId, possessorId), piece)
  effect.putPiece(pieceId, { ...piece, possessor: possessorId })
}

/** A share of a batch by quantity, as production tells it. */
const shareOfOne = (quantity: number, holdings: Holdings): Holdings => {
  const total = totalOf(holdings)
  if (total.pieces > 0) return takePieces(holdings, shareOf(total.pieces, quantity))
  return takeFrom(holdings, shareOf(total.grossMicrograms, quantity))
}
/** Largest remainder over one and the rest, ties to the one. */
const shareOf = (whole: number, quantity: number): number =>
  Number((BigInt(whole) * 2n + BigInt(quantity)) / (BigInt(quantity) * 2n))

export const batchSplit = (effect: Effect, fact: FactOf<'batch-split'>): void => {
  const { orderId, batchId, pieceId, weighing } = fact
  const order = effect.need('order', orderId)
  if (!order) return
  const { grossMicrograms } = weighing
  if (!order.closing) {
    if (!order.pieces.some((piece) => piece.pieceId === batchId)) {
      effect.outOfTurn('piece', batchId)
      return
    }
    effect.putOrder(
      orderId,
      withPiece(order, batchId, (batch) => splitOpen(batch, pieceId, grossMicrograms)),
    )
    return
  }
  const batch = inHouse(effect, batchId)
  if (!batch || !effect.isNew('piece', pieceId)) return
  const stones = shareOfOne(batch.quantity, batch.stones)
  const components = shareOfOne(batch.quantity, batch.components)
  const net = grossMicrograms - totalOf(stones).grossMicrograms - totalOf(components).grossMicrograms
  const metal = takeFrom(batch.metal, net)
  const one = { ...batch, quantity: 1, grossMicrograms, metal, stones, components }
  moveWhole(effect, pieceAt(batchId, batch.possessor), pieceAt(pieceId, batch.possessor), one)
  effect.putPiece(batchId, {
    ...batch,
    ...{ quantity: batch.quantity - 1, grossMicrograms: batch.grossMicrograms - grossMicrograms },
    metal: without(batch.metal, metal),
    stones: without(batch.stones, stones),
    components: without(batch.components, components),
  })
  effect.putPiece(pieceId, one)
}

const splitOpen = (batch: OrderPiece, pieceId: string, grossMicrograms: number): readonly OrderPiece[] => {
  const stones = shareOfOne(batch.quantity, batch.stones)
  const otherMicrograms = shareOf(batch.otherMicrograms, batch.quantity)
  const rest = {
    ...batch,
    quantity: batch.quantity - 1,
    grossMicrograms: batch.grossMicrograms - grossMicrograms,
    stones: without(batch.stones, stones),
    otherMicrograms: batch.otherMicrograms - otherMicrograms,
    netMicrograms: null,
  }
  return [rest, { ...batch, pieceId, quantity: 1, grossMicrograms, stones, otherMicrograms, netMicrograms: null }]
}

/** Its metal is scrap, its stones are loose again. */
export const pieceScrapped = (effect: Effect, fact: FactOf<'piece-scrapped'>): void => {
  const { orderId, pieceId, residueLotId: lotId } = fact
  const order = effect.need('order', orderId)
  if (!order) return
  if (!order.closing) {
    const scrap = order.pieces.find((one) => one.pieceId === pieceId)
    if (!scrap) {
      effect.outOfTurn('piece', pieceId)
      return
    }
    const residue = { lotId, class: 'scrap', assumed: 'blend', grossMicrograms: netOf(scrap) } as const
    effect.putOrder(orderId, {
      ...withPiece(order, pieceId, () => []),
      residues: [...order.residues, residue],
      stones: together(order.stones, scrap.stones),
    })
    return
  }
  const piece = inHouse(effect, pieceId)
  if (!piece || !effect.isNew('lot', lotId)) return
  const { possessor, metal, stones, components, since } = piece
  const place = pieceAt(pieceId, possessor)
  const work = { possessor: order.workshop ?? possessor, kind: 'work', id: orderId } as const
  effect.draw(place, metal)
  effect.move(place, work, stones, 'stones')
  effect.move(place, { possessor, kind: 'loss', id: orderId }, components, 'components')
  createLot(effect, lotId, { possessor, material: 'silver', holdings: metal, basis: 'computed', since })
  effect.putPiece(pieceId, ended(piece))
  effect.putOrder(orderId, { ...order, stones: together(order.stones, stones) })
}

const ended = (piece: PieceNode): PieceNode => ({ ...piece, where: 'ended', metal: [], stones: [], components: [] })

/** Before its order closes a piece is only weighed anew. */
export const pieceReworked = (effect: Effect, fact: FactOf<'piece-reworked'>): void => {
  const { orderId, pieceId, weighing } = fact
  const order = effect.need('order', orderId)
  if (!order) return
  if (order.closing || !order.pieces.some((one) => one.pieceId === pieceId)) {
    effect.outOfTurn('piece', pieceId)
    return
  }
  if (!weighing) return
  const { grossMicrograms } = weighing
  effect.putOrder(
    orderId,
    withPiece(order, pieceId, (piece) => [{ ...piece, grossMicrograms, netMicrograms: null }]),
  )
}

/** The piece ends; what of its metal is in the pot is a lot, what is not is loss. */
export const meltedBack = (effect: Effect, fact: FactOf<'melted-back'>): void => {
  const { pieceId, intoLotId, weighing, stones } = fact
  const piece = inHouse(effect, pieceId)
  if (!piece || !effect.isNew('lot', intoLotId)) return
  const { possessor, since } = piece
  const place = pieceAt(pieceId, possessor)
  const bare = { ...piece, grossMicrograms: totalOf(piece.metal).grossMicrograms }
  effect.draw(place, piece.metal)
  const metal = worn(effect, pieceId, bare, weighing.grossMicrograms)
  createLot(effect, intoLotId, { possessor, material: 'silver', holdings: metal, basis: 'computed', since })
  const loss = { possessor, kind: 'loss', id: pieceId } as const
  effect.draw(place, piece.stones, 'stones')
  const saved = stones ? takePieces(piece.stones, stones.pieces) : []
  if (stones && effect.isNew('lot', stones.lotId))
    createLot(effect, stones.lotId, { possessor, material: 'stones', holdings: saved, basis: 'computed' })
  effect.give(loss, without(piece.stones, saved), 'stones')
  effect.move(place, loss, piece.components, 'components')
  effect.putPiece(pieceId, ended(piece))
}

export const stonesRemoved = (effect: Effect, fact: FactOf<'stones-removed'>): void => {
  const { pieceId, intoLotId, pieces } = fact
  const piece = inHouse(effect, pieceId)
  if (!piece || !effect.isNew('lot', intoLotId)) return
  const { possessor } = piece
  const out = takePieces(piece.stones, pieces)
  effect.draw(pieceAt(pieceId, possessor), out, 'stones')
  createLot(effect, intoLotId, { possessor, material: 'stones', holdings: out, basis: 'computed' })
  const grossMicrograms = piece.grossMicrograms - totalOf(out).grossMicrograms
  effect.putPiece(pieceId, { ...piece, grossMicrograms, stones: without(piece.stones, out) })
}

/** A customer's own piece: metal added is theirs now, metal removed is owed to them. */
export const repaired = (effect: Effect, fact: FactOf<'repaired'>): void => {
  const { repairId, ownerId: owner, possessorId: possessor, added, removed } = fact
  if (added && !effect.need('lot', added.lotId)) return
  if (removed && !effect.isNew('lot', removed.lotId)) return
  if (added) {
    const lot = effect.need('lot', added.lotId)
    if (!lot) return
    const metal = partOf(lot, added.weighing.grossMicrograms, null)
    effect.move(stockOf(added.lotId, lot.possessor), customer(repairId, possessor), metal)
    leaveLot(effect, added.lotId, lot, metal)
  }
  if (removed) {
    const holdings = [{ owner, amount: ofFineness(removed.weighing.grossMicrograms, removed.estimated) }]
    effect.draw(customer(repairId, possessor), holdings)
    createLot(effect, removed.lotId, { possessor, material: 'silver', holdings, basis: 'estimated' })
  }
}

/** A piece of the house: before + added = after + removed, or else lost. Heavier than that is foreign matter. */
export const pieceRepaired = (effect: Effect, fact: FactOf<'piece-repaired'>): void => {
  const { pieceId, added, removedIntoLotId, weighing } = fact
  const piece = inHouse(effect, pieceId)
  if (!piece || (added && !effect.need('lot', added.lotId))) return
  if (removedIntoLotId !== null && !effect.isNew('lot', removedIntoLotId)) return
  const { possessor, since } = piece
  const place = pieceAt(pieceId, possessor)
  let metal = piece.metal
  let gross = piece.grossMicrograms
  effect.draw(place, piece.metal)
  if (added) {
    const lot = effect.need('lot', added.lotId)
    if (!lot) return
    const more = partOf(lot, added.grossMicrograms, null)
    effect.draw(stockOf(added.lotId, lot.possessor), more)
    leaveLot(effect, added.lotId, lot, more)
    metal = together(metal, more)
    gross += added.grossMicrograms
  }
  const lighter = Math.min(gross - weighing.grossMicrograms, totalOf(metal).grossMicrograms)
  let after: Holdings
  if (removedIntoLotId === null || lighter <= 0) {
    after = worn(effect, pieceId, { ...piece, metal, grossMicrograms: gross }, weighing.grossMicrograms)
  } else {
    const off = takeFrom(metal, lighter)
    createLot(effect, removedIntoLotId, { possessor, material: 'silver', holdings: off, basis: 'computed', since })
    after = without(metal, off)
  }
  effect.give(place, after)
  effect.putPiece(pieceId, { ...piece, metal: after, grossMicrograms: weighing.grossMicrograms })
}
