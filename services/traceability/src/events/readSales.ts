import type { Readers } from './readers.ts'

export const readSales: Readers<'sales'> = {
  'sales.price-list-set': () => ({}),
  'sales.price-list-withdrawn': () => ({}),
  'sales.day-closed': () => ({}),
  'sales.reservation-queued': () => ({}),
  'sales.queue-left': () => ({}),
  'sales.piece-reserved': ({ pieceId, expiresAt }) => ({
    nodes: [{ id: pieceId, kind: 'piece', attrs: { offer: 'reserved', reservedUntil: expiresAt } }],
  }),
  'sales.reservation-ended': ({ pieceId }) => ({
    nodes: [{ id: pieceId, kind: 'piece', attrs: { offer: 'available', reservedUntil: null } }],
  }),
  'sales.piece-consigned': ({ pieceId, consignmentId, fromOrganisationId, shopId, on }, { happenedAt }) => ({
    nodes: [
      { id: pieceId, kind: 'piece', attrs: { atShop: shopId } },
      { id: consignmentId, kind: 'consignment', attrs: { pieceId, fromOrganisationId, shopId, on, status: 'out' } },
    ],
    edges: [{ kind: 'consigned', fromId: pieceId, toId: consignmentId, happenedAt }],
    subjects: [pieceId, consignmentId],
  }),
  'sales.consignment-returned': ({ pieceId, consignmentId, on }) => ({
    nodes: [
      { id: pieceId, kind: 'piece', attrs: { atShop: null } },
      { id: consignmentId, kind: 'consignment', attrs: { status: 'back', backOn: on } },
    ],
    subjects: [pieceId, consignmentId],
  }),
  'sales.piece-sold': (sold, { happenedAt }) => {
    const { saleId, pieceId, shopId, price } = sold
    return {
      nodes: [
        { id: pieceId, kind: 'piece', attrs: { offer: 'sold', reservedUntil: null } },
        {
          id: saleId,
          kind: 'sale',
          attrs: {
            ...{ pieceId, shopId, priceMinor: price.amountMinor, currency: price.currency },
            campaignId: sold.campaignId,
            exchangeOfSaleId: sold.exchangeOfSaleId,
            consignmentId: sold.consignmentId,
            on: sold.on,
          },
        },
      ],
      edges: [{ kind: 'sold', fromId: pieceId, toId: saleId, happenedAt }],
      subjects: [saleId, ...(sold.exchangeOfSaleId === null ? [] : [sold.exchangeOfSaleId])],
    }
  },
  'sales.piece-returned': (returned, { happenedAt }) => {
    const { returnId, saleId, pieceId, shopId, grossMicrograms, reason, exchangeSaleId } = returned
    return {
      nodes: [
        { id: pieceId, kind: 'piece', attrs: { offer: 'available' } },
        {
          id: returnId,
          kind: 'return',
          attrs: { saleId, pieceId, shopId, grossMicrograms, reason, exchangeSaleId, on: returned.on },
        },
      ],
      edges: [{ kind: 'returned', fromId: saleId, toId: returnId, grossMicrograms, happenedAt }],
      subjects: [returnId, ...(exchangeSaleId === null ? [] : [exchangeSaleId])],
    }
  },
}
