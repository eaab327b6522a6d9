import type { Channel, Texts } from '../domain/item.ts'
import type { Availability } from '../domain/piece.ts'

export interface ItemShown {
  readonly id: string
  readonly version: number
  readonly status: 'draft' | 'published'
  readonly pieceId: string
  readonly titles: Texts
  readonly descriptions: Texts | null
  readonly priceAmountMinor: bigint
  readonly priceCurrency: string
  readonly channel: Channel
}

/** What was heard of a piece; what nobody told yet is null. */
export interface PieceShown {
  readonly id: string
  readonly serial: string | null
  readonly design: string | null
  readonly workshopId: string | null
  readonly grossMicrograms: bigint | null
  readonly title: number | null
  readonly orderClosed: boolean
  readonly availability: Availability
  readonly hasItem: boolean
  /** Of the shops' stream of the piece: it grows when the availability changes. */
  readonly salesVersion: number
}

export interface CatalogueEntry {
  readonly item: ItemShown
  readonly piece: PieceShown | undefined
}

/** Which part of a list: after this id, and one more than `limit` so that the page knows whether there is a next. */
export interface Part {
  readonly after: string | undefined
  readonly limit: number
}

export interface Reads {
  readonly items: (
    organisationId: string,
    status: 'draft' | 'published' | undefined,
    part: Part,
  ) => Promise<ItemShown[]>
  readonly item: (organisationId: string, itemId: string) => Promise<ItemShown | undefined>
  /** Finished pieces; `ready` ones have a closed order and no item yet. */
  readonly pieces: (ready: boolean | undefined, part: Part) => Promise<PieceShown[]>
  readonly catalogue: (channel: Channel | undefined, part: Part) => Promise<CatalogueEntry[]>
  readonly catalogueEntry: (itemId: string) => Promise<CatalogueEntry | undefined>
}
