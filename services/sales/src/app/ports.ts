import type { Stones } from '@fibula/kernel'
import type { DomainChange } from '@fibula/service-kit'
import type { Insert } from '@fibula/store'
import type { PieceHeld } from '../domain/ledger/movementsOf.ts'
import type { BuyerRule } from '../domain/money/buyer.ts'
import type { Payment } from '../domain/money/payments.ts'
import type { PricesKnown } from '../domain/money/priceInForce.ts'
import type {
  ConsignmentReturned,
  Listing,
  Offer,
  OfferEvent,
  PieceConsigned,
  PieceReserved,
  PieceReturned,
  PieceSold,
  ReservationEnded,
  ReservationQueued,
} from '../domain/offer.ts'
import type { PriceList, PriceListEvent } from '../domain/price-list/priceList.ts'
import type { DayClosed, Taken, Till } from '../domain/till/closeDay.ts'

/** Everything that is told. */
export type SalesEvent = OfferEvent | PriceListEvent | DayClosed

export interface VersionedOffer {
  readonly version: number
  readonly offer: Offer
  /** What is in the piece and who has it; null while it is not known here, or while older movements of it are not posted. */
  readonly held: PieceHeld | null
}

interface Times {
  readonly happenedAt: string
  readonly recordedAt: string
}

/** Who bought: never part of an event or of an answer that is kept. */
export interface Buyer {
  readonly name: string
  readonly address: string | null
  readonly document: string | null
  readonly taxNumber: string | null
  readonly wantsInvoice: boolean
}

export interface ShopProfile {
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
  readonly taxNumber: string | null
  readonly country: string
  readonly returnDays: number
}

/** How states and documents are written. */
export interface Rows {
  readonly offer: (
    expectedVersion: number,
    pieceId: string,
    offer: Offer,
    events: readonly OfferEvent[],
  ) => DomainChange<OfferEvent>
  /** What was recorded of the piece moves something that is not known yet. */
  readonly unposted: (pieceId: string) => Insert
  readonly reservation: (reserved: PieceReserved | ReservationQueued, times: Times) => Insert
  /** It is the turn of one that had waited. */
  readonly reservationTurn: (reserved: PieceReserved, times: Times) => Insert
  readonly reservationEnd: (
    ended: Pick<ReservationEnded, 'reservationId'>,
    cause: ReservationEnded['cause'] | 'sold',
    times: Times,
  ) => Insert
  readonly sale: (sold: PieceSold, times: Times) => Insert[]
  readonly saleReturn: (returned: PieceReturned, times: Times) => Insert[]
  readonly consignment: (consigned: PieceConsigned, times: Times) => Insert
  readonly consignmentEnd: (returned: ConsignmentReturned, times: Times) => Insert
  readonly buyer: (saleId: string, buyer: Buyer, times: Pick<Times, 'recordedAt'>) => Insert
  readonly buyerErasure: (saleId: string, personId: string, times: Pick<Times, 'recordedAt'>) => Insert
  readonly shopProfile: (id: string, shopId: string, profile: ShopProfile, times: Pick<Times, 'recordedAt'>) => Insert
  readonly till: (expectedVersion: number, closed: DayClosed) => DomainChange<DayClosed>
  readonly dayClosing: (closed: DayClosed, times: Times) => Insert
  readonly priceList: (
    expectedVersion: number,
    priceListId: string,
    shopId: string,
    list: PriceList,
    events: readonly PriceListEvent[],
  ) => DomainChange<PriceListEvent>
}

/** What the use cases need to know before they decide. */
export interface Ports {
  /** A piece that nobody asked for yet is available, at version 0. */
  readonly offer: (pieceId: string) => Promise<VersionedOffer>
  readonly listing: (pieceId: string) => Promise<Listing | undefined>
  /** What price lists and campaigns say of a piece on a day, in a shop. */
  readonly prices: (shopId: string, pieceId: string, on: string) => Promise<Omit<PricesKnown, 'item'>>
  /** A shop's reservation; undefined for another shop's. */
  readonly reservation: (shopId: string, reservationId: string) => Promise<{ readonly pieceId: string } | undefined>
  readonly reservationExists: (reservationId: string) => Promise<boolean>
  readonly sale: (
    shopId: string,
    saleId: string,
  ) => Promise<{ readonly pieceId: string; readonly payments: readonly Payment[] } | undefined>
  readonly saleExists: (saleId: string) => Promise<boolean>
  readonly returnExists: (returnId: string) => Promise<boolean>
  /** The highest number of a receipt of the shop in the year; 0 when there is none. */
  readonly lastReceipt: (shopId: string, year: number) => Promise<number>
  readonly till: (shopId: string) => Promise<(Till & { readonly version: number }) | undefined>
  /** What was taken after one day, up to and with another. */
  readonly taken: (shopId: string, after: string | null, upTo: string) => Promise<readonly Taken[]>
  readonly closingExists: (closingId: string) => Promise<boolean>
  readonly buyerRules: (on: string) => Promise<readonly BuyerRule[]>
  readonly buyer: (saleId: string) => Promise<{ readonly kept: boolean; readonly erased: boolean }>
  readonly priceList: (
    priceListId: string,
  ) => Promise<{ readonly version: number; readonly shopId: string; readonly list: PriceList } | undefined>
  readonly piece: (pieceId: string) => Promise<{ readonly ownerId: string } | undefined>
  readonly consignment: (
    consignmentId: string,
  ) => Promise<{ readonly pieceId: string; readonly fromOrganisationId: string; readonly shopId: string } | undefined>
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
    readonly organisationId: string
    readonly photoId: string | null
  } | null
}

export interface CampaignNews {
  readonly campaignId: string
  readonly campaignVersion: number
  /** Null: it is cancelled. */
  readonly said: {
    readonly kind: string
    readonly names: Readonly<Record<string, string | null>>
    readonly startsOn: string
    readonly endsOn: string
  } | null
}
export interface CampaignItemNews {
  readonly campaignId: string
  readonly campaignVersion: number
  readonly itemId: string
  readonly pieceId: string
  readonly price: { readonly amountMinor: number; readonly currency: string } | null
  readonly removed: boolean
}

export interface PieceNews {
  readonly pieceId: string
  readonly orderVersion: number
  readonly ownerId: string
  readonly workshopId: string
  readonly serial: string
  readonly design: string
  readonly title: number
  readonly grossMicrograms: number
  readonly netMicrograms: number
  readonly mark: string | null
}

/** Keeps it in the transaction `tx` in which it was heard of; older news than what is kept changes nothing. */
export type ApplyListing<Transaction> = (tx: Transaction, news: ListingNews) => Promise<void>

/** What is in a piece, as far as production told; metal is known once the order is closed. */
export interface ContentNews {
  readonly pieceId: string
  readonly orderVersion: number
  readonly netMicrograms: number
  readonly stones: Stones
  readonly otherMicrograms: number
}
export interface HearContent<Transaction> {
  readonly finished: (tx: Transaction, news: ContentNews & { ownerId: string; workshopId: string }) => Promise<void>
  /** Before its order was closed. */
  readonly reworked: (
    tx: Transaction,
    news: Pick<ContentNews, 'pieceId' | 'orderVersion' | 'netMicrograms'>,
  ) => Promise<void>
  readonly split: (
    tx: Transaction,
    batch: ContentNews & { fine: bigint | null },
    piece: ContentNews & { fine: bigint | null },
  ) => Promise<void>
  readonly closed: (
    tx: Transaction,
    orderVersion: number,
    pieces: readonly { readonly pieceId: string; readonly fine: bigint }[],
  ) => Promise<void>
}

/** The same for everything else that is heard of. */
export interface Hear<Transaction> {
  readonly campaign: (tx: Transaction, news: CampaignNews) => Promise<void>
  readonly campaignItem: (tx: Transaction, news: CampaignItemNews) => Promise<void>
  readonly piece: (tx: Transaction, news: PieceNews) => Promise<void>
  readonly mark: (tx: Transaction, news: Pick<PieceNews, 'pieceId' | 'orderVersion' | 'mark'>) => Promise<void>
  readonly weighed: (
    tx: Transaction,
    news: Pick<PieceNews, 'pieceId' | 'orderVersion' | 'grossMicrograms' | 'netMicrograms'>,
  ) => Promise<void>
  /** A piece of a batch that was weighed apart: what else is known of it is what is known of the batch. */
  readonly split: (
    tx: Transaction,
    batchId: string,
    piece: Pick<PieceNews, 'pieceId' | 'orderVersion' | 'serial' | 'grossMicrograms' | 'netMicrograms'>,
  ) => Promise<void>
}
