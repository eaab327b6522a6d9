import { accept, type Decision, refuse } from '@fibula/kernel'
import { settled } from './expireReservation.ts'
import type {
  ConsignmentReturned,
  Offer,
  PieceConsigned,
  PieceElsewhere,
  PieceReserved,
  ReservationEnded,
} from './offer.ts'

export interface ConsignPiece {
  readonly consignmentId: string
  readonly consignmentExists: boolean
  readonly pieceId: string
  readonly fromOrganisationId: string
  readonly shopId: string
  readonly on: string
  readonly at: string
}

export type ConsignPieceRefused =
  | { readonly code: 'consignment-exists' }
  | { readonly code: 'piece-sold' }
  | { readonly code: 'piece-reserved'; readonly until: string; readonly byYou: boolean; readonly waiting: number }
  | PieceElsewhere

/** Possession changes, the owner stays. A piece that somebody keeps for a buyer stays where it is until that is over. */
export const consignPiece = (
  before: Offer,
  command: ConsignPiece,
): Decision<ReservationEnded | PieceReserved | PieceConsigned, ConsignPieceRefused> => {
  const { consignmentId, pieceId, fromOrganisationId, shopId, on } = command
  if (command.consignmentExists) return refuse({ code: 'consignment-exists' })
  const { offer, expired } = settled(before, command)
  if (offer.status === 'sold') return refuse({ code: 'piece-sold' })
  if (offer.consigned) return refuse({ code: 'piece-elsewhere', atShopId: offer.consigned.shopId })
  if (offer.status === 'reserved' && (offer.shopId !== shopId || offer.queue.some((one) => one.shopId !== shopId)))
    return refuse({ code: 'piece-reserved', until: offer.expiresAt, byYou: false, waiting: offer.queue.length })
  return accept<ReservationEnded | PieceReserved | PieceConsigned>(...expired, {
    type: 'PieceConsigned',
    consignmentId,
    pieceId,
    fromOrganisationId,
    shopId,
    on,
  })
}

export interface ReturnConsignment {
  readonly consignmentId: string
  readonly pieceId: string
  readonly on: string
  readonly at: string
}

export type ReturnConsignmentRefused =
  | { readonly code: 'consignment-over' }
  | { readonly code: 'piece-sold' }
  | { readonly code: 'piece-reserved'; readonly until: string; readonly byYou: true; readonly waiting: number }

/** The piece goes back to its owner, unsold. */
export const returnConsignment = (
  before: Offer,
  command: ReturnConsignment,
): Decision<ReservationEnded | PieceReserved | ConsignmentReturned, ReturnConsignmentRefused> => {
  const { consignmentId, pieceId, on } = command
  const { offer, expired } = settled(before, command)
  if (offer.consigned?.consignmentId !== consignmentId) return refuse({ code: 'consignment-over' })
  if (offer.status === 'sold') return refuse({ code: 'piece-sold' })
  if (offer.status === 'reserved')
    return refuse({ code: 'piece-reserved', until: offer.expiresAt, byYou: true, waiting: offer.queue.length })
  return accept<ReservationEnded | PieceReserved | ConsignmentReturned>(...expired, {
    type: 'ConsignmentReturned',
    ...offer.consigned,
    pieceId,
    on,
  })
}
