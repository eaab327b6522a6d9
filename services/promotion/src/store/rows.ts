import type { Rows } from '../app/ports.ts'

export const rows: Rows = {
  item: (expectedVersion, item, events) => {
    if (item.status === 'none') throw new Error('an item that does not exist cannot be written')
    const { itemId, pieceId, organisationId, status, titles, descriptions, price, channel } = item
    return {
      table: 'item',
      id: itemId,
      expectedVersion,
      values: {
        ...(expectedVersion === 0 ? { piece_id: pieceId, organisation_id: organisationId } : {}),
        status,
        titles: JSON.stringify(titles),
        descriptions: descriptions === null ? null : JSON.stringify(descriptions),
        price_amount_minor: price.amountMinor,
        price_currency: price.currency,
        channel,
      },
      events,
    }
  },
}
