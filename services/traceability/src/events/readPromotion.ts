import type { Readers } from './readers.ts'

export const readPromotion: Readers<'promotion'> = {
  'promotion.item-drafted': ({ itemId, pieceId, organisationId }, { happenedAt }) => ({
    nodes: [{ id: itemId, kind: 'item', attrs: { pieceId, organisationId, status: 'draft' } }],
    edges: [{ id: `item:${itemId}`, kind: 'catalogued', fromId: pieceId, toId: itemId, happenedAt }],
  }),
  'promotion.item-revised': () => ({}),
  'promotion.item-published': ({ itemId, titles, price, channel }) => ({
    nodes: [
      {
        id: itemId,
        kind: 'item',
        attrs: {
          status: 'published',
          title: titles.fr,
          priceMinor: price.amountMinor,
          currency: price.currency,
          channel,
        },
      },
    ],
  }),
  'promotion.item-unpublished': ({ itemId }) => ({ nodes: [{ id: itemId, kind: 'item', attrs: { status: 'draft' } }] }),
}
