import type { Campaign } from '../domain/campaign/campaign.ts'
import type { Collection } from '../domain/collection/collection.ts'
import type { BegunItem, Channel, ItemStatus } from '../domain/item/item.ts'
import type { Availability, Condition } from '../domain/piece/piece.ts'
import type { Language } from '../domain/texts.ts'

/** What was heard of a piece; what nobody told yet is null. */
export interface PieceShown {
  readonly id: string
  readonly serial: string | null
  readonly design: string | null
  readonly workshopId: string | null
  readonly grossMicrograms: bigint | null
  readonly netMicrograms: bigint | null
  readonly stonePieces: number | null
  readonly stoneMicrograms: bigint | null
  readonly quantity: number | null
  readonly title: number | null
  readonly mark: string | null
  readonly orderClosed: boolean
  readonly availability: Availability
  readonly condition: Condition
  readonly technique: string | null
  readonly materials: readonly string[]
  /** What the workshop photographed, kept by production. */
  readonly photos: readonly string[]
  readonly itemId: string | null
}

export interface ItemShown {
  readonly version: number
  readonly item: BegunItem
  /** As it sorts by the sort that was asked for; part of the cursor. */
  readonly sortKey: string
}

/** A campaign as one item takes part in it. */
export interface CampaignOfItem
  extends Pick<Campaign, 'campaignId' | 'kind' | 'names' | 'place' | 'startsOn' | 'endsOn'> {
  readonly isRunning: boolean
  readonly price: { readonly amountMinor: number; readonly currency: string } | null
}

export interface CatalogueEntry extends ItemShown {
  readonly piece: PieceShown | undefined
  readonly campaigns: readonly CampaignOfItem[]
  readonly collectionIds: readonly string[]
  /** Grows with everything that is shown. */
  readonly shownVersion: number
}

/** Which part of a list: after this, and one more than `limit` so that the page knows whether there is a next. */
export interface Part {
  readonly after: readonly [key: string, id: string] | undefined
  readonly limit: number
}

export const missingParts = ['ar', 'zgh', 'en', 'description', 'photos', 'any-translation'] as const
export type MissingPart = (typeof missingParts)[number]

export interface ItemFilter {
  readonly status?: ItemStatus | undefined
  readonly missing?: MissingPart | undefined
  readonly channel?: Channel | undefined
  readonly collection?: string | undefined
  readonly campaign?: string | undefined
  readonly q?: string | undefined
  readonly sold?: boolean | undefined
  readonly sort: 'id' | 'title' | 'price' | 'publish-at'
}

export const catalogueSorts = ['newest', 'price', '-price', 'title', 'arranged'] as const

export interface CatalogueFilter {
  readonly q?: string | undefined
  readonly technique?: string | undefined
  readonly material?: string | undefined
  readonly minPrice?: number | undefined
  readonly maxPrice?: number | undefined
  readonly channel?: Channel | undefined
  readonly workshop?: string | undefined
  readonly collection?: string | undefined
  readonly campaign?: string | undefined
  readonly available?: boolean | undefined
  readonly sort: (typeof catalogueSorts)[number]
  readonly lang: Language
}

export interface PieceFilter {
  readonly ready?: boolean | undefined
}

export interface MissingText {
  readonly itemId: string
  readonly status: ItemStatus
  readonly titleFr: string
  readonly part: 'title' | 'description'
  readonly language: Language
}

export interface Dashboard {
  readonly ready: number
  readonly byStatus: Readonly<Record<ItemStatus, number>>
  readonly missing: Readonly<Record<'ar' | 'zgh' | 'en' | 'photos' | 'any-translation', number>>
  readonly publishedSold: number
  readonly runningCampaigns: number
}

export interface ShownCampaign {
  readonly version: number
  readonly campaign: Campaign
}
export interface ShownCollection {
  readonly version: number
  readonly collection: Collection
}

export interface Reads {
  readonly items: (organisationId: string, filter: ItemFilter, part: Part) => Promise<ItemShown[]>
  readonly item: (organisationId: string, itemId: string) => Promise<ItemShown | undefined>
  readonly missingTexts: (
    organisationId: string,
    language: Language | undefined,
    part: Part & { readonly afterPart: string | undefined },
  ) => Promise<MissingText[]>
  /** Finished pieces; `ready` ones have a closed order, are whole, and have no item yet. */
  readonly pieces: (filter: PieceFilter, part: Part) => Promise<PieceShown[]>
  readonly piece: (pieceId: string) => Promise<PieceShown | undefined>
  readonly catalogue: (filter: CatalogueFilter, part: Part) => Promise<CatalogueEntry[]>
  readonly catalogueEntry: (itemId: string) => Promise<CatalogueEntry | undefined>
  /** Another one whenever anything in the catalogue is. */
  readonly catalogueFingerprint: () => Promise<string>
  /** Whether a published item shows this photo. */
  readonly photoIsPublic: (itemId: string, photoId: string) => Promise<boolean>
  readonly campaigns: (organisationId: string, isRunning: boolean | undefined, part: Part) => Promise<ShownCampaign[]>
  readonly campaign: (organisationId: string, campaignId: string) => Promise<ShownCampaign | undefined>
  /** Announced ones that are not over, with something published in them. */
  readonly publicCampaigns: (part: Part) => Promise<ShownCampaign[]>
  readonly collections: (organisationId: string, part: Part) => Promise<ShownCollection[]>
  readonly collection: (organisationId: string, collectionId: string) => Promise<ShownCollection | undefined>
  readonly publicCollections: (part: Part) => Promise<ShownCollection[]>
  readonly dashboard: (organisationId: string) => Promise<Dashboard>
}
