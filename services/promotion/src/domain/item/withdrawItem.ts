import { accept, type Decision, refuse } from '@fibula/kernel'
import { isGone, type Piece } from '../piece/piece.ts'
import { type BegunItem, type ItemReopened, type ItemWithdrawn, of } from './item.ts'

export type WithdrawItemRefused = { readonly code: 'item-withdrawn' }

export const withdrawItem = (
  item: BegunItem,
  { reason }: { readonly reason: string | null },
): Decision<ItemWithdrawn, WithdrawItemRefused> =>
  item.status === 'withdrawn'
    ? refuse({ code: 'item-withdrawn' })
    : accept({ ...of('ItemWithdrawn', item), cause: 'marketing', reason })

export type ReopenItemRefused =
  | { readonly code: 'item-not-withdrawn' }
  | { readonly code: 'piece-gone'; readonly condition: string }

/** A piece has one item, so the item that was withdrawn is the one to go on with; not when its piece is gone. */
export const reopenItem = (
  item: BegunItem,
  { piece }: { readonly piece: Piece | undefined },
): Decision<ItemReopened, ReopenItemRefused> => {
  if (item.status !== 'withdrawn') return refuse({ code: 'item-not-withdrawn' })
  if (piece && isGone(piece)) return refuse({ code: 'piece-gone', condition: piece.condition })
  return accept(of('ItemReopened', item))
}
