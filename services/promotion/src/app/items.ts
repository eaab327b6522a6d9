import type { Decision } from '@fibula/kernel'
import { type Coded, type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { type DraftItem, type DraftItemRefused, draftItem as decideDraft } from '../domain/draftItem.ts'
import { type BegunItem, evolve, type Item, type ItemEvent, noItem } from '../domain/item.ts'
import { publishItem as decidePublish, type PublishItemRefused } from '../domain/publishItem.ts'
import { reviseItem as decideRevise, type ReviseItem, type ReviseItemRefused } from '../domain/reviseItem.ts'
import {
  unpublishItem as decideUnpublish,
  type UnpublishItem,
  type UnpublishItemRefused,
} from '../domain/unpublishItem.ts'
import type { Ports } from './ports.ts'

export interface ChangedItem {
  readonly version: number
  readonly item: BegunItem
}

const written =
  ({ rows }: Pick<Ports, 'rows'>) =>
  ({ version, item }: { version: number; item: Item }, events: readonly ItemEvent[]) => {
    const after = events.reduce<Item>(evolve, item)
    return {
      changes: [rows.item(version, after, events)],
      result: { version: version + events.length, item: after as BegunItem },
    }
  }

export type DraftCommand = Omit<DraftItem, 'organisationId' | 'piece' | 'pieceHasItem'>

export const draftItem =
  (ports: Ports, journal: Journal<ItemEvent>) =>
  (command: DraftCommand, context: CommandContext<ChangedItem, DraftItemRefused>) => {
    const { organisationId } = context.actor
    const { itemId, pieceId } = command
    return runCommand(journal, context, {
      load: async () => {
        const [piece, pieceHasItem, exists] = await Promise.all([
          ports.piece(pieceId),
          ports.pieceHasItem(pieceId),
          ports.itemExists(itemId),
        ])
        return { version: 0, item: noItem, piece, pieceHasItem, exists }
      },
      decide: ({ piece, pieceHasItem, exists }): ReturnType<typeof decideDraft> =>
        exists
          ? { accepted: false, refusal: { code: 'item-exists' } }
          : decideDraft(noItem, { ...command, organisationId, piece, pieceHasItem }),
      write: written(ports),
    })
  }

/** What every change of an item that exists has in common. */
const changeItem = <Event extends ItemEvent, Refusal extends Coded>(
  ports: Ports,
  journal: Journal<ItemEvent>,
  itemId: string,
  context: CommandContext<ChangedItem, Refusal>,
  decide: (item: BegunItem) => Decision<Event, Refusal>,
) =>
  runCommand(journal, context, {
    load: () => ports.item(context.actor.organisationId, itemId),
    decide: ({ item }) => decide(item),
    write: written(ports),
  })

export const reviseItem =
  (ports: Ports, journal: Journal<ItemEvent>) =>
  ({ itemId, ...revision }: ReviseItem & { itemId: string }, context: CommandContext<ChangedItem, ReviseItemRefused>) =>
    changeItem(ports, journal, itemId, context, (item) => decideRevise(item, revision))

export const unpublishItem =
  (ports: Ports, journal: Journal<ItemEvent>) =>
  (
    { itemId, reason }: UnpublishItem & { itemId: string },
    context: CommandContext<ChangedItem, UnpublishItemRefused>,
  ) =>
    changeItem(ports, journal, itemId, context, (item) => decideUnpublish(item, { reason }))

export const publishItem =
  (ports: Ports, journal: Journal<ItemEvent>) =>
  ({ itemId }: { itemId: string }, context: CommandContext<ChangedItem, PublishItemRefused>) =>
    runCommand(journal, context, {
      load: async () => {
        const loaded = await ports.item(context.actor.organisationId, itemId)
        return loaded && { ...loaded, piece: await ports.piece(loaded.item.pieceId) }
      },
      decide: ({ item, piece }) => decidePublish(item, { piece }),
      write: written(ports),
    })
