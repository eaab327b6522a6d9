import type { Queryable } from '@fibula/store'
import type { Hear } from '../app/ports.ts'

/**
 * What production and promotion tell. Facts of one stream come in order but may come again: a row keeps the version that
 * it is from, and what is not newer changes nothing.
 */
export const hear: Hear<Queryable> = {
  campaign: async (tx, { campaignId, campaignVersion, said }) => {
    if (!said) {
      await tx.query({
        name: 'campaign_cancelled',
        text: 'UPDATE campaign SET cancelled = true, campaign_version = $2 WHERE id = $1 AND campaign_version < $2',
        values: [campaignId, campaignVersion],
      })
      return
    }
    await tx.query({
      name: 'campaign_said',
      text: `INSERT INTO campaign (id, campaign_version, kind, names, starts_on, ends_on, cancelled)
             VALUES ($1, $2, $3, $4, $5, $6, false)
             ON CONFLICT (id) DO UPDATE SET campaign_version = excluded.campaign_version, kind = excluded.kind,
               names = excluded.names, starts_on = excluded.starts_on, ends_on = excluded.ends_on
             WHERE campaign.campaign_version < excluded.campaign_version`,
      values: [campaignId, campaignVersion, said.kind, JSON.stringify(said.names), said.startsOn, said.endsOn],
    })
  },
  campaignItem: async (tx, { campaignId, campaignVersion, itemId, pieceId, price, removed }) => {
    await tx.query({
      name: 'campaign_item',
      text: `INSERT INTO campaign_item (campaign_id, item_id, campaign_version, piece_id, price_amount_minor, price_currency, removed)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (campaign_id, item_id) DO UPDATE SET campaign_version = excluded.campaign_version,
               piece_id = excluded.piece_id, price_amount_minor = excluded.price_amount_minor,
               price_currency = excluded.price_currency, removed = excluded.removed
             WHERE campaign_item.campaign_version < excluded.campaign_version`,
      values: [
        campaignId,
        itemId,
        campaignVersion,
        pieceId,
        price?.amountMinor ?? null,
        price?.currency ?? null,
        removed,
      ],
    })
  },
  piece: async (tx, piece) => {
    await tx.query({
      name: 'piece_finished',
      text: `INSERT INTO piece (id, order_version, owner_id, workshop_id, serial, design, title, gross_micrograms, net_micrograms, mark)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING`,
      values: [
        piece.pieceId,
        piece.orderVersion,
        piece.ownerId,
        piece.workshopId,
        piece.serial,
        piece.design,
        piece.title,
        piece.grossMicrograms,
        piece.netMicrograms,
        piece.mark,
      ],
    })
  },
  mark: async (tx, { pieceId, mark, orderVersion }) => {
    await tx.query({
      name: 'piece_marked',
      text: 'UPDATE piece SET mark = $2, order_version = $3 WHERE id = $1 AND order_version < $3',
      values: [pieceId, mark, orderVersion],
    })
  },
  weighed: async (tx, { pieceId, grossMicrograms, netMicrograms, orderVersion }) => {
    await tx.query({
      name: 'piece_weighed',
      text: `UPDATE piece SET gross_micrograms = $2, net_micrograms = $3, order_version = $4
             WHERE id = $1 AND order_version < $4`,
      values: [pieceId, grossMicrograms, netMicrograms, orderVersion],
    })
  },
  split: async (tx, batchId, { pieceId, serial, grossMicrograms, netMicrograms, orderVersion }) => {
    await tx.query({
      name: 'piece_split',
      text: `INSERT INTO piece (id, order_version, owner_id, workshop_id, serial, design, title, gross_micrograms, net_micrograms, mark)
             SELECT $2, $3, owner_id, workshop_id, $4, design, title, $5, $6, mark FROM piece WHERE id = $1
             ON CONFLICT (id) DO NOTHING`,
      values: [batchId, pieceId, orderVersion, serial, grossMicrograms, netMicrograms],
    })
  },
}
