import { accept, type Decision, refuse } from '@fibula/kernel'
import { isGone, type Piece } from '../piece/piece.ts'
import { type BegunItem, descriptionOf, type ItemPublished, type ItemUnscheduled, identityOf, of } from './item.ts'

export interface PublishItem {
  readonly piece: Piece | undefined
  readonly at: string
  /** The collections that it is in. */
  readonly collectionIds: readonly string[]
}

export type PublishItemRefused =
  | { readonly code: 'item-published' }
  | { readonly code: 'item-withdrawn' }
  | { readonly code: 'piece-not-publishable'; readonly finished: boolean; readonly orderClosed: boolean }
  | { readonly code: 'piece-gone'; readonly condition: string }
  | { readonly code: 'piece-being-reworked' }
  | { readonly code: 'piece-sold' }

/**
 * A piece is published only when it is finished and its order is closed, at least provisionally; never while it is sold or
 * on the bench again, and never when there is no such piece any more. Review and time are for who wants them: marketing may
 * publish a draft as well.
 */
export const publishItem = (
  item: BegunItem,
  { piece, at, collectionIds }: PublishItem,
): Decision<ItemPublished, PublishItemRefused> => {
  if (item.status === 'published') return refuse({ code: 'item-published' })
  if (item.status === 'withdrawn') return refuse({ code: 'item-withdrawn' })
  const finished = piece?.finished ?? false
  const orderClosed = piece?.orderClosed ?? false
  if (piece && isGone(piece)) return refuse({ code: 'piece-gone', condition: piece.condition })
  if (!finished || !orderClosed) return refuse({ code: 'piece-not-publishable', finished, orderClosed })
  if (piece?.condition === 'reworking') return refuse({ code: 'piece-being-reworked' })
  if (piece?.availability === 'sold') return refuse({ code: 'piece-sold' })
  return accept({ type: 'ItemPublished', ...identityOf(item), ...descriptionOf(item), at, collectionIds })
}

const causes = {
  'piece-not-publishable': 'piece-not-publishable',
  'piece-gone': 'piece-not-publishable',
  'piece-being-reworked': 'piece-reworked',
  'piece-sold': 'piece-sold',
} as const

/** The time of a scheduled item has come: it is published, or somebody is told why not. Nothing for any other item. */
export const publishDue = (item: BegunItem, command: PublishItem): readonly (ItemPublished | ItemUnscheduled)[] => {
  if (item.status !== 'scheduled' || item.publishAt === null) return []
  if (Date.parse(item.publishAt) > Date.parse(command.at)) return []
  const decided = publishItem(item, command)
  if (decided.accepted) return decided.events
  const { code } = decided.refusal
  if (code === 'item-published' || code === 'item-withdrawn') return []
  return [{ ...of('ItemUnscheduled', item), cause: causes[code], reason: null }]
}
