import { accept, type Decision, refuse } from '@fibula/kernel'
import type { Texts } from '../texts.ts'

export interface CollectionData {
  readonly collectionId: string
  readonly organisationId: string
  readonly names: Texts
  readonly descriptions: Texts | null
}

/** Items that are shown together, in this order. */
export interface Collection extends CollectionData {
  readonly status: 'made' | 'dissolved'
  readonly itemIds: readonly string[]
}

export type CollectionEvent =
  | (CollectionData & { readonly type: 'CollectionMade' })
  | (CollectionData & { readonly type: 'CollectionChanged' })
  | { readonly type: 'CollectionArranged'; readonly collectionId: string; readonly itemIds: readonly string[] }
  | { readonly type: 'CollectionDissolved'; readonly collectionId: string }

export const evolveCollection = (collection: Collection | undefined, event: CollectionEvent): Collection => {
  if (event.type === 'CollectionMade') {
    const { type: _, ...data } = event
    return { ...data, status: 'made', itemIds: [] }
  }
  if (collection === undefined) throw new Error('nothing can happen to a collection that does not exist')
  switch (event.type) {
    case 'CollectionChanged': {
      const { type: _, ...data } = event
      return { ...collection, ...data }
    }
    case 'CollectionArranged':
      return { ...collection, itemIds: event.itemIds }
    case 'CollectionDissolved':
      return { ...collection, status: 'dissolved', itemIds: [] }
  }
}

type Dissolved = { readonly code: 'collection-dissolved' }

export type MakeCollectionRefused = { readonly code: 'collection-exists' }

export const makeCollection = (
  exists: boolean,
  data: CollectionData,
): Decision<CollectionEvent, MakeCollectionRefused> =>
  exists ? refuse({ code: 'collection-exists' }) : accept({ type: 'CollectionMade', ...data })

export type ChangeCollection = { readonly [Part in 'names' | 'descriptions']?: CollectionData[Part] | undefined }
export type ChangeCollectionRefused = Dissolved

export const changeCollection = (
  { status, collectionId, organisationId, names, descriptions }: Collection,
  change: ChangeCollection,
): Decision<CollectionEvent, ChangeCollectionRefused> =>
  status === 'dissolved'
    ? refuse({ code: 'collection-dissolved' })
    : accept({
        type: 'CollectionChanged',
        collectionId,
        organisationId,
        names: change.names ?? names,
        descriptions: change.descriptions === undefined ? descriptions : change.descriptions,
      })

export interface ArrangeCollection {
  readonly itemIds: readonly string[]
  /** Which of them its organisation has. */
  readonly known: ReadonlySet<string>
}
export type ArrangeCollectionRefused =
  | Dissolved
  | { readonly code: 'item-unknown'; readonly itemId: string }
  | { readonly code: 'item-twice'; readonly itemId: string }

export const arrangeCollection = (
  { status, collectionId }: Collection,
  { itemIds, known }: ArrangeCollection,
): Decision<CollectionEvent, ArrangeCollectionRefused> => {
  if (status === 'dissolved') return refuse({ code: 'collection-dissolved' })
  const unknown = itemIds.find((itemId) => !known.has(itemId))
  if (unknown !== undefined) return refuse({ code: 'item-unknown', itemId: unknown })
  const twice = itemIds.find((itemId, index) => itemIds.indexOf(itemId) !== index)
  if (twice !== undefined) return refuse({ code: 'item-twice', itemId: twice })
  return accept({ type: 'CollectionArranged', collectionId, itemIds })
}

export type DissolveCollectionRefused = Dissolved

export const dissolveCollection = ({
  status,
  collectionId,
}: Collection): Decision<CollectionEvent, DissolveCollectionRefused> =>
  status === 'dissolved'
    ? refuse({ code: 'collection-dissolved' })
    : accept({ type: 'CollectionDissolved', collectionId })
