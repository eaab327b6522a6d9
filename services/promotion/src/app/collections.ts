import type { Decision } from '@fibula/kernel'
import { type Coded, type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import {
  type ArrangeCollectionRefused,
  arrangeCollection,
  type ChangeCollection,
  type ChangeCollectionRefused,
  type Collection,
  type CollectionData,
  type CollectionEvent,
  changeCollection,
  type DissolveCollectionRefused,
  dissolveCollection,
  evolveCollection,
  type MakeCollectionRefused,
  makeCollection,
} from '../domain/collection/collection.ts'
import type { Ports, PromotionEvent } from './ports.ts'

export interface ChangedCollection {
  readonly version: number
  readonly collection: Collection
}

type Context<Refusal extends Coded> = CommandContext<ChangedCollection, Refusal>
type One = { readonly collectionId: string }

/** The use cases of collections, each `(command, context) => answer`. */
export const collectionUseCases = (ports: Ports, journal: Journal<PromotionEvent>) => {
  const write = (
    { version, collection }: { version: number; collection: Collection | undefined },
    events: readonly CollectionEvent[],
  ) => {
    const after = events.reduce<Collection | undefined>(evolveCollection, collection) as Collection
    return {
      changes: [ports.rows.collection(version, after, events)],
      result: { version: version + events.length, collection: after },
    }
  }
  const change = <Refusal extends Coded>(
    collectionId: string,
    context: Context<Refusal>,
    decide: (collection: Collection) => Decision<CollectionEvent, Refusal>,
  ) =>
    runCommand(journal, context, {
      load: () => ports.collection(context.actor.organisationId, collectionId),
      decide: ({ collection }) => decide(collection),
      write,
    })
  return {
    makeCollection: (data: Omit<CollectionData, 'organisationId'>, context: Context<MakeCollectionRefused>) =>
      runCommand(journal, context, {
        load: async () => ({
          version: 0,
          collection: undefined,
          exists: await ports.collectionExists(data.collectionId),
        }),
        decide: ({ exists }) => makeCollection(exists, { ...data, organisationId: context.actor.organisationId }),
        write,
      }),
    changeCollection: ({ collectionId, ...some }: ChangeCollection & One, context: Context<ChangeCollectionRefused>) =>
      change(collectionId, context, (collection) => changeCollection(collection, some)),
    arrangeCollection: (
      { collectionId, itemIds }: One & { itemIds: readonly string[] },
      context: Context<ArrangeCollectionRefused>,
    ) =>
      runCommand(journal, context, {
        load: async () => {
          const { organisationId } = context.actor
          const [loaded, known] = await Promise.all([
            ports.collection(organisationId, collectionId),
            ports.itemsKnown(organisationId, itemIds),
          ])
          return loaded && { ...loaded, known }
        },
        decide: ({ collection, known }) => arrangeCollection(collection, { itemIds, known }),
        write,
      }),
    dissolveCollection: ({ collectionId }: One, context: Context<DissolveCollectionRefused>) =>
      change(collectionId, context, dissolveCollection),
  }
}
