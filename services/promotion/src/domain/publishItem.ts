import { accept, type Decision, refuse } from '@fibula/kernel'
import { type BegunItem, descriptionOf, type ItemPublished, identityOf } from './item.ts'
import type { Piece } from './piece.ts'

export interface PublishItem {
  readonly piece: Piece | undefined
}

export type PublishItemRefused =
  | { readonly code: 'item-published' }
  | { readonly code: 'piece-not-publishable'; readonly finished: boolean; readonly orderClosed: boolean }
  | { readonly code: 'piece-sold' }

/** A piece is published only when it is finished and its order is closed, at least provisionally; never while it is sold. */
export const publishItem = (item: BegunItem, { piece }: PublishItem): Decision<ItemPublished, PublishItemRefused> => {
  if (item.status === 'published') return refuse({ code: 'item-published' })
  const finished = piece?.finished ?? false
  const orderClosed = piece?.orderClosed ?? false
  if (!finished || !orderClosed) return refuse({ code: 'piece-not-publishable', finished, orderClosed })
  if (piece?.availability === 'sold') return refuse({ code: 'piece-sold' })
  return accept({ type: 'ItemPublished', ...identityOf(item), ...descriptionOf(item) })
}
