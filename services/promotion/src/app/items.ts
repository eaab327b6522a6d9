import type { Decision } from '@fibula/kernel'
import { type Coded, type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { type DraftItem, type DraftItemRefused, draftItem as decideDraft } from '../domain/item/draftItem.ts'
import { type BegunItem, evolve, type Item, type ItemEvent, noItem } from '../domain/item/item.ts'
import { publishItem as decidePublish, type PublishItemRefused } from '../domain/item/publishItem.ts'
import {
  type ApproveItemRefused,
  approveItem as decideApprove,
  sendBackItem as decideSendBack,
  submitItem as decideSubmit,
  type SendBackItemRefused,
  type SubmitItemRefused,
} from '../domain/item/reviewItem.ts'
import { reviseItem as decideRevise, type ReviseItem, type ReviseItemRefused } from '../domain/item/reviseItem.ts'
import {
  scheduleItem as decideSchedule,
  unscheduleItem as decideUnschedule,
  type ScheduleItemRefused,
  type UnscheduleItemRefused,
} from '../domain/item/scheduleItem.ts'
import { unpublishItem as decideUnpublish, type UnpublishItemRefused } from '../domain/item/unpublishItem.ts'
import {
  reopenItem as decideReopen,
  withdrawItem as decideWithdraw,
  type ReopenItemRefused,
  type WithdrawItemRefused,
} from '../domain/item/withdrawItem.ts'
import type { Ports, PromotionEvent } from './ports.ts'

export interface ChangedItem {
  readonly version: number
  readonly item: BegunItem
}

type PromotionJournal = Journal<PromotionEvent>
type Context<Refusal extends Coded> = CommandContext<ChangedItem, Refusal>
type One = { readonly itemId: string }

export const writtenItem =
  ({ rows }: Pick<Ports, 'rows'>) =>
  ({ version, item }: { version: number; item: Item }, events: readonly ItemEvent[]) => {
    const after = events.reduce<Item>(evolve, item) as BegunItem
    return {
      changes: [rows.item(version, after, events)],
      result: { version: version + events.length, item: after },
    }
  }

export type DraftCommand = Omit<DraftItem, 'organisationId' | 'piece' | 'pieceHasItem' | 'photosMissing'>

export const draftItem =
  (ports: Ports, journal: PromotionJournal) => (command: DraftCommand, context: Context<DraftItemRefused>) => {
    const { organisationId } = context.actor
    const { itemId, pieceId } = command
    return runCommand(journal, context, {
      load: async () => {
        const [piece, pieceHasItem, exists, photosMissing] = await Promise.all([
          ports.piece(pieceId),
          ports.pieceHasItem(pieceId),
          ports.itemExists(itemId),
          ports.photosMissing(organisationId, command.photos),
        ])
        return { version: 0, item: noItem, piece, pieceHasItem, exists, photosMissing }
      },
      decide: ({ exists, ...known }): ReturnType<typeof decideDraft> =>
        exists
          ? { accepted: false, refusal: { code: 'item-exists' } }
          : decideDraft(noItem, { ...command, ...known, organisationId }),
      write: writtenItem(ports),
    })
  }

/** What every change of an item that exists has in common. */
const changeItem = <Event extends ItemEvent, Refusal extends Coded>(
  ports: Ports,
  journal: PromotionJournal,
  itemId: string,
  context: Context<Refusal>,
  decide: (item: BegunItem) => Decision<Event, Refusal>,
) =>
  runCommand(journal, context, {
    load: () => ports.item(context.actor.organisationId, itemId),
    decide: ({ item }) => decide(item),
    write: writtenItem(ports),
  })

/** The same for those that depend on the piece and on where the item is shown. */
const changeWithPiece = <Event extends ItemEvent, Refusal extends Coded>(
  ports: Ports,
  journal: PromotionJournal,
  itemId: string,
  context: Context<Refusal>,
  decide: (
    item: BegunItem,
    known: { piece: Awaited<ReturnType<Ports['piece']>>; collectionIds: readonly string[] },
  ) => Decision<Event, Refusal>,
) =>
  runCommand(journal, context, {
    load: async () => {
      const loaded = await ports.item(context.actor.organisationId, itemId)
      if (!loaded) return undefined
      const [piece, collectionIds] = await Promise.all([ports.piece(loaded.item.pieceId), ports.collectionsOf(itemId)])
      return { ...loaded, piece, collectionIds }
    },
    decide: ({ item, ...known }) => decide(item, known),
    write: writtenItem(ports),
  })

export type ReviseCommand = Omit<ReviseItem, 'photosMissing'> & One

const reviseItem =
  (ports: Ports, journal: PromotionJournal) =>
  ({ itemId, ...revision }: ReviseCommand, context: Context<ReviseItemRefused>) => {
    const { organisationId } = context.actor
    return runCommand(journal, context, {
      load: async () => {
        const [loaded, photosMissing] = await Promise.all([
          ports.item(organisationId, itemId),
          ports.photosMissing(organisationId, revision.photos ?? []),
        ])
        return loaded && { ...loaded, photosMissing }
      },
      decide: ({ item, photosMissing }) => decideRevise(item, { ...revision, photosMissing }),
      write: writtenItem(ports),
    })
  }

/** The use cases of items, each `(command, context) => answer`. */
export const itemUseCases = (ports: Ports, journal: PromotionJournal) => ({
  draftItem: draftItem(ports, journal),
  reviseItem: reviseItem(ports, journal),
  submitItem: ({ itemId }: One, context: Context<SubmitItemRefused>) =>
    changeItem(ports, journal, itemId, context, decideSubmit),
  approveItem: ({ itemId }: One, context: Context<ApproveItemRefused>) =>
    changeItem(ports, journal, itemId, context, decideApprove),
  sendBackItem: ({ itemId, note }: One & { note: string }, context: Context<SendBackItemRefused>) =>
    changeItem(ports, journal, itemId, context, (item) => decideSendBack(item, { note })),
  scheduleItem: ({ itemId, at }: One & { at: string }, context: Context<ScheduleItemRefused>) =>
    changeWithPiece(ports, journal, itemId, context, (item, { piece }) =>
      decideSchedule(item, { at, now: context.recordedAt, by: context.actor.personId, piece }),
    ),
  unscheduleItem: ({ itemId, reason }: One & { reason: string | null }, context: Context<UnscheduleItemRefused>) =>
    changeItem(ports, journal, itemId, context, (item) => decideUnschedule(item, { reason })),
  publishItem: ({ itemId }: One, context: Context<PublishItemRefused>) =>
    changeWithPiece(ports, journal, itemId, context, (item, known) =>
      decidePublish(item, { ...known, at: context.recordedAt }),
    ),
  unpublishItem: ({ itemId, reason }: One & { reason: string | null }, context: Context<UnpublishItemRefused>) =>
    changeItem(ports, journal, itemId, context, (item) => decideUnpublish(item, { reason })),
  withdrawItem: ({ itemId, reason }: One & { reason: string | null }, context: Context<WithdrawItemRefused>) =>
    changeItem(ports, journal, itemId, context, (item) => decideWithdraw(item, { reason })),
  reopenItem: ({ itemId }: One, context: Context<ReopenItemRefused>) =>
    changeWithPiece(ports, journal, itemId, context, (item, { piece }) => decideReopen(item, { piece })),
})
