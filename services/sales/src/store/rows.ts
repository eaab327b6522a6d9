import type { Insert } from '@fibula/store'
import type { Rows } from '../app/ports.ts'
import type { Payment } from '../domain/money/payments.ts'
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
  queue: JSON.stringify(offer.queue),
  consignment_id: offer.consigned?.consignmentId ?? null,
  consigned_from: offer.consigned?.fromOrganisationId ?? null,
  consigned_to: offer.consigned?.shopId ?? null,
})

const paymentRows = (
  payments: readonly Payment[],
  of: { shopId: string; saleId: string; returnId: string | null; on: string; recordedAt: string },
): Insert[] =>
  payments.map((payment, line) => ({
    table: 'payment',
    values: {
      id: payment.paymentId,
      shop_id: of.shopId,
      sale_id: of.saleId,
      return_id: of.returnId,
      line: line + 1,
      kind: payment.kind,
      amount_minor: payment.amount.amountMinor,
      currency: payment.amount.currency,
      given_minor: payment.givenMinor,
      till_day: of.on,
      recorded_at: of.recordedAt,
    },
  }))

export const rows: Rows = {
  unposted: (pieceId) => ({ table: 'unposted_piece', values: { piece_id: pieceId } }),
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
      expires_at: reserved.type === 'PieceReserved' ? reserved.expiresAt : null,
      minutes: reserved.type === 'ReservationQueued' ? reserved.minutes : null,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
  reservationTurn: ({ reservationId, expiresAt }, { recordedAt }) => ({
    table: 'reservation_turn',
    values: { reservation_id: reservationId, expires_at: expiresAt, recorded_at: recordedAt },
  }),
  reservationEnd: ({ reservationId }, cause, { recordedAt }) => ({
    table: 'reservation_end',
    values: { reservation_id: reservationId, cause, recorded_at: recordedAt },
  }),
  sale: (sold, { happenedAt, recordedAt }) => [
    {
      table: 'sale',
      values: {
        id: sold.saleId,
        piece_id: sold.pieceId,
        item_id: sold.itemId,
        shop_id: sold.shopId,
        reservation_id: sold.reservationId,
        price_amount_minor: sold.price.amountMinor,
        price_currency: sold.price.currency,
        price_from: sold.priceFrom.kind,
        campaign_id: sold.priceFrom.campaignId,
        price_list_id: sold.priceFrom.priceListId,
        exchange_of_sale_id: sold.exchangeOfSaleId,
        consignment_id: sold.consignmentId,
        till_day: sold.on,
        receipt_year: sold.receipt.year,
        receipt_number: sold.receipt.number,
        happened_at: happenedAt,
        recorded_at: recordedAt,
      },
    },
    ...paymentRows(sold.payments, { ...sold, returnId: null, recordedAt }),
  ],
  saleReturn: (returned, { happenedAt, recordedAt }) => [
    {
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
        exchange_sale_id: returned.exchangeSaleId,
        till_day: returned.on,
        happened_at: happenedAt,
        recorded_at: recordedAt,
      },
    },
    ...paymentRows(returned.refunds, { ...returned, recordedAt }),
  ],
  consignment: (consigned, { recordedAt }) => ({
    table: 'consignment',
    values: {
      id: consigned.consignmentId,
      piece_id: consigned.pieceId,
      from_organisation_id: consigned.fromOrganisationId,
      shop_id: consigned.shopId,
      began_on: consigned.on,
      recorded_at: recordedAt,
    },
  }),
  consignmentEnd: ({ consignmentId, on }, { recordedAt }) => ({
    table: 'consignment_end',
    values: { consignment_id: consignmentId, ended_on: on, recorded_at: recordedAt },
  }),
  buyer: (saleId, buyer, { recordedAt }) => ({
    table: 'buyer',
    values: {
      sale_id: saleId,
      name: buyer.name,
      address: buyer.address,
      document: buyer.document,
      tax_number: buyer.taxNumber,
      wants_invoice: buyer.wantsInvoice,
      recorded_at: recordedAt,
    },
  }),
  buyerErasure: (saleId, personId, { recordedAt }) => ({
    table: 'buyer_erasure',
    values: { sale_id: saleId, person_id: personId, recorded_at: recordedAt },
  }),
  shopProfile: (id, shopId, profile, { recordedAt }) => ({
    table: 'shop_profile',
    values: {
      id,
      shop_id: shopId,
      name: profile.name,
      address: profile.address,
      phone: profile.phone,
      tax_number: profile.taxNumber,
      country: profile.country,
      return_days: profile.returnDays,
      recorded_at: recordedAt,
    },
  }),
  till: (expectedVersion, closed) => ({
    table: 'till',
    id: closed.tillId,
    expectedVersion,
    values: {
      shop_id: closed.shopId,
      last_closed_on: closed.on,
      last_totals: JSON.stringify(
        closed.totals.map(({ kind, currency, takenMinor, refundedMinor }) => [
          kind,
          currency,
          takenMinor,
          refundedMinor,
        ]),
      ),
    },
    events: [closed],
  }),
  dayClosing: (closed, { happenedAt, recordedAt }) => ({
    table: 'day_closing',
    values: {
      id: closed.closingId,
      shop_id: closed.shopId,
      closed_on: closed.on,
      totals: JSON.stringify(closed.totals),
      cash: JSON.stringify(closed.cash),
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
  priceList: (expectedVersion, priceListId, shopId, list, events) => {
    if (list.status === 'new') throw new Error('a list without a state is not written')
    const { name, validFrom, validUntil, prices } = list.said
    return {
      table: 'price_list',
      id: priceListId,
      expectedVersion,
      values: {
        shop_id: shopId,
        name,
        valid_from: validFrom,
        valid_until: validUntil,
        prices: JSON.stringify(Object.fromEntries(prices.map(({ pieceId, price }) => [pieceId, price]))),
        withdrawn: list.status === 'withdrawn',
      },
      events,
    }
  },
}
