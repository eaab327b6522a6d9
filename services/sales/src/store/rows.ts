import type { Rows } from '../app/ports.ts'
import type { Offer } from '../domain/offer.ts'

/** Every column of an offer; what its status does not know is null. */
const columnsOf = (offer: Offer) => ({
  status: offer.status,
  item_id: offer.status === 'available' ? null : offer.itemId,
  shop_id: offer.status === 'available' ? null : offer.shopId,
  reservation_id: offer.status === 'reserved' ? offer.reservationId : null,
  expires_at: offer.status === 'reserved' ? offer.expiresAt : null,
  sale_id: offer.status === 'sold' ? offer.saleId : null,
  price_amount_minor: offer.status === 'sold' ? offer.price.amountMinor : null,
  price_currency: offer.status === 'sold' ? offer.price.currency : null,
})

export const rows: Rows = {
  offer: (expectedVersion, pieceId, offer, events) => ({
    table: 'offer',
    id: pieceId,
    expectedVersion,
    values: columnsOf(offer),
    events,
  }),
  reservation: (reserved, { happenedAt, recordedAt }) => ({
    table: 'reservation',
    values: {
      id: reserved.reservationId,
      piece_id: reserved.pieceId,
      item_id: reserved.itemId,
      shop_id: reserved.shopId,
      expires_at: reserved.expiresAt,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
  reservationEnd: ({ reservationId }, cause, { recordedAt }) => ({
    table: 'reservation_end',
    values: { reservation_id: reservationId, cause, recorded_at: recordedAt },
  }),
  sale: (sold, { happenedAt, recordedAt }) => ({
    table: 'sale',
    values: {
      id: sold.saleId,
      piece_id: sold.pieceId,
      item_id: sold.itemId,
      shop_id: sold.shopId,
      reservation_id: sold.reservationId,
      price_amount_minor: sold.price.amountMinor,
      price_currency: sold.price.currency,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
  saleReturn: (returned, { happenedAt, recordedAt }) => ({
    table: 'sale_return',
    values: {
      id: returned.returnId,
      sale_id: returned.saleId,
      weighed_value: returned.weighed.value,
      weighed_unit: returned.weighed.unit,
      gross_micrograms: returned.grossMicrograms,
      reason: returned.reason,
      refund_amount_minor: returned.refund.amountMinor,
      refund_currency: returned.refund.currency,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
}
