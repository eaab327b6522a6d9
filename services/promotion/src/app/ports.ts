import type { DomainChange } from '@fibula/service-kit'
import type { Campaign, CampaignEvent } from '../domain/campaign/campaign.ts'
import type { Collection, CollectionEvent } from '../domain/collection/collection.ts'
import type { BegunItem, ItemEvent } from '../domain/item/item.ts'
import type { OrderNews, PieceNews } from '../domain/piece/news.ts'
import type { Piece } from '../domain/piece/piece.ts'

/** Everything that can happen in this service. */
export type PromotionEvent = ItemEvent | CampaignEvent | CollectionEvent

export interface Rows {
  readonly item: (expectedVersion: number, item: BegunItem, events: readonly ItemEvent[]) => DomainChange<ItemEvent>
  readonly campaign: (
    expectedVersion: number,
    campaign: Campaign,
    events: readonly CampaignEvent[],
  ) => DomainChange<CampaignEvent>
  readonly collection: (
    expectedVersion: number,
    collection: Collection,
    events: readonly CollectionEvent[],
  ) => DomainChange<CollectionEvent>
}

export interface LoadedItem {
  readonly version: number
  readonly item: BegunItem
}

/** What the use cases need to know before they decide. */
export interface Ports {
  readonly item: (organisationId: string, itemId: string) => Promise<LoadedItem | undefined>
  /** Items whose time of publication has come, whoever has them; the earliest first. */
  readonly due: (at: string, limit: number) => Promise<LoadedItem[]>
  readonly itemExists: (itemId: string) => Promise<boolean>
  readonly piece: (pieceId: string) => Promise<Piece | undefined>
  readonly pieceHasItem: (pieceId: string) => Promise<boolean>
  readonly collectionsOf: (itemId: string) => Promise<string[]>
  readonly campaign: (
    organisationId: string,
    campaignId: string,
  ) => Promise<{ readonly version: number; readonly campaign: Campaign } | undefined>
  readonly campaignExists: (campaignId: string) => Promise<boolean>
  readonly collection: (
    organisationId: string,
    collectionId: string,
  ) => Promise<{ readonly version: number; readonly collection: Collection } | undefined>
  readonly collectionExists: (collectionId: string) => Promise<boolean>
  /** Which of these photos the organisation does not have. */
  readonly photosMissing: (organisationId: string, photoIds: readonly string[]) => Promise<string[]>
  /** Which of these items the organisation has. */
  readonly itemsKnown: (organisationId: string, itemIds: readonly string[]) => Promise<Set<string>>
  readonly rows: Rows
}

export interface News {
  readonly pieces: readonly PieceNews[]
  readonly orders: readonly OrderNews[]
}

/** Keeps what was heard, in the transaction `tx` in which it was heard. Answers the pieces whose items it may concern. */
export type ApplyNews<Transaction> = (tx: Transaction, news: News) => Promise<string[]>

/** Items whose piece stands otherwise than they suppose: of these pieces, or of all there are; locked in `tx`. */
export type OutOfStep<Transaction> = (
  tx: Transaction,
  pieceIds?: readonly string[],
) => Promise<(LoadedItem & { readonly piece: Piece })[]>
