import type { ProblemText } from '@fibula/service-kit'
import type { EraseBuyerRefused, KeepBuyerRefused } from '../app/buyers.ts'
import type { ConsignRefused } from '../app/consignments.ts'
import type { CancelReservationRefused } from '../domain/cancelReservation.ts'
import type { ReturnConsignmentRefused } from '../domain/consignPiece.ts'
import type { ExchangePieceRefused } from '../domain/exchangePiece.ts'
import type { SetPriceListRefused, WithdrawPriceListRefused } from '../domain/price-list/priceList.ts'
import type { ReservePieceRefused } from '../domain/reservePiece.ts'
import type { ReturnPieceRefused } from '../domain/returnPiece.ts'
import type { SellPieceRefused } from '../domain/sellPiece.ts'
import type { CloseDayRefused } from '../domain/till/closeDay.ts'

type Texts<Refusal extends { readonly code: string }> = Record<Refusal['code'], ProblemText>

const sold = {
  status: 409,
  title: 'This piece is sold',
  whatToDo: 'Offer another piece; it can be sold again once it was returned.',
} as const
const reserved = {
  status: 409,
  title: 'This piece is reserved',
  whatToDo: 'Wait until `until`, ask the shop that keeps it to cancel, or queue with "queue": true.',
} as const
const notPublished = {
  status: 409,
  title: 'This piece is not in the catalogue',
  whatToDo: 'Ask marketing to publish it; what was published this moment is known a moment later.',
} as const
const elsewhere = {
  status: 409,
  title: 'This piece lies in another shop',
  whatToDo: 'Send the buyer to `atShopId`, or have it given back to its owner first.',
} as const
const payments = {
  'payments-do-not-add-up': {
    status: 422,
    title: 'The payments are not what is due',
    whatToDo: 'Take `due` exactly: correct the payments by `difference`. The price may have changed meanwhile.',
  },
  'currency-differs': {
    status: 422,
    title: 'This is another currency',
    whatToDo: 'Take the currency of the price.',
  },
  'cash-too-little': {
    status: 422,
    title: 'Less cash was given than is to be paid in cash',
    whatToDo: 'Type what the buyer gave, or leave givenMinor out.',
  },
} as const

export const reservePieceProblems = {
  'reservation-exists': {
    status: 409,
    title: 'A reservation with this id exists already',
    whatToDo: 'Look at the one that exists; leave reservationId out to get a new id.',
  },
  'piece-sold': sold,
  'piece-reserved': reserved,
  'queue-full': {
    status: 409,
    title: 'Too many buyers wait for this piece already',
    whatToDo: 'Offer another piece.',
  },
  'piece-not-published': notPublished,
  'piece-elsewhere': elsewhere,
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
  'piece-elsewhere': elsewhere,
  'buyer-required': {
    status: 422,
    title: 'From this price on the law wants to know who buys',
    whatToDo: 'Send the buyer with the sale.',
  },
  'buyer-not-needed': {
    status: 422,
    title: 'Nobody needs to know who buys this',
    whatToDo: 'Leave the buyer out, unless they want an invoice in their name.',
  },
  ...payments,
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
  ...payments,
} satisfies Texts<ReturnPieceRefused>

export const exchangePieceProblems = {
  ...sellPieceProblems,
  ...returnPieceProblems,
  'same-piece': {
    status: 422,
    title: 'A piece cannot be exchanged for itself',
    whatToDo: 'Choose another piece, or take this one back.',
  },
} satisfies Texts<ExchangePieceRefused>

export const consignPieceProblems = {
  'consignment-exists': {
    status: 409,
    title: 'A consignment with this id exists already',
    whatToDo: 'Look at the one that exists; leave consignmentId out to get a new id.',
  },
  'piece-unknown': {
    status: 409,
    title: 'Nothing is known of this piece',
    whatToDo: 'Check the piece; what was finished this moment is known a moment later.',
  },
  'piece-not-yours': {
    status: 403,
    title: 'This piece is not yours to send',
    whatToDo: 'Its owner sends it, or the shop that has it in hand takes it in.',
  },
  'piece-sold': sold,
  'piece-reserved': reserved,
  'piece-elsewhere': elsewhere,
} satisfies Texts<ConsignRefused>

export const returnConsignmentProblems = {
  'consignment-over': {
    status: 409,
    title: 'This piece was given back already',
    whatToDo: 'Nothing: it is with its owner.',
  },
  'piece-sold': sold,
  'piece-reserved': reserved,
} satisfies Texts<ReturnConsignmentRefused>

export const closeDayProblems = {
  'closing-exists': {
    status: 409,
    title: 'A closing with this id exists already',
    whatToDo: 'Look at the one that exists; leave closingId out to get a new id.',
  },
  'day-closed': {
    status: 409,
    title: 'This day is closed already',
    whatToDo: 'Look at its closing; what is sold now belongs to the next day.',
  },
  'day-to-come': { status: 422, title: 'This day is still to come', whatToDo: 'Close `today` or an earlier day.' },
  'cash-not-counted': {
    status: 422,
    title: 'There should be cash in a currency that was not counted',
    whatToDo: 'Count the cash in `currency`; 0 when there is none.',
  },
  'counted-twice': {
    status: 422,
    title: 'A currency was counted twice',
    whatToDo: 'Send one amount for each currency.',
  },
} satisfies Texts<CloseDayRefused>

export const priceListProblems = {
  'price-list-exists': {
    status: 409,
    title: 'A price list with this id exists already',
    whatToDo: 'Change the one that exists; leave priceListId out to get a new id.',
  },
  'price-list-withdrawn': {
    status: 409,
    title: 'This price list was withdrawn',
    whatToDo: 'Make a new one.',
  },
  'validity-reversed': {
    status: 422,
    title: 'It would end before it begins',
    whatToDo: 'Let validUntil be validFrom or later.',
  },
  'piece-twice': { status: 422, title: 'A piece has two prices', whatToDo: 'Send each piece once.' },
} satisfies Texts<SetPriceListRefused> & Texts<WithdrawPriceListRefused>

export const keepBuyerProblems = {
  'buyer-kept': {
    status: 409,
    title: 'This sale has a buyer already',
    whatToDo: 'Look at the one that is kept, or erase it.',
  },
  'buyer-erased': {
    status: 409,
    title: 'The buyer of this sale was erased',
    whatToDo: 'Nothing: who was erased is not written down again.',
  },
} satisfies Texts<KeepBuyerRefused>

export const eraseBuyerProblems = {
  'no-buyer': {
    status: 409,
    title: 'Nothing is kept of the buyer of this sale',
    whatToDo: 'Nothing: there is nothing to erase.',
  },
} satisfies Texts<EraseBuyerRefused>
