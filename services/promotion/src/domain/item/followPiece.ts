import type { Condition, Piece } from '../piece/piece.ts'
import {
  type BegunItem,
  type ItemStatus,
  type ItemUnpublished,
  type ItemUnscheduled,
  type ItemWithdrawn,
  of,
} from './item.ts'

type Effect = 'withdrawn' | 'unpublished' | 'unscheduled'

const gone = {
  draft: 'withdrawn',
  'in-review': 'withdrawn',
  approved: 'withdrawn',
  scheduled: 'withdrawn',
  published: 'withdrawn',
} as const

/**
 * What the state of a piece does to its item, whatever the item's state; what is not named stays as it is. It depends on
 * how the piece stands, not on what happened last: hearing it twice, late or in another order makes no difference. A sold
 * piece stays in the catalogue, shown as sold, and a returned one is available again: that is the piece's own availability.
 */
export const effects: Readonly<Record<Condition | 'sold', Partial<Record<ItemStatus, Effect>>>> = {
  whole: {},
  reworking: { scheduled: 'unscheduled', published: 'unpublished' },
  scrapped: gone,
  'hallmark-refused': gone,
  'order-cancelled': gone,
  sold: { scheduled: 'unscheduled' },
}

const withdrawnBecause = {
  scrapped: 'piece-scrapped',
  'hallmark-refused': 'hallmark-refused',
  'order-cancelled': 'order-cancelled',
} as const

/** Brings an item into step with its piece. No event when it is. */
export const followPiece = (
  item: BegunItem,
  piece: Piece,
): readonly (ItemWithdrawn | ItemUnpublished | ItemUnscheduled)[] => {
  const { condition } = piece
  const effect = effects[condition][item.status]
  if (effect === 'withdrawn' && condition !== 'whole' && condition !== 'reworking')
    return [{ ...of('ItemWithdrawn', item), cause: withdrawnBecause[condition], reason: null }]
  if (effect === 'unpublished') return [{ ...of('ItemUnpublished', item), cause: 'piece-reworked', reason: null }]
  if (effect === 'unscheduled') return [{ ...of('ItemUnscheduled', item), cause: 'piece-reworked', reason: null }]
  if (piece.availability === 'sold' && effects.sold[item.status] === 'unscheduled')
    return [{ ...of('ItemUnscheduled', item), cause: 'piece-sold', reason: null }]
  return []
}
