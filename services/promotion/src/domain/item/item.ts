import type { Price } from '../price.ts'
import type { Texts } from '../texts.ts'

export const channels = ['shop', 'fair', 'online'] as const
export type Channel = (typeof channels)[number]

/** What marketing writes about a piece. */
export interface Description {
  readonly titles: Texts
  readonly descriptions: Texts | null
  readonly price: Price
  readonly channel: Channel
  /** The first one is the one that lists show. */
  readonly photos: readonly string[]
}

export interface ItemIdentity {
  readonly itemId: string
  readonly pieceId: string
  readonly organisationId: string
}

export const itemStatuses = ['draft', 'in-review', 'approved', 'scheduled', 'published', 'withdrawn'] as const
export type ItemStatus = (typeof itemStatuses)[number]

export type UnscheduledCause = 'marketing' | 'piece-reworked' | 'piece-sold' | 'piece-not-publishable'
export type UnpublishedCause = 'marketing' | 'piece-reworked'
export type WithdrawnCause = 'marketing' | 'piece-scrapped' | 'hallmark-refused' | 'order-cancelled'

/** A catalogue item of one piece: draft, in review, approved, scheduled, published, and out again. */
export interface BegunItem extends ItemIdentity, Description {
  readonly status: ItemStatus
  /** While it is scheduled: when it will be published, and who said so. */
  readonly publishAt: string | null
  readonly scheduledBy: string | null
  /** While it is published. */
  readonly publishedAt: string | null
  /** Why it is where it is: what the reviewer wants changed, why it was taken out or did not appear. */
  readonly note: string | null
  readonly cause: UnscheduledCause | WithdrawnCause | null
}

export type Item = { readonly status: 'none' } | BegunItem

interface Of<Type extends string> {
  readonly type: Type
  readonly itemId: string
  readonly pieceId: string
}

export interface ItemDrafted extends ItemIdentity, Description {
  readonly type: 'ItemDrafted'
}
export interface ItemRevised extends Of<'ItemRevised'>, Description {}
export type ItemSubmitted = Of<'ItemSubmitted'>
export type ItemApproved = Of<'ItemApproved'>
export interface ItemSentBack extends Of<'ItemSentBack'> {
  readonly note: string
}
export interface ItemScheduled extends Of<'ItemScheduled'> {
  readonly at: string
  readonly by: string
}
export interface ItemUnscheduled extends Of<'ItemUnscheduled'> {
  readonly cause: UnscheduledCause
  readonly reason: string | null
}
export interface ItemPublished extends ItemIdentity, Description {
  readonly type: 'ItemPublished'
  readonly at: string
  readonly collectionIds: readonly string[]
}
export interface ItemUnpublished extends Of<'ItemUnpublished'> {
  readonly cause: UnpublishedCause
  readonly reason: string | null
}
export interface ItemWithdrawn extends Of<'ItemWithdrawn'> {
  readonly cause: WithdrawnCause
  readonly reason: string | null
}
export type ItemReopened = Of<'ItemReopened'>

export type ItemEvent =
  | ItemDrafted
  | ItemRevised
  | ItemSubmitted
  | ItemApproved
  | ItemSentBack
  | ItemScheduled
  | ItemUnscheduled
  | ItemPublished
  | ItemUnpublished
  | ItemWithdrawn
  | ItemReopened

export const noItem: Item = { status: 'none' }

const rest = { publishAt: null, scheduledBy: null, publishedAt: null, note: null, cause: null }

const begun = (item: Item): BegunItem => {
  if (item.status === 'none') throw new Error('nothing can happen to an item that does not exist')
  return item
}

export const evolve = (item: Item, event: ItemEvent): BegunItem => {
  switch (event.type) {
    case 'ItemDrafted': {
      const { type: _, ...drafted } = event
      return { ...drafted, ...rest, status: 'draft' }
    }
    case 'ItemRevised': {
      const { type: _, ...revised } = event
      const { note } = begun(item)
      return { ...begun(item), ...revised, ...rest, note, status: 'draft' }
    }
    case 'ItemSubmitted':
      return { ...begun(item), ...rest, status: 'in-review' }
    case 'ItemApproved':
      return { ...begun(item), ...rest, status: 'approved' }
    case 'ItemSentBack':
      return { ...begun(item), ...rest, note: event.note, status: 'draft' }
    case 'ItemScheduled':
      return { ...begun(item), ...rest, publishAt: event.at, scheduledBy: event.by, status: 'scheduled' }
    case 'ItemUnscheduled':
      return { ...begun(item), ...rest, note: event.reason, cause: event.cause, status: 'approved' }
    case 'ItemPublished':
      return { ...begun(item), ...rest, publishedAt: event.at, status: 'published' }
    case 'ItemUnpublished':
      return { ...begun(item), ...rest, note: event.reason, cause: event.cause, status: 'draft' }
    case 'ItemWithdrawn':
      return { ...begun(item), ...rest, note: event.reason, cause: event.cause, status: 'withdrawn' }
    case 'ItemReopened':
      return { ...begun(item), ...rest, status: 'draft' }
  }
}

export const descriptionOf = ({ titles, descriptions, price, channel, photos }: Description): Description => ({
  titles,
  descriptions,
  price,
  channel,
  photos,
})

export const identityOf = ({ itemId, pieceId, organisationId }: ItemIdentity): ItemIdentity => ({
  itemId,
  pieceId,
  organisationId,
})

/** What an event of an item that exists begins with. */
export const of = <const Type extends ItemEvent['type']>(
  type: Type,
  { itemId, pieceId }: ItemIdentity,
): { readonly type: Type; readonly itemId: string; readonly pieceId: string } => ({ type, itemId, pieceId })
