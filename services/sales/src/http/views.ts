import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { OfferShown, ReservationShown, SaleShown } from '../app/reads.ts'
import type { RecordedSale } from '../app/sellPiece.ts'

const { grossMicrograms, id, instant, money } = quantities

export const offerView = z.strictObject({
  pieceId: id,
  itemId: id,
  titles: z.strictObject({ fr: z.string(), ar: z.string().nullable(), en: z.string().nullable() }),
  price: money,
  status: z.enum(['available', 'reserved', 'sold']),
  reservedUntil: instant.nullable(),
  /** Whether your shop reserved or sold it; which other shop did is not shown. */
  byYou: z.boolean(),
})

export const showOffer = (offer: OfferShown): z.output<typeof offerView> => ({
  pieceId: offer.pieceId,
  itemId: offer.itemId,
  titles: offer.titles,
  price: { amountMinor: Number(offer.priceAmountMinor), currency: offer.priceCurrency },
  status: offer.status,
  reservedUntil: offer.expiresAt?.toISOString() ?? null,
  byYou: offer.byYou,
})

export const reservationView = z.strictObject({
  reservationId: id,
  pieceId: id,
  itemId: id,
  expiresAt: instant,
  happenedAt: instant,
  recordedAt: instant,
  /** expired, cancelled, or sold; null while it keeps the piece. */
  ended: z.enum(['expired', 'cancelled', 'sold']).nullable(),
})
type ReservationView = z.output<typeof reservationView>

export const showReservation = (reservation: ReservationShown): ReservationView => ({
  reservationId: reservation.id,
  pieceId: reservation.pieceId,
  itemId: reservation.itemId,
  expiresAt: reservation.expiresAt.toISOString(),
  happenedAt: reservation.happenedAt.toISOString(),
  recordedAt: reservation.recordedAt.toISOString(),
  ended: reservation.ended as ReservationView['ended'],
})

export const saleView = z.strictObject({
  saleId: id,
  pieceId: id,
  itemId: id,
  reservationId: id.nullable(),
  /** Frozen at the sale. */
  price: money,
  happenedAt: instant,
  recordedAt: instant,
  returned: z
    .strictObject({ returnId: id, grossMicrograms, reason: z.string().nullable(), happenedAt: instant })
    .nullable(),
})
type SaleView = z.output<typeof saleView>

export const showSale = (sale: SaleShown): SaleView => ({
  saleId: sale.id,
  pieceId: sale.pieceId,
  itemId: sale.itemId,
  reservationId: sale.reservationId,
  price: { amountMinor: Number(sale.priceAmountMinor), currency: sale.priceCurrency },
  happenedAt: sale.happenedAt.toISOString(),
  recordedAt: sale.recordedAt.toISOString(),
  returned: sale.returned && {
    returnId: sale.returned.id,
    grossMicrograms: Number(sale.returned.grossMicrograms),
    reason: sale.returned.reason,
    happenedAt: sale.returned.happenedAt.toISOString(),
  },
})

export const showRecordedSale = ({
  saleId,
  pieceId,
  itemId,
  reservationId,
  price,
  happenedAt,
  recordedAt,
}: RecordedSale): SaleView => ({
  saleId,
  pieceId,
  itemId,
  reservationId,
  price,
  happenedAt,
  recordedAt,
  returned: null,
})
