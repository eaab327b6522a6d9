import type { Readers } from './readers.ts'

export const readSales: Readers<'sales'> = {
  'sales.piece-reserved': ({ pieceId, expiresAt }) => ({
    nodes: [{ id: pieceId, kind: 'piece', attrs: { offer: 'reserved', reservedUntil: expiresAt } }],
  }),
  'sales.reservation-ended': ({ pieceId }) => ({
    nodes: [{ id: pieceId, kind: 'piece', attrs: { offer: 'available', reservedUntil: null } }],
  }),
  'sales.piece-sold': ({ saleId, pieceId, shopId, price }, { happenedAt }) => ({
    nodes: [
      { id: pieceId, kind: 'piece', attrs: { offer: 'sold', reservedUntil: null } },
      { id: saleId, kind: 'sale', attrs: { pieceId, shopId, priceMinor: price.amountMinor, currency: price.currency } },
    ],
    edges: [{ id: `sale:${saleId}`, kind: 'sold', fromId: pieceId, toId: saleId, happenedAt }],
    subjects: [saleId],
  }),
  'sales.piece-returned': ({ returnId, saleId, pieceId, shopId, grossMicrograms, reason }, { happenedAt }) => ({
    nodes: [
      { id: pieceId, kind: 'piece', attrs: { offer: 'available' } },
      { id: returnId, kind: 'return', attrs: { saleId, pieceId, shopId, grossMicrograms, reason } },
    ],
    edges: [
      { id: `return:${returnId}`, kind: 'returned', fromId: saleId, toId: returnId, grossMicrograms, happenedAt },
    ],
    subjects: [returnId],
  }),
}
