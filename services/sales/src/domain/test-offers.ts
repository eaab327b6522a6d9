import type { Listing, Offer, Reserved, Sold } from './offer.ts'
import type { ReservePiece } from './reservePiece.ts'
import type { ReturnPiece } from './returnPiece.ts'
import type { SellPiece } from './sellPiece.ts'

export const now = '2026-10-10T10:00:00.000Z'
export const inAnHour = '2026-10-10T11:00:00.000Z'
export const today = '2026-10-10'
export const mad = (amountMinor: number) => ({ amountMinor, currency: 'MAD' })
export const price = mad(145_000)
export const listing: Listing = { itemId: 'item-1', price }

export const reservedBy = (shopId: string, expiresAt = inAnHour): Reserved => ({
  status: 'reserved',
  reservationId: `reservation-of-${shopId}`,
  itemId: 'item-1',
  shopId,
  expiresAt,
  queue: [],
  consigned: null,
})

export const soldBy = (shopId: string): Sold => ({
  status: 'sold',
  saleId: 'sale-0',
  itemId: 'item-1',
  shopId,
  price,
  queue: [],
  consigned: null,
})

export const consignedTo = (shopId: string): Offer => ({
  status: 'available',
  queue: [],
  consigned: { consignmentId: 'consignment-1', fromOrganisationId: 'coop-tiznit', shopId },
})

export const reserving: ReservePiece = {
  reservationId: 'reservation-1',
  reservationExists: false,
  pieceId: 'piece-1',
  shopId: 'shop-agadir',
  minutes: 60,
  queue: false,
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
  prices: { list: null, campaigns: [] },
  payments: undefined,
  paymentIds: ['payment-1', 'payment-2', 'payment-3', 'payment-4'],
  buyer: null,
  buyerRules: [],
  receipt: { year: 2026, number: 1 },
  on: today,
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
  payments: [],
  refunds: undefined,
  refundIds: ['refund-1', 'refund-2', 'refund-3'],
  on: today,
}
