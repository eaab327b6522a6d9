import type { Queryable } from '@fibula/store'
import type { ApplyListing } from '../app/ports.ts'

export const applyListing: ApplyListing<Queryable> = async (tx, { itemId, pieceId, itemVersion, published }) => {
  await tx.query({
    name: 'apply_listing',
    text: `INSERT INTO listing (id, piece_id, published, item_version, titles, price_amount_minor, price_currency, channel,
             organisation_id, photo_id)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           ON CONFLICT (id) DO UPDATE SET
             published = excluded.published,
             item_version = excluded.item_version,
             titles = coalesce(excluded.titles, listing.titles),
             price_amount_minor = coalesce(excluded.price_amount_minor, listing.price_amount_minor),
             price_currency = coalesce(excluded.price_currency, listing.price_currency),
             channel = coalesce(excluded.channel, listing.channel),
             organisation_id = coalesce(excluded.organisation_id, listing.organisation_id),
             photo_id = CASE WHEN excluded.published THEN excluded.photo_id ELSE listing.photo_id END
           WHERE listing.item_version < excluded.item_version`,
    values: [
      itemId,
      pieceId,
      published !== null,
      itemVersion,
      published ? JSON.stringify(published.titles) : null,
      published?.price.amountMinor ?? null,
      published?.price.currency ?? null,
      published?.channel ?? null,
      published?.organisationId ?? null,
      published?.photoId ?? null,
    ],
  })
}
