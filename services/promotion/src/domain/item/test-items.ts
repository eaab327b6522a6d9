import type { Piece } from '../piece/piece.ts'
import type { DraftItem } from './draftItem.ts'
import type { BegunItem, Description } from './item.ts'

export const description: Description = {
  titles: { fr: 'Fibule de Tiznit', ar: 'تيزرزاي', zgh: 'ⵜⵉⵣⵔⵣⴰⵢ', en: 'Tiznit fibula' },
  descriptions: null,
  price: { amountMinor: 145_000, currency: 'MAD' },
  channel: 'shop',
  photos: [],
}

const identity = { itemId: 'item-1', pieceId: 'piece-1', organisationId: 'federation-souss' }

export const pieceOf = (differences: Partial<Piece> = {}): Piece => ({
  pieceId: 'piece-1',
  finished: true,
  orderClosed: true,
  availability: 'available',
  condition: 'whole',
  ...differences,
})

export const drafting: DraftItem = {
  ...{ ...identity, ...description, photosMissing: [] },
  ...{ piece: pieceOf(), pieceHasItem: false },
}

const at = '2026-10-05T08:00:00.000Z'

export const itemOf = (status: BegunItem['status'], differences: Partial<BegunItem> = {}): BegunItem => ({
  ...identity,
  ...description,
  status,
  publishAt: status === 'scheduled' ? at : null,
  scheduledBy: status === 'scheduled' ? 'person-1' : null,
  publishedAt: status === 'published' ? at : null,
  note: null,
  cause: null,
  ...differences,
})
