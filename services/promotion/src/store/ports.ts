import type pg from 'pg'
import type { Ports } from '../app/ports.ts'
import type { BegunItem } from '../domain/item.ts'
import type { Availability } from '../domain/piece.ts'
import { rows } from './rows.ts'

interface ItemRow {
  readonly id: string
  readonly version: number
  readonly status: BegunItem['status']
  readonly organisation_id: string
  readonly piece_id: string
  readonly titles: BegunItem['titles']
  readonly descriptions: BegunItem['descriptions']
  readonly price_amount_minor: string
  readonly price_currency: string
  readonly channel: BegunItem['channel']
}

const itemOf = (row: ItemRow): BegunItem => ({
  status: row.status,
  itemId: row.id,
  pieceId: row.piece_id,
  organisationId: row.organisation_id,
  titles: row.titles,
  descriptions: row.descriptions,
  price: { amountMinor: Number(row.price_amount_minor), currency: row.price_currency },
  channel: row.channel,
})

/** What the use cases ask before they decide: plain prepared SQL, since every command waits for it. */
export const createPorts = (pool: pg.Pool): Ports => {
  const one = async <Row extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<Row | undefined> => (await pool.query<Row>({ name, text, values })).rows[0]
  return {
    item: async (organisationId, itemId) => {
      const row = await one<ItemRow>('item', 'SELECT * FROM item WHERE id = $1 AND organisation_id = $2', [
        itemId,
        organisationId,
      ])
      return row && { version: row.version, item: itemOf(row) }
    },
    itemExists: async (itemId) =>
      (await one('item_exists', 'SELECT 1 FROM item WHERE id = $1', [itemId])) !== undefined,
    piece: async (pieceId) => {
      const row = await one<{ finished: boolean; order_closed: boolean; availability: Availability }>(
        'piece',
        'SELECT finished, order_closed, availability FROM piece WHERE id = $1',
        [pieceId],
      )
      return row && { pieceId, finished: row.finished, orderClosed: row.order_closed, availability: row.availability }
    },
    pieceHasItem: async (pieceId) =>
      (await one('piece_has_item', 'SELECT 1 FROM item WHERE piece_id = $1', [pieceId])) !== undefined,
    rows,
  }
}
