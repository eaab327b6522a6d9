import type pg from 'pg'
import type { Ports } from '../app/ports.ts'
import type { Campaign } from '../domain/campaign/campaign.ts'
import type { Collection } from '../domain/collection/collection.ts'
import type { Availability, Condition } from '../domain/piece/piece.ts'
import { type ItemRow, itemColumns, itemOf } from './itemRow.ts'
import { rows } from './rows.ts'

export interface CampaignRow {
  readonly id: string
  readonly version: number
  readonly status: Campaign['status']
  readonly organisation_id: string
  readonly kind: Campaign['kind']
  readonly names: Campaign['names']
  readonly place: string | null
  readonly starts_on: string
  readonly ends_on: string
  readonly note: string | null
  readonly items: Campaign['items']
}

export const campaignOf = (row: CampaignRow): { version: number; campaign: Campaign } => ({
  version: row.version,
  campaign: {
    campaignId: row.id,
    status: row.status,
    organisationId: row.organisation_id,
    kind: row.kind,
    names: row.names,
    place: row.place,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    note: row.note,
    items: row.items,
  },
})

export interface CollectionRow {
  readonly id: string
  readonly version: number
  readonly status: Collection['status']
  readonly organisation_id: string
  readonly names: Collection['names']
  readonly descriptions: Collection['descriptions']
  readonly item_ids: string[]
}

export const collectionOf = (row: CollectionRow): { version: number; collection: Collection } => ({
  version: row.version,
  collection: {
    collectionId: row.id,
    status: row.status,
    organisationId: row.organisation_id,
    names: row.names,
    descriptions: row.descriptions,
    itemIds: row.item_ids,
  },
})

/** What the use cases ask before they decide: plain prepared SQL, since every command waits for it. */
export const createPorts = (
  pool: pg.Pool,
  hasPhoto: (organisationId: string, photoId: string) => Promise<boolean>,
): Ports => {
  const all = async <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await pool.query<Row>({ name, text, values })).rows
  const one = async <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    (await all<Row>(name, text, values))[0]
  const exists = async (table: 'item' | 'campaign' | 'collection', id: string): Promise<boolean> =>
    (await one(`${table}_exists`, `SELECT 1 FROM ${table} WHERE id = $1`, [id])) !== undefined
  return {
    item: async (organisationId, itemId) => {
      const text = `SELECT ${itemColumns} FROM item i WHERE i.id = $1 AND i.organisation_id = $2`
      const row = await one<ItemRow>('item', text, [itemId, organisationId])
      return row && itemOf(row)
    },
    due: async (at, limit) => {
      const text = `SELECT ${itemColumns} FROM item i WHERE i.status = 'scheduled' AND i.publish_at <= $1
                    ORDER BY i.publish_at, i.id LIMIT $2`
      return (await all<ItemRow>('items_due', text, [at, limit])).map(itemOf)
    },
    itemExists: (itemId) => exists('item', itemId),
    piece: async (pieceId) => {
      const row = await one<{
        finished: boolean
        order_closed: boolean
        availability: Availability
        condition: Condition
      }>('piece', 'SELECT finished, order_closed, availability, condition FROM piece WHERE id = $1', [pieceId])
      return (
        row && {
          pieceId,
          finished: row.finished,
          orderClosed: row.order_closed,
          availability: row.availability,
          condition: row.condition,
        }
      )
    },
    pieceHasItem: async (pieceId) =>
      (await one('piece_has_item', 'SELECT 1 FROM item WHERE piece_id = $1', [pieceId])) !== undefined,
    collectionsOf: async (itemId) =>
      (
        await all<{ id: string }>(
          'collections_of_item',
          'SELECT id FROM collection WHERE item_ids @> jsonb_build_array($1::text) ORDER BY id',
          [itemId],
        )
      ).map(({ id }) => id),
    campaign: async (organisationId, campaignId) => {
      const text = 'SELECT * FROM campaign WHERE id = $1 AND organisation_id = $2'
      const row = await one<CampaignRow>('campaign', text, [campaignId, organisationId])
      return row && campaignOf(row)
    },
    campaignExists: (campaignId) => exists('campaign', campaignId),
    collection: async (organisationId, collectionId) => {
      const text = 'SELECT * FROM collection WHERE id = $1 AND organisation_id = $2'
      const row = await one<CollectionRow>('collection', text, [collectionId, organisationId])
      return row && collectionOf(row)
    },
    collectionExists: (collectionId) => exists('collection', collectionId),
    photosMissing: async (organisationId, photoIds) => {
      const kept = await Promise.all(photoIds.map((photoId) => hasPhoto(organisationId, photoId)))
      return photoIds.filter((_, index) => !kept[index])
    },
    itemsKnown: async (organisationId, itemIds) => {
      const text = 'SELECT id FROM item WHERE organisation_id = $1 AND id = ANY($2::uuid[])'
      return new Set((await all<{ id: string }>('items_known', text, [organisationId, itemIds])).map(({ id }) => id))
    },
    rows,
  }
}
