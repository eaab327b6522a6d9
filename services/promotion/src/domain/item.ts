import type { Price } from './price.ts'

export interface Texts {
  readonly fr: string
  readonly ar: string | null
  readonly en: string | null
}

export type Channel = 'shop' | 'fair' | 'online'

/** What marketing writes about a piece. French is always there, the other languages may follow. */
export interface Description {
  readonly titles: Texts
  readonly descriptions: Texts | null
  readonly price: Price
  readonly channel: Channel
}

export interface ItemIdentity {
  readonly itemId: string
  readonly pieceId: string
  readonly organisationId: string
}

/** A catalogue item of one piece. It goes to and fro between draft and published; only a draft can be rewritten. */
export type Item =
  | { readonly status: 'none' }
  | (ItemIdentity & Description & { readonly status: 'draft' })
  | (ItemIdentity & Description & { readonly status: 'published' })

export type BegunItem = Exclude<Item, { status: 'none' }>

export interface ItemDrafted extends ItemIdentity, Description {
  readonly type: 'ItemDrafted'
}
export interface ItemRevised extends Description {
  readonly type: 'ItemRevised'
  readonly itemId: string
  readonly pieceId: string
}
export interface ItemPublished extends ItemIdentity, Description {
  readonly type: 'ItemPublished'
}
export interface ItemUnpublished {
  readonly type: 'ItemUnpublished'
  readonly itemId: string
  readonly pieceId: string
  readonly reason: string | null
}

export type ItemEvent = ItemDrafted | ItemRevised | ItemPublished | ItemUnpublished

export const noItem: Item = { status: 'none' }

export const evolve = (item: Item, event: ItemEvent): Item => {
  switch (event.type) {
    case 'ItemDrafted': {
      const { type: _, ...begun } = event
      return { status: 'draft', ...begun }
    }
    case 'ItemRevised': {
      const { type: _, ...description } = event
      return item.status === 'draft' ? { ...item, ...description } : item
    }
    case 'ItemPublished':
      return item.status === 'draft' ? { ...item, status: 'published' } : item
    case 'ItemUnpublished':
      return item.status === 'published' ? { ...item, status: 'draft' } : item
  }
}

export const descriptionOf = ({ titles, descriptions, price, channel }: Description): Description => ({
  titles,
  descriptions,
  price,
  channel,
})

export const identityOf = ({ itemId, pieceId, organisationId }: ItemIdentity): ItemIdentity => ({
  itemId,
  pieceId,
  organisationId,
})
