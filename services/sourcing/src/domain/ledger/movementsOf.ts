import { type Metal, subtractMetal } from '@fibula/kernel'
import { type AccountKind, bookOf, type Held, into, type Line, moved, outOf } from '@fibula/kernel/ledger'
import type { LotAssayed, LotEvent, MetalTakenBack } from '../lot/events.ts'
import { evolve, type Lot, type StockLot } from '../lot/lot.ts'

type Place = Parameters<typeof into>[1]

const at = (possessor: string, kind: AccountKind, id: string): Place => ({ possessor, kind, id })
const stock = (lotId: string, possessor: string): Place => at(possessor, 'stock', lotId)
const placeOf = ({ lotId, possessorId }: StockLot): Place => stock(lotId, possessorId)
const supplierOf = (supplierId: string, possessor: string): Place => at(possessor, 'supplier', supplierId)
/** On its way from whoever gave it. */
const transit = (id: string, giver: string): Place => at(giver, 'transit', id)

/** What was found more or less than was believed stands against `fineness`; a sample leaves, its bead comes back, the rest is destroyed. */
const assayed = (lot: StockLot, { fine, sample, effect }: LotAssayed): Line[] => {
  const { ownerId, possessorId: possessor, lotId } = lot
  const used: Metal = sample
    ? subtractMetal(sample, { grossMicrograms: sample.returnedGrossMicrograms, fine: sample.returnedFine })
    : { grossMicrograms: 0, fine: 0n }
  const found = { grossMicrograms: 0, fine: effect === 'revalued' ? fine + used.fine - lot.fine : 0n }
  return [
    ...moved(ownerId, at(possessor, 'fineness', lotId), placeOf(lot), found),
    ...moved(ownerId, placeOf(lot), at(possessor, 'destroyed', lotId), used),
  ]
}

/** What was sent is in the lot, in the difference of two scales, or in dispute; stones that nobody had sent are a surplus of the order. */
const takenBack = (event: MetalTakenBack): Line[] => {
  const { ownerId, workshopId, returnId, lotId, orderId, material, scale, dispute, pieces, sentPieces } = event
  const book = bookOf(material)
  const missing = (sentPieces ?? 0) - (pieces ?? 0)
  const sent: Held = {
    grossMicrograms: event.grossMicrograms + scale.grossMicrograms + dispute.grossMicrograms,
    fine: event.fine + scale.fine + dispute.fine,
    pieces: sentPieces,
  }
  return [
    ...outOf(ownerId, transit(returnId, workshopId), sent, book),
    ...into(ownerId, stock(lotId, ownerId), event, book),
    ...into(ownerId, at(workshopId, 'scale', orderId), scale, book),
    ...into(ownerId, at(workshopId, 'dispute', returnId), { ...dispute, pieces: Math.max(0, missing) }, book),
    ...into(ownerId, at(workshopId, 'surplus', orderId), { grossMicrograms: 0, pieces: Math.min(0, missing) }, book),
  ]
}

/** What one event moves, to the lot as it was before it; most verdicts move nothing. Every movement sums to nothing. */
export const movementOf = (before: Lot, event: LotEvent): Line[] => {
  switch (event.type) {
    case 'MaterialReceived': {
      const { ownerId, possessorId, supplierId, lotId, material } = event
      return moved(ownerId, supplierOf(supplierId, possessorId), stock(lotId, possessorId), event, bookOf(material))
    }
    case 'LotsMerged': {
      const { ownerId, possessorId, lotId, material, parts } = event
      const book = bookOf(material)
      return [
        ...parts.flatMap((part) => outOf(ownerId, stock(part.lotId, possessorId), part, book)),
        ...into(ownerId, stock(lotId, possessorId), event, book),
      ]
    }
    case 'MetalTakenBack':
      return takenBack(event)
  }
  if (before.status === 'none') return []
  const { ownerId, possessorId, material } = before
  const book = bookOf(material)
  switch (event.type) {
    case 'LotAssayed':
      return assayed(before, event)
    case 'LotCounted': {
      const { countId, differenceMicrograms, differenceFine, differencePieces } = event
      const found = { grossMicrograms: differenceMicrograms, fine: differenceFine, pieces: differencePieces }
      return moved(ownerId, at(possessorId, 'count', countId), placeOf(before), found, book)
    }
    case 'DifferenceAccepted': {
      const fineness = at(possessorId, 'fineness', before.lotId)
      const owed = { grossMicrograms: 0, fine: -before.unsettledFine }
      return moved(ownerId, fineness, supplierOf(event.supplierId, possessorId), owed)
    }
    case 'LotSentBack':
      return moved(ownerId, placeOf(before), supplierOf(event.supplierId, possessorId), event, book)
    case 'LotMoved':
      return moved(ownerId, placeOf(before), stock(event.lotId, event.possessorId), before, book)
    case 'MetalHandedOver':
      return moved(ownerId, placeOf(before), transit(event.handOverId, possessorId), event, book)
    case 'LotSplit':
      return [
        ...event.parts.flatMap((part) => outOf(ownerId, placeOf(before), part, book)),
        ...event.parts.flatMap((part) => into(ownerId, stock(part.lotId, possessorId), part, book)),
      ]
    default:
      return []
  }
}

/** What each of the events moves, which happened to the lot one after the other. */
export const movementsOf = (before: Lot, events: readonly LotEvent[]): Line[][] => {
  let lot = before
  return events.map((event) => {
    const lines = movementOf(lot, event)
    lot = evolve(lot, event)
    return lines
  })
}
