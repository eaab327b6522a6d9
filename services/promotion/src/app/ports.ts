import type { DomainChange } from '@fibula/service-kit'
import type { BegunItem, Item, ItemEvent } from '../domain/item.ts'
import type { Piece, PieceNews } from '../domain/piece.ts'

export interface Rows {
  readonly item: (expectedVersion: number, item: Item, events: readonly ItemEvent[]) => DomainChange<ItemEvent>
}

/** What the use cases need to know before they decide. */
export interface Ports {
  readonly item: (
    organisationId: string,
    itemId: string,
  ) => Promise<{ readonly version: number; readonly item: BegunItem } | undefined>
  readonly itemExists: (itemId: string) => Promise<boolean>
  readonly piece: (pieceId: string) => Promise<Piece | undefined>
  readonly pieceHasItem: (pieceId: string) => Promise<boolean>
  readonly rows: Rows
}

/** Keeps what was heard of pieces, in the transaction `tx` in which it was heard. */
export type ApplyPieceNews<Transaction> = (tx: Transaction, news: readonly PieceNews[]) => Promise<void>
