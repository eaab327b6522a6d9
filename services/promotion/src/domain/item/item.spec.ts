import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { draftItem } from './draftItem.ts'
import { evolve, noItem } from './item.ts'
import { publishItem } from './publishItem.ts'
import { reviseItem } from './reviseItem.ts'
import { description, drafting, itemOf, pieceOf } from './test-items.ts'
import { unpublishItem } from './unpublishItem.ts'

const now = { at: '2026-10-05T08:00:00.000Z', collectionIds: ['collection-1'] }

describe('drafting', () => {
  it('begins an item of a finished piece, also while its order is open', () => {
    given(noItem)
      .when(draftItem, { ...drafting, piece: pieceOf({ orderClosed: false }) })
      .thenAccepted({ type: 'ItemDrafted', itemId: 'item-1', pieceId: 'piece-1', titles: description.titles })
  })
  it('refuses a piece of which nothing was heard', () =>
    given(noItem)
      .when(draftItem, { ...drafting, piece: undefined })
      .thenRefused({ code: 'piece-unknown' }))
  it('refuses a piece whose sale or order was heard of, but not that it is finished', () =>
    given(noItem)
      .when(draftItem, { ...drafting, piece: pieceOf({ finished: false }) })
      .thenRefused({ code: 'piece-unknown' }))
  it('refuses a piece that is gone', () =>
    given(noItem)
      .when(draftItem, { ...drafting, piece: pieceOf({ condition: 'order-cancelled' }) })
      .thenRefused({ code: 'piece-gone', condition: 'order-cancelled' }))
  it('refuses a second item of one piece', () =>
    given(noItem)
      .when(draftItem, { ...drafting, pieceHasItem: true })
      .thenRefused({ code: 'piece-has-item' }))
  it('refuses photos that the organisation has not taken, and names them', () =>
    given(noItem)
      .when(draftItem, { ...drafting, photos: ['one', 'two'], photosMissing: ['two'] })
      .thenRefused({ code: 'photo-unknown', photos: ['two'] }))
  it('refuses an id that is taken', () =>
    given(itemOf('draft')).when(draftItem, drafting).thenRefused({ code: 'item-exists' }))
})

describe('revising', () => {
  it('changes what is given and leaves the rest', () =>
    given(itemOf('draft'))
      .when(reviseItem, { price: { amountMinor: 90_000, currency: 'MAD' } })
      .thenAccepted({ type: 'ItemRevised', ...description, price: { amountMinor: 90_000, currency: 'MAD' } }))
  it('refuses photos that the organisation has not taken', () =>
    given(itemOf('draft'))
      .when(reviseItem, { photos: ['one'], photosMissing: ['one'] })
      .thenRefused({ code: 'photo-unknown', photos: ['one'] }))
  it('tells apart a description that is taken away and one that is left out', () => {
    const texts = { fr: 'Argent et émail', ar: null, zgh: null, en: null }
    const described = { ...itemOf('draft'), descriptions: texts }
    given(described).when(reviseItem, { descriptions: null }).thenAccepted({ descriptions: null })
    given(described).when(reviseItem, { channel: 'fair' }).thenAccepted({ descriptions: texts, channel: 'fair' })
  })
  it('refuses what buyers can see', () =>
    given(itemOf('published')).when(reviseItem, { channel: 'fair' }).thenRefused({ code: 'item-published' }))
})

describe('publishing', () => {
  it('publishes a piece that is finished and whose order is closed', () =>
    given(itemOf('draft'))
      .when(publishItem, { ...now, piece: pieceOf() })
      .thenAccepted({ type: 'ItemPublished', itemId: 'item-1', price: description.price }))
  it('publishes a piece that a shop keeps for a buyer', () =>
    given(itemOf('draft'))
      .when(publishItem, { ...now, piece: pieceOf({ availability: 'reserved' }) })
      .thenAccepted({ type: 'ItemPublished' }))
  it('says which of the two conditions is missing', () => {
    given(itemOf('draft'))
      .when(publishItem, { ...now, piece: pieceOf({ orderClosed: false }) })
      .thenRefused({ code: 'piece-not-publishable', finished: true, orderClosed: false })
    given(itemOf('draft'))
      .when(publishItem, { ...now, piece: pieceOf({ finished: false }) })
      .thenRefused({ code: 'piece-not-publishable', finished: false, orderClosed: true })
    given(itemOf('draft'))
      .when(publishItem, { ...now, piece: undefined })
      .thenRefused({ code: 'piece-not-publishable', finished: false, orderClosed: false })
  })
  it('refuses a piece that is sold', () =>
    given(itemOf('draft'))
      .when(publishItem, { ...now, piece: pieceOf({ availability: 'sold' }) })
      .thenRefused({ code: 'piece-sold' }))
  it('refuses an item that is published already', () =>
    given(itemOf('published'))
      .when(publishItem, { ...now, piece: pieceOf() })
      .thenRefused({ code: 'item-published' }))
})

describe('unpublishing', () => {
  it('takes an item out, with the reason', () =>
    given(itemOf('published')).when(unpublishItem, { reason: 'New photos' }).thenAccepted({
      type: 'ItemUnpublished',
      itemId: 'item-1',
      pieceId: 'piece-1',
      cause: 'marketing',
      reason: 'New photos',
    }))
  it('refuses a draft', () =>
    given(itemOf('draft')).when(unpublishItem, { reason: null }).thenRefused({ code: 'item-not-published' }))
})

it('an item goes to and fro, and comes back as it was', () => {
  const { decided } = given(noItem).when(draftItem, drafting)
  if (!decided.accepted) throw new Error('refused')
  const draft = decided.events.reduce(evolve, noItem)
  expect(draft).toEqual(itemOf('draft'))
  const published = given(itemOf('draft')).when(publishItem, { ...now, piece: pieceOf() }).decided
  if (!published.accepted) throw new Error('refused')
  const shown = published.events.reduce(evolve, draft)
  expect(shown).toEqual(itemOf('published'))
  expect(
    evolve(shown, { type: 'ItemUnpublished', itemId: 'item-1', pieceId: 'piece-1', cause: 'marketing', reason: null }),
  ).toEqual({
    ...draft,
    cause: 'marketing',
  })
})
