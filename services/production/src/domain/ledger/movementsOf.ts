import type { Stones } from '@fibula/kernel'
import { type AccountKind, bookOf, type Held, into, type Line, moved, outOf } from '@fibula/kernel/ledger'
import type {
  BatchSplit,
  MetalAccepted,
  MetalSentBack,
  OrderClosed,
  OrderEvent,
  PieceScrapped,
} from '../order/events.ts'
import { evolve } from '../order/evolve.ts'
import { componentLeft, type Order, type PlacedOrder, piecesMade, stonesOf } from '../order/order.ts'

type Place = Parameters<typeof into>[1]

const at = (possessor: string, kind: AccountKind, id: string): Place => ({ possessor, kind, id })
const gram = (grossMicrograms: number): Held => ({ grossMicrograms })
const held = ({ pieces, micrograms }: Stones): Held => ({ grossMicrograms: micrograms, pieces })

/** What was given is charged to the work, in the difference of two scales, or in dispute with who gave it. */
const accepted = (event: MetalAccepted): Line[] => {
  const { ownerId, workshopId, orderId, handOverId, material, scale, dispute, pieces } = event
  const book = bookOf(material)
  const given: Held = {
    grossMicrograms: event.grossMicrograms + scale.grossMicrograms + dispute.grossMicrograms,
    fine: event.fine + scale.fine + dispute.fine,
    pieces,
  }
  return [
    ...outOf(ownerId, at(ownerId, 'transit', handOverId), given, book),
    ...into(ownerId, at(workshopId, 'work', orderId), event, book),
    ...into(ownerId, at(workshopId, 'scale', orderId), scale, book),
    ...into(ownerId, at(ownerId, 'dispute', handOverId), dispute, book),
  ]
}

/** Out of the work, with what is foreign in it; a hand-over that was refused goes on as it came. */
const sentBack = (event: MetalSentBack): Line[] => {
  const { ownerId, workshopId, orderId, returnId, handOverId, material, foreignMicrograms, grossMicrograms } = event
  const book = bookOf(material)
  const away = at(workshopId, 'transit', returnId)
  if (handOverId !== null) return moved(ownerId, at(ownerId, 'transit', handOverId), away, event, book)
  const charged = { ...event, grossMicrograms: grossMicrograms - foreignMicrograms }
  return [
    ...outOf(ownerId, at(workshopId, 'work', orderId), charged, book),
    ...outOf(ownerId, at(workshopId, 'foreign', orderId), gram(foreignMicrograms), book),
    ...into(ownerId, away, event, book),
  ]
}

/** Enamel and thread are on the pieces, as far as they go, or used up; what else is on the pieces nobody handed over. */
const componentsClosed = (order: PlacedOrder): Line[] => {
  const { ownerId, workshopId, orderId } = order
  const book = 'components'
  const made = piecesMade(order)
  const left = componentLeft(order, 'enamel') + componentLeft(order, 'thread')
  const onPieces = made.reduce((sum, { otherMicrograms }) => sum + otherMicrograms, 0)
  const used = Math.min(left, onPieces)
  return [
    ...outOf(ownerId, at(workshopId, 'work', orderId), gram(left), book),
    ...outOf(ownerId, at(workshopId, 'foreign', orderId), gram(onPieces - used), book),
    ...made.flatMap((piece) =>
      into(ownerId, at(workshopId, 'piece', piece.pieceId), gram(piece.otherMicrograms), book),
    ),
    ...into(ownerId, at(workshopId, 'loss', orderId), gram(left - used), book),
  ]
}

const stonesClosed = (order: PlacedOrder): Line[] => {
  const { ownerId, workshopId, orderId } = order
  const { broken, set } = stonesOf(order)
  const gone = { pieces: broken.pieces + set.pieces, micrograms: broken.micrograms + set.micrograms }
  return [
    ...outOf(ownerId, at(workshopId, 'work', orderId), held(gone), 'stones'),
    ...piecesMade(order).flatMap(({ pieceId, stones }) =>
      into(ownerId, at(workshopId, 'piece', pieceId), held(stones), 'stones'),
    ),
    ...into(ownerId, at(workshopId, 'loss', orderId), held(broken), 'stones'),
  ]
}

/** Missing metal that the workshop owes becomes its own, and is lost to it; what it owes its owner is a claim of fine metal. */
const owed = ({ ownerId, workshopId, orderId, missing, missingSettledBy }: OrderClosed): Line[] => {
  if (missingSettledBy !== 'money' && missingSettledBy !== 'pay') return []
  const { fine } = missing
  const claim: Held = { grossMicrograms: Number((fine + 9_999n) / 10_000n), fine }
  return [
    ...outOf(ownerId, at(workshopId, 'missing', orderId), missing),
    ...into(workshopId, at(workshopId, 'loss', orderId), missing),
    ...into(ownerId, at(workshopId, 'claim', workshopId), claim),
    ...outOf(workshopId, at(workshopId, 'claim', ownerId), claim),
  ]
}

/** The closing says how the metal went; stones and components go with it. */
const closed = (order: PlacedOrder, event: OrderClosed): Line[] => [
  ...event.lines.flatMap(({ account, ...metal }) => {
    const [, kind = '', id = ''] = /^([a-z]+):(.+)$/.exec(account) ?? []
    return into(event.ownerId, at(event.workshopId, kind as AccountKind, id), metal)
  }),
  ...owed(event),
  ...stonesClosed(order),
  ...componentsClosed(order),
]

/** Of a closed order: before, its pieces are metal in work. */
const split = ({ ownerId, workshopId, pieceId: batchId, piece }: BatchSplit): Line[] => {
  if (piece.fine === null) return []
  const [batch, one] = [at(workshopId, 'piece', batchId), at(workshopId, 'piece', piece.pieceId)]
  return [
    ...moved(ownerId, batch, one, { grossMicrograms: piece.netMicrograms, fine: piece.fine }),
    ...moved(ownerId, batch, one, held(piece.stones), 'stones'),
    ...moved(ownerId, batch, one, gram(piece.otherMicrograms), 'components'),
  ]
}

/** Of a closed order too: its metal is a lot, its stones are loose, what else was on it is lost. */
const scrapped = (order: PlacedOrder, event: PieceScrapped): Line[] => {
  const { ownerId, workshopId, orderId, pieceId, residueLotId, grossMicrograms, fine, stones } = event
  if (fine === null) return []
  const from = at(workshopId, 'piece', pieceId)
  const other = order.pieces.find((piece) => piece.pieceId === pieceId)?.otherMicrograms ?? 0
  return [
    ...moved(ownerId, from, at(workshopId, 'stock', residueLotId), { grossMicrograms, fine }),
    ...moved(ownerId, from, at(workshopId, 'work', orderId), held(stones), 'stones'),
    ...moved(ownerId, from, at(workshopId, 'loss', orderId), gram(other), 'components'),
  ]
}

/**
 * What one event moves, to the order as it was before it. Until an order closes, its metal is work, whatever was made of it;
 * every movement sums to nothing.
 */
export const movementOf = (before: Order, event: OrderEvent): Line[] => {
  switch (event.type) {
    case 'MetalAccepted':
      return accepted(event)
    case 'MetalSentBack':
      return sentBack(event)
    case 'BatchSplit':
      return split(event)
  }
  if (before.status === 'none') return []
  switch (event.type) {
    case 'OrderClosed':
      return closed(before, event)
    case 'PieceScrapped':
      return scrapped(before, event)
    case 'OrderCancelled': {
      // Everything else went back.
      const { ownerId, workshopId, orderId } = before
      const { broken } = stonesOf(before)
      return moved(ownerId, at(workshopId, 'work', orderId), at(workshopId, 'loss', orderId), held(broken), 'stones')
    }
    default:
      return []
  }
}

/** What each of the events moves, which happened to the order one after the other. */
export const movementsOf = (before: Order, events: readonly OrderEvent[]): Line[][] => {
  let order = before
  return events.map((event) => {
    const lines = movementOf(order, event)
    order = evolve(order, event)
    return lines
  })
}
