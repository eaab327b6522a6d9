export interface OfferShown {
  readonly pieceId: string
  readonly itemId: string
  readonly titles: { readonly fr: string; readonly ar: string | null; readonly en: string | null }
  readonly priceAmountMinor: bigint
  readonly priceCurrency: string
  readonly status: 'available' | 'reserved' | 'sold'
  readonly expiresAt: Date | null
  /** Whether it is this shop that reserved or sold it. */
  readonly byYou: boolean
}
export interface ReservationShown {
  readonly id: string
  readonly pieceId: string
  readonly itemId: string
  readonly expiresAt: Date
  readonly happenedAt: Date
  readonly recordedAt: Date
  readonly ended: string | null
}
export interface SaleShown {
  readonly id: string
  readonly pieceId: string
  readonly itemId: string
  readonly reservationId: string | null
  readonly priceAmountMinor: bigint
  readonly priceCurrency: string
  readonly happenedAt: Date
  readonly recordedAt: Date
  readonly returned: {
    readonly id: string
    readonly grossMicrograms: bigint
    readonly reason: string | null
    readonly happenedAt: Date
  } | null
}

/** Which part of a list: after this id, and one more than `limit` so that the page knows whether there is a next. */
export interface Part {
  readonly after: string | undefined
  readonly limit: number
}

/** What a shop may see: every published piece, and its own reservations and sales. */
export interface Reads {
  readonly offers: (
    shopId: string,
    status: OfferShown['status'] | undefined,
    part: Part,
    now: Date,
  ) => Promise<OfferShown[]>
  /** A reservation whose time is over counts as expired, swept or not. */
  readonly reservations: (shopId: string, part: Part, now: Date) => Promise<ReservationShown[]>
  readonly sales: (shopId: string, part: Part) => Promise<SaleShown[]>
  readonly sale: (shopId: string, saleId: string) => Promise<SaleShown | undefined>
}
