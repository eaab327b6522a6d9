import type { ProblemText } from '@fibula/service-kit'
import type { CancelReservationRefused } from '../domain/cancelReservation.ts'
import type { ReservePieceRefused } from '../domain/reservePiece.ts'
import type { ReturnPieceRefused } from '../domain/returnPiece.ts'
import type { SellPieceRefused } from '../domain/sellPiece.ts'

type Texts<Refusal extends { readonly code: string }> = Record<Refusal['code'], ProblemText>

const sold = {
  status: 409,
  title: 'This piece is sold',
  whatToDo: 'Offer another piece; it can be sold again once it was returned.',
} as const
const reserved = {
  status: 409,
  title: 'This piece is reserved',
  whatToDo: 'Wait until `until`, or ask the shop that keeps it to cancel.',
} as const
const notPublished = {
  status: 409,
  title: 'This piece is not in the catalogue',
  whatToDo: 'Ask marketing to publish it; what was published this moment is known a moment later.',
} as const

export const reservePieceProblems = {
  'reservation-exists': {
    status: 409,
    title: 'A reservation with this id exists already',
    whatToDo: 'Look at the one that exists; leave reservationId out to get a new id.',
  },
  'piece-sold': sold,
  'piece-reserved': reserved,
  'piece-not-published': notPublished,
} satisfies Texts<ReservePieceRefused>

export const cancelReservationProblems = {
  'reservation-over': {
    status: 409,
    title: 'This reservation is over',
    whatToDo: 'Nothing: it no longer keeps the piece.',
  },
} satisfies Texts<CancelReservationRefused>

export const sellPieceProblems = {
  'sale-exists': {
    status: 409,
    title: 'A sale with this id exists already',
    whatToDo: 'Look at the one that exists; leave saleId out to get a new id.',
  },
  'reservation-unknown': {
    status: 422,
    title: 'Your shop has no such reservation of this piece',
    whatToDo: 'Check the reservation, or sell without one.',
  },
  'piece-sold': sold,
  'piece-reserved': reserved,
  'piece-not-published': notPublished,
} satisfies Texts<SellPieceRefused>

export const returnPieceProblems = {
  'return-exists': {
    status: 409,
    title: 'A return with this id exists already',
    whatToDo: 'Look at the sale; leave returnId out to get a new id.',
  },
  'sale-returned': {
    status: 409,
    title: 'This sale was returned before',
    whatToDo: 'Look at the sale: it shows its return.',
  },
  'nothing-weighed': {
    status: 422,
    title: 'It weighs nothing',
    whatToDo: 'Weigh the piece and send what the scale shows.',
  },
} satisfies Texts<ReturnPieceRefused>
