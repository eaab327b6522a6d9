import type { Rows } from '../app/ports.ts'

export const rows: Rows = {
  item: (expectedVersion, item, events) => {
    const { itemId, pieceId, organisationId, status, titles, descriptions, price, channel, photos } = item
    const { publishAt, scheduledBy, publishedAt, note, cause } = item
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
        photos: JSON.stringify(photos),
        publish_at: publishAt,
        scheduled_by: scheduledBy,
        published_at: publishedAt,
        note,
        cause,
      },
      events,
    }
  },
  campaign: (expectedVersion, campaign, events) => {
    const { campaignId, organisationId, status, kind, names, place, startsOn, endsOn, note, items } = campaign
    return {
      table: 'campaign',
      id: campaignId,
      expectedVersion,
      values: {
        ...(expectedVersion === 0 ? { organisation_id: organisationId } : {}),
        status,
        kind,
        names: JSON.stringify(names),
        place,
        starts_on: startsOn,
        ends_on: endsOn,
        note,
        items: JSON.stringify(items),
      },
      events,
    }
  },
  collection: (expectedVersion, collection, events) => {
    const { collectionId, organisationId, status, names, descriptions, itemIds } = collection
    return {
      table: 'collection',
      id: collectionId,
      expectedVersion,
      values: {
        ...(expectedVersion === 0 ? { organisation_id: organisationId } : {}),
        status,
        names: JSON.stringify(names),
        descriptions: descriptions === null ? null : JSON.stringify(descriptions),
        item_ids: JSON.stringify(itemIds),
      },
      events,
    }
  },
}
