import { accept, type Decision, refuse } from '@fibula/kernel'
import { isGone, type Piece } from '../piece/piece.ts'
import { type BegunItem, type ItemScheduled, type ItemStatus, type ItemUnscheduled, of } from './item.ts'

export interface ScheduleItem {
  readonly at: string
  /** When the command was given. */
  readonly now: string
  readonly by: string
  readonly piece: Piece | undefined
}

export type ScheduleItemRefused =
  | { readonly code: 'item-not-approved'; readonly itemStatus: ItemStatus }
  | { readonly code: 'time-is-past'; readonly at: string }
  | { readonly code: 'piece-gone'; readonly condition: string }
  | { readonly code: 'piece-sold' }

/**
 * What was approved will be published by itself. Its order may still be open: that is asked when the time has come. A
 * scheduled one may get another time.
 */
export const scheduleItem = (
  item: BegunItem,
  { at, now, by, piece }: ScheduleItem,
): Decision<ItemScheduled, ScheduleItemRefused> => {
  if (item.status !== 'approved' && item.status !== 'scheduled')
    return refuse({ code: 'item-not-approved', itemStatus: item.status })
  if (Date.parse(at) <= Date.parse(now)) return refuse({ code: 'time-is-past', at })
  if (piece && isGone(piece)) return refuse({ code: 'piece-gone', condition: piece.condition })
  if (piece?.availability === 'sold') return refuse({ code: 'piece-sold' })
  return accept({ ...of('ItemScheduled', item), at, by })
}

export type UnscheduleItemRefused = { readonly code: 'item-not-scheduled'; readonly itemStatus: ItemStatus }

export const unscheduleItem = (
  item: BegunItem,
  { reason }: { readonly reason: string | null },
): Decision<ItemUnscheduled, UnscheduleItemRefused> =>
  item.status === 'scheduled'
    ? accept({ ...of('ItemUnscheduled', item), cause: 'marketing', reason })
    : refuse({ code: 'item-not-scheduled', itemStatus: item.status })
