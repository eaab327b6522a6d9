import type { DomainChange } from '@fibula/service-kit'
import type { Insert } from '@fibula/store'
import type {
  Listing,
  Offer,
  OfferEvent,
  PieceReserved,
  PieceReturned,
  PieceSold,
  ReservationEnded,
} from '../domain/offer.ts'

export interface VersionedOffer {
  readonly version: number
  readonly offer: Offer
}

interface Times {
  readonly happenedAt: string
  readonly recordedAt: string
}

/** How states and documents are written. */
export interface Rows {
  readonly offer: (
    expectedVersion: number,
    pieceId: string,
    offer: Offer,
    events: readonly OfferEvent[],
  ) => DomainChange<OfferEvent>
  readonly reservation: (reserved: PieceReserved, times: Times) => Insert
  readonly reservationEnd: (
    ended: Pick<ReservationEnded, 'reservationId'>,
    cause: ReservationEnded['cause'] | 'sold',
    times: Times,
  ) => Insert
  readonly sale: (sold: PieceSold, times: Times) => Insert
  readonly saleReturn: (returned: PieceReturned, times: Times) => Insert
}

/** What the use cases need to know before they decide. */
export interface Ports {
  /** A piece that nobody asked for yet is available, at version 0. */
  readonly offer: (pieceId: string) => Promise<VersionedOffer>
  readonly listing: (pieceId: string) => Promise<Listing | undefined>
  /** A shop's reservation; undefined for another shop's. */
  readonly reservation: (shopId: string, reservationId: string) => Promise<{ readonly pieceId: string } | undefined>
  readonly reservationExists: (reservationId: string) => Promise<boolean>
  readonly sale: (shopId: string, saleId: string) => Promise<{ readonly pieceId: string } | undefined>
  readonly saleExists: (saleId: string) => Promise<boolean>
  readonly returnExists: (returnId: string) => Promise<boolean>
  /** Pieces whose reservation is over at this time but still stands. */
  readonly expired: (at: string, limit: number) => Promise<string[]>
  readonly rows: Rows
}

/** What promotion published, or took back, at a version of its item's stream. */
export interface ListingNews {
  readonly itemId: string
  readonly pieceId: string
  readonly itemVersion: number
  readonly published: {
    readonly titles: { readonly fr: string; readonly ar: string | null; readonly en: string | null }
    readonly price: { readonly amountMinor: number; readonly currency: string }
    readonly channel: string
  } | null
}

/** Keeps it in the transaction `tx` in which it was heard of; older news than what is kept changes nothing. */
export type ApplyListing<Transaction> = (tx: Transaction, news: ListingNews) => Promise<void>
