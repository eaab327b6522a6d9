import { accept, type Decision, refuse } from '@fibula/kernel'
import { isGone, type Piece } from '../piece/piece.ts'
import { type Description, descriptionOf, type Item, type ItemDrafted, type ItemIdentity, identityOf } from './item.ts'

export interface DraftItem extends ItemIdentity, Description {
  /** undefined while nothing was heard of it. */
  readonly piece: Piece | undefined
  /** Another item stands for the same piece already. */
  readonly pieceHasItem: boolean
  /** Those of its photos that the organisation does not have. */
  readonly photosMissing: readonly string[]
}

export type DraftItemRefused =
  | { readonly code: 'item-exists' }
  | { readonly code: 'piece-unknown' }
  | { readonly code: 'piece-gone'; readonly condition: string }
  | { readonly code: 'piece-has-item' }
  | { readonly code: 'photo-unknown'; readonly photos: readonly string[] }

/** An item may be begun as soon as its piece is finished, and a piece has one item, whoever began it. */
export const draftItem = (item: Item, command: DraftItem): Decision<ItemDrafted, DraftItemRefused> => {
  if (item.status !== 'none') return refuse({ code: 'item-exists' })
  if (!command.piece?.finished) return refuse({ code: 'piece-unknown' })
  if (isGone(command.piece)) return refuse({ code: 'piece-gone', condition: command.piece.condition })
  if (command.pieceHasItem) return refuse({ code: 'piece-has-item' })
  if (command.photosMissing.length > 0) return refuse({ code: 'photo-unknown', photos: command.photosMissing })
  return accept({ type: 'ItemDrafted', ...identityOf(command), ...descriptionOf(command) })
}
