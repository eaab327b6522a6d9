import { given } from '@fibula/testing'
import { expect, it } from 'vitest'
import {
  arrangeCollection,
  type Collection,
  changeCollection,
  dissolveCollection,
  evolveCollection,
  makeCollection,
} from './collection.ts'

const data = {
  collectionId: 'collection-1',
  organisationId: 'federation-souss',
  names: { fr: 'Mariage', ar: null, zgh: null, en: null },
  descriptions: null,
}
const made: Collection = { ...data, status: 'made', itemIds: ['a'] }

it('keeps its items in the order that was given', () => {
  const known = new Set(['a', 'b'])
  const decided = given(made).when(arrangeCollection, { itemIds: ['b', 'a'], known }).decided
  if (!decided.accepted) throw new Error('refused')
  expect(decided.events.reduce<Collection>(evolveCollection, made).itemIds).toEqual(['b', 'a'])
  given(made)
    .when(arrangeCollection, { itemIds: ['b', 'c'], known })
    .thenRefused({ code: 'item-unknown', itemId: 'c' })
  given(made)
    .when(arrangeCollection, { itemIds: ['a', 'b', 'a'], known })
    .thenRefused({ code: 'item-twice', itemId: 'a' })
})

it('is empty and closed once it is dissolved', () => {
  const over = evolveCollection(made, { type: 'CollectionDissolved', collectionId: 'collection-1' })
  expect(over).toMatchObject({ status: 'dissolved', itemIds: [] })
  given(over).when(dissolveCollection, undefined).thenRefused({ code: 'collection-dissolved' })
  given(over).when(changeCollection, {}).thenRefused({ code: 'collection-dissolved' })
  given(over)
    .when(arrangeCollection, { itemIds: [], known: new Set<string>() })
    .thenRefused({ code: 'collection-dissolved' })
})

it('changes its names and leaves its texts', () =>
  given({ ...made, descriptions: data.names })
    .when(changeCollection, { names: { ...data.names, fr: 'Fête' } })
    .thenAccepted({ type: 'CollectionChanged', names: { fr: 'Fête' }, descriptions: data.names }))

it('refuses an id that is taken', () =>
  given(true).when(makeCollection, data).thenRefused({ code: 'collection-exists' }))
