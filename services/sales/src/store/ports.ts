import type pg from 'pg'
import type { Ports } from '../app/ports.ts'
import type { Offer } from '../domain/offer.ts'
import { rows } from './rows.ts'

interface OfferRow {
  readonly version: number
  readonly status: Offer['status']
  readonly item_id: string
  readonly shop_id: string
  readonly reservation_id: string
  readonly expires_at: Date
  readonly sale_id: string
  readonly price_amount_minor: string
  readonly price_currency: string
}

/** The check in the migration guarantees that the columns of a status are there. */
const offerOf = (row: OfferRow): Offer => {
  switch (row.status) {
    case 'available':
      return { status: 'available' }
    case 'reserved':
      return {
        status: 'reserved',
        reservationId: row.reservation_id,
        itemId: row.item_id,
        shopId: row.shop_id,
        expiresAt: row.expires_at.toISOString(),
      }
    case 'sold':
      return {
        status: 'sold',
        saleId: row.sale_id,
        itemId: row.item_id,
        shopId: row.shop_id,
        price: { amountMinor: Number(row.price_amount_minor), currency: row.price_currency },
      }
  }
}

/** What the use cases ask before they decide: plain prepared SQL, since every command waits for it. */
export const createPorts = (pool: pg.Pool): Ports => {
  const one = async <Row extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<Row | undefined> => (await pool.query<Row>({ name, text, values })).rows[0]
  const exists = async (name: string, text: string, values: unknown[]): Promise<boolean> =>
    (await one(name, text, values)) !== undefined
  return {
    offer: async (pieceId) => {
      const row = await one<OfferRow>('offer', 'SELECT * FROM offer WHERE id = $1', [pieceId])
      return row ? { version: row.version, offer: offerOf(row) } : { version: 0, offer: { status: 'available' } }
    },
    listing: async (pieceId) => {
      const row = await one<{ id: string; price_amount_minor: string; price_currency: string }>(
        'listing',
        'SELECT id, price_amount_minor, price_currency FROM listing WHERE piece_id = $1 AND published ORDER BY id LIMIT 1',
        [pieceId],
      )
      return (
        row && { itemId: row.id, price: { amountMinor: Number(row.price_amount_minor), currency: row.price_currency } }
      )
    },
    reservation: async (shopId, reservationId) => {
      const row = await one<{ piece_id: string }>(
        'reservation',
        'SELECT piece_id FROM reservation WHERE id = $1 AND shop_id = $2',
        [reservationId, shopId],
      )
      return row && { pieceId: row.piece_id }
    },
    reservationExists: (reservationId) =>
      exists('reservation_exists', 'SELECT 1 FROM reservation WHERE id = $1', [reservationId]),
    sale: async (shopId, saleId) => {
      const row = await one<{ piece_id: string }>('sale', 'SELECT piece_id FROM sale WHERE id = $1 AND shop_id = $2', [
        saleId,
        shopId,
      ])
      return row && { pieceId: row.piece_id }
    },
    saleExists: (saleId) => exists('sale_exists', 'SELECT 1 FROM sale WHERE id = $1', [saleId]),
    returnExists: (returnId) => exists('return_exists', 'SELECT 1 FROM sale_return WHERE id = $1', [returnId]),
    expired: async (at, limit) =>
      (
        await pool.query<{ id: string }>({
          name: 'expired',
          text: `SELECT id FROM offer WHERE status = 'reserved' AND expires_at <= $1 ORDER BY expires_at LIMIT $2`,
          values: [at, limit],
        })
      ).rows.map(({ id }) => id),
    rows,
  }
}
