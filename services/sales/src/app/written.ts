import type { Insert } from '@fibula/store'
import { isMove, movementsOf } from '../domain/ledger/movementsOf.ts'
import { evolve, type Offer, type OfferEvent } from '../domain/offer.ts'
import type { Ports, SalesEvent, VersionedOffer } from './ports.ts'

interface Times {
  readonly happenedAt: string
  readonly recordedAt: string
}

/** A sale of the reserved piece ends its reservation, as does every event that says so. */
const documentsOf = ({ rows }: Pick<Ports, 'rows'>, event: OfferEvent, times: Times): Insert[] => {
  switch (event.type) {
    case 'PieceReserved':
      return [event.fromQueue ? rows.reservationTurn(event, times) : rows.reservation(event, times)]
    case 'ReservationQueued':
      return [rows.reservation(event, times)]
    case 'ReservationEnded':
    case 'QueueLeft':
      return [rows.reservationEnd(event, event.cause, times)]
    case 'PieceSold':
      return [
        ...rows.sale(event, times),
        ...(event.reservationId === null
          ? []
          : [rows.reservationEnd({ reservationId: event.reservationId }, 'sold', times)]),
      ]
    case 'PieceReturned':
      return rows.saleReturn(event, times)
    case 'PieceConsigned':
      return [rows.consignment(event, times)]
    case 'ConsignmentReturned':
      return [rows.consignmentEnd(event, times)]
  }
}

/** The change of the offer, with what it moves and the documents that its events make. */
export const written = (
  ports: Pick<Ports, 'rows'>,
  pieceId: string,
  { version, offer, held }: VersionedOffer,
  events: readonly OfferEvent[],
  times: Times,
) => {
  const change = ports.rows.offer(version, pieceId, events.reduce<Offer>(evolve, offer), events)
  const documents = events.flatMap((event) => documentsOf(ports, event, times))
  if (held) return { changes: [{ ...change, movements: movementsOf(held, events) }], inserts: documents }
  return { changes: [change], inserts: events.some(isMove) ? [...documents, ports.rows.unposted(pieceId)] : documents }
}

/** The event that a command asked for; what expired meanwhile stands before it. */
export const lastOf = <Type extends SalesEvent['type']>(
  events: readonly SalesEvent[],
  type: Type,
): Extract<SalesEvent, { type: Type }> => {
  const event = events.at(-1)
  if (event?.type !== type) throw new Error(`a ${type} was expected`)
  return event as Extract<SalesEvent, { type: Type }>
}
