import type { Listing, Reserved, Sold } from './offer.ts'
import type { ReservePiece } from './reservePiece.ts'
import type { ReturnPiece } from './returnPiece.ts'
import type { SellPiece } from './sellPiece.ts'

export const now = '2026-10-10T10:00:00.000Z'
export const inAnHour = '2026-10-10T11:00:00.000Z'
export const price = { amountMinor: 145_000, currency: 'MAD' }
export const listing: Listing = { itemId: 'item-1', price }

export const reservedBy = (shopId: string, expiresAt = inAnHour): Reserved => ({
  status: 'reserved',
  reservationId: `reservation-of-${shopId}`,
  itemId: 'item-1',
  shopId,
  expiresAt,
})

export const soldBy = (shopId: string): Sold => ({ status: 'sold', saleId: 'sale-0', itemId: 'item-1', shopId, price })

export const reserving: ReservePiece = {
  reservationId: 'reservation-1',
  reservationExists: false,
  pieceId: 'piece-1',
  shopId: 'shop-agadir',
  minutes: 60,
  listing,
  at: now,
}

export const selling: SellPiece = {
  saleId: 'sale-1',
  saleExists: false,
  pieceId: 'piece-1',
  shopId: 'shop-agadir',
  reservation: 'none',
  listing,
  at: now,
}

export const returning: ReturnPiece = {
  returnId: 'return-1',
  returnExists: false,
  saleId: 'sale-0',
  pieceId: 'piece-1',
  shopId: 'shop-agadir',
  weighed: { value: '40.9', unit: 'g' },
  grossMicrograms: 40_900_000,
  reason: null,
}
