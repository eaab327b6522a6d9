import type { DraftItem } from './draftItem.ts'
import type { BegunItem, Description } from './item.ts'
import type { Piece } from './piece.ts'

export const description: Description = {
  titles: { fr: 'Fibule de Tiznit', ar: 'تيزرزاي', en: 'Tiznit fibula' },
  descriptions: null,
  price: { amountMinor: 145_000, currency: 'MAD' },
  channel: 'shop',
}

const identity = { itemId: 'item-1', pieceId: 'piece-1', organisationId: 'federation-souss' }

export const pieceOf = (differences: Partial<Piece> = {}): Piece => ({
  pieceId: 'piece-1',
  finished: true,
  orderClosed: true,
  availability: 'available',
  ...differences,
})

export const drafting: DraftItem = { ...identity, ...description, piece: pieceOf(), pieceHasItem: false }

export const itemOf = (status: BegunItem['status']): BegunItem => ({ ...identity, ...description, status })
