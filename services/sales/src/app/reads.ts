import type { Buyer, ShopProfile } from './ports.ts'

interface Money {
  readonly amountMinor: number
  readonly currency: string
}
interface Titles {
  readonly fr: string
  readonly ar: string | null
  readonly en: string | null
}

export interface OfferShown {
  readonly pieceId: string
  readonly itemId: string
  readonly titles: Titles
  readonly price: Money
  readonly status: 'available' | 'reserved' | 'sold'
  readonly expiresAt: string | null
  /** Whether it is this shop that reserved or sold it. */
  readonly byYou: boolean
  readonly waiting: number
  /** Null until production has told of the piece. */
  readonly serial: string | null
  readonly photoId: string | null
  /** The shop in which it lies on consignment. */
  readonly atShopId: string | null
}

/** What a seller has in front of them: one piece with the price that counts today. */
export interface PieceShown extends OfferShown {
  readonly priceFrom: 'campaign' | 'price-list' | 'item'
  readonly design: string | null
  readonly title: number | null
  readonly grossMicrograms: number | null
  readonly mark: string | null
  readonly consignmentId: string | null
  /** Of this shop, if it is this shop that keeps or sold it. */
  readonly reservationId: string | null
  readonly saleId: string | null
}

export interface ReservationShown {
  readonly id: string
  readonly pieceId: string
  readonly itemId: string
  readonly titles: Titles | null
  readonly serial: string | null
  /** Null while it waits. */
  readonly expiresAt: string | null
  readonly position: number | null
  readonly happenedAt: string
  readonly recordedAt: string
  readonly ended: 'expired' | 'cancelled' | 'sold' | null
}

export interface PaymentShown {
  readonly paymentId: string
  readonly kind: 'cash' | 'card' | 'transfer' | 'credit'
  readonly amount: Money
  readonly givenMinor: number | null
}

export interface SaleShown {
  readonly id: string
  readonly pieceId: string
  readonly itemId: string
  readonly reservationId: string | null
  readonly price: Money
  readonly priceFrom: 'campaign' | 'price-list' | 'item'
  readonly campaignId: string | null
  readonly priceListId: string | null
  readonly payments: readonly PaymentShown[]
  readonly receipt: { readonly year: number; readonly number: number }
  readonly on: string
  readonly exchangeOfSaleId: string | null
  readonly happenedAt: string
  readonly recordedAt: string
  readonly returned: {
    readonly id: string
    readonly grossMicrograms: number
    readonly reason: string | null
    readonly refunds: readonly PaymentShown[]
    readonly exchangeSaleId: string | null
    readonly happenedAt: string
  } | null
}

/** Everything that stands on a buyer's receipt. */
export interface ReceiptShown {
  readonly sale: SaleShown
  readonly shopId: string
  readonly shop: ShopProfile | null
  readonly titles: Titles
  readonly piece: {
    readonly serial: string
    readonly design: string
    readonly title: number
    readonly grossMicrograms: number
    readonly mark: string | null
  } | null
  readonly buyer: Buyer | null
}

export interface ConsignmentShown {
  readonly id: string
  readonly pieceId: string
  readonly fromOrganisationId: string
  readonly shopId: string
  readonly beganOn: string
  readonly endedOn: string | null
  readonly serial: string | null
  readonly design: string | null
  readonly status: 'available' | 'reserved' | 'sold'
}

export interface PriceListShown {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly prices: readonly { readonly pieceId: string; readonly price: Money }[]
  readonly withdrawn: boolean
}

export interface TotalShown {
  readonly kind: PaymentShown['kind']
  readonly currency: string
  readonly takenMinor: number
  readonly refundedMinor: number
  readonly expectedMinor: number
}
export interface ClosingShown {
  readonly id: string
  readonly on: string
  readonly totals: readonly TotalShown[]
  readonly cash: readonly {
    readonly currency: string
    readonly expectedMinor: number
    readonly countedMinor: number
    readonly differenceMinor: number
  }[]
  readonly recordedAt: string
}

export interface PaymentOfDay extends PaymentShown {
  readonly saleId: string
  readonly returnId: string | null
  readonly on: string
}

export interface Dashboard {
  readonly soldToday: number
  readonly reserved: number
  readonly waiting: number
  readonly consigned: number
  readonly available: number
}

/** Which part of a list: after this id, and one more than `limit` so that the page knows whether there is a next. */
export interface Part {
  readonly after: string | undefined
  readonly limit: number
}

export interface OffersAsked {
  readonly status?: OfferShown['status'] | undefined
  readonly search?: string | undefined
  readonly here?: boolean | undefined
}
export interface SalesAsked {
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly returned?: boolean | undefined
  readonly pieceId?: string | undefined
}

/** What a shop may see: every published piece, and its own reservations, sales, money and lists. */
export interface Reads {
  readonly offers: (shopId: string, asked: OffersAsked, part: Part, now: Date) => Promise<OfferShown[]>
  readonly piece: (shopId: string, pieceId: string, now: Date) => Promise<PieceShown | undefined>
  /** A reservation whose time is over counts as expired, swept or not. */
  readonly reservations: (
    shopId: string,
    state: 'open' | 'waiting' | 'ended' | undefined,
    part: Part,
    now: Date,
  ) => Promise<ReservationShown[]>
  /** The latest receipt first. */
  readonly sales: (shopId: string, asked: SalesAsked, part: Part) => Promise<SaleShown[]>
  readonly sale: (shopId: string, saleId: string) => Promise<SaleShown | undefined>
  readonly receipt: (shopId: string, saleId: string) => Promise<ReceiptShown | undefined>
  readonly buyer: (shopId: string, saleId: string) => Promise<Buyer | undefined>
  /** Seen by the shop, and by whoever gave the piece. */
  readonly consignments: (
    organisationId: string,
    state: 'open' | 'ended' | undefined,
    part: Part,
  ) => Promise<ConsignmentShown[]>
  readonly priceLists: (shopId: string, part: Part) => Promise<PriceListShown[]>
  readonly priceList: (shopId: string, priceListId: string) => Promise<PriceListShown | undefined>
  /** The latest day first. */
  readonly closings: (shopId: string, part: Part) => Promise<ClosingShown[]>
  readonly payments: (
    shopId: string,
    on: string | undefined,
    kind: PaymentShown['kind'] | undefined,
    part: Part,
  ) => Promise<PaymentOfDay[]>
  /** What is in the till and not closed yet, up to today. */
  readonly till: (
    shopId: string,
    today: string,
  ) => Promise<{ readonly lastClosedOn: string | null; readonly totals: readonly TotalShown[] }>
  readonly shop: (shopId: string) => Promise<ShopProfile | undefined>
  readonly dashboard: (shopId: string, today: string, now: Date) => Promise<Dashboard>
}
