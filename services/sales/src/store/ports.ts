import type pg from 'pg'
import type { Ports } from '../app/ports.ts'
import type { Payment } from '../domain/money/payments.ts'
import { available, type Offer, type Waiting } from '../domain/offer.ts'
import type { Price } from '../domain/price.ts'
import { heldOf } from './content.ts'
import { moneyPorts } from './money.ts'
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
  readonly queue: Waiting[]
  readonly consignment_id: string | null
  readonly consigned_from: string
  readonly consigned_to: string
}

/** The checks in the migrations guarantee that the columns of a status are there. */
const offerOf = (row: OfferRow): Offer => {
  const consigned =
    row.consignment_id === null
      ? null
      : {
          consignmentId: row.consignment_id,
          fromOrganisationId: row.consigned_from,
          shopId: row.consigned_to,
        }
  const anyhow = { queue: row.queue, consigned }
  switch (row.status) {
    case 'available':
      return { status: 'available', ...anyhow }
    case 'reserved':
      return {
        status: 'reserved',
        reservationId: row.reservation_id,
        itemId: row.item_id,
        shopId: row.shop_id,
        expiresAt: row.expires_at.toISOString(),
        ...anyhow,
      }
    case 'sold':
      return {
        status: 'sold',
        saleId: row.sale_id,
        itemId: row.item_id,
        shopId: row.shop_id,
        price: { amountMinor: Number(row.price_amount_minor), currency: row.price_currency },
        ...anyhow,
      }
  }
}

export type One = <Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
) => Promise<Row | undefined>
export type Many = <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) => Promise<Row[]>

/** What the use cases ask before they decide: plain prepared SQL, since every command waits for it. */
export const createPorts = (pool: pg.Pool): Ports => {
  const many: Many = async (name, text, values) => (await pool.query({ name, text, values })).rows
  const one: One = async <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    (await many<Row>(name, text, values))[0]
  const exists = async (name: string, text: string, values: unknown[]): Promise<boolean> =>
    (await one(name, text, values)) !== undefined
  return {
    ...moneyPorts(one, many),
    offer: async (pieceId) => {
      const [row, held] = await Promise.all([
        one<OfferRow>('offer', 'SELECT * FROM offer WHERE id = $1', [pieceId]),
        heldOf(pool, pieceId),
      ])
      if (row) return { version: row.version, offer: offerOf(row), held }
      return { version: 0, offer: available, held }
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
      const row = await one<{ piece_id: string; payments: (Omit<Payment, 'amount'> & Price)[] }>(
        'sale',
        `SELECT piece_id, (
           SELECT coalesce(jsonb_agg(jsonb_build_object('paymentId', p.id, 'kind', p.kind, 'amountMinor', p.amount_minor,
             'currency', p.currency, 'givenMinor', p.given_minor) ORDER BY p.line), '[]')
           FROM payment p WHERE p.sale_id = s.id AND p.return_id IS NULL) AS payments
         FROM sale s WHERE id = $1 AND shop_id = $2`,
        [saleId, shopId],
      )
      return (
        row && {
          pieceId: row.piece_id,
          payments: row.payments.map(({ amountMinor, currency, ...payment }) => ({
            ...payment,
            amount: { amountMinor, currency },
          })),
        }
      )
    },
    saleExists: (saleId) => exists('sale_exists', 'SELECT 1 FROM sale WHERE id = $1', [saleId]),
    returnExists: (returnId) => exists('return_exists', 'SELECT 1 FROM sale_return WHERE id = $1', [returnId]),
    buyer: async (saleId) => ({
      kept: await exists('buyer_kept', 'SELECT 1 FROM buyer WHERE sale_id = $1', [saleId]),
      erased: await exists('buyer_erased', 'SELECT 1 FROM buyer_erasure WHERE sale_id = $1', [saleId]),
    }),
    piece: async (pieceId) => {
      const row = await one<{ owner_id: string }>('piece', 'SELECT owner_id FROM piece WHERE id = $1', [pieceId])
      return row && { ownerId: row.owner_id }
    },
    consignment: async (consignmentId) => {
      const row = await one<{ piece_id: string; from_organisation_id: string; shop_id: string }>(
        'consignment',
        'SELECT piece_id, from_organisation_id, shop_id FROM consignment WHERE id = $1',
        [consignmentId],
      )
      return row && { pieceId: row.piece_id, fromOrganisationId: row.from_organisation_id, shopId: row.shop_id }
    },
    expired: async (at, limit) =>
      (
        await many<{ id: string }>(
          'expired',
          `SELECT id FROM offer WHERE status = 'reserved' AND expires_at <= $1 ORDER BY expires_at LIMIT $2`,
          [at, limit],
        )
      ).map(({ id }) => id),
    rows,
  }
}
