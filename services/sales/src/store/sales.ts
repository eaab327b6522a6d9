import type pg from 'pg'
import type { Buyer, ShopProfile } from '../app/ports.ts'
import type { PaymentShown, Reads, ReceiptShown, ReservationShown, SaleShown } from '../app/reads.ts'

/** Payments of a sale (or refunds of its return), in their order, as the views show them. */
const paymentsJson = (which: string) => `(
  SELECT coalesce(jsonb_agg(jsonb_build_object('paymentId', p.id, 'kind', p.kind,
    'amount', jsonb_build_object('amountMinor', p.amount_minor, 'currency', p.currency), 'givenMinor', p.given_minor) ORDER BY p.line), '[]')
  FROM payment p WHERE p.sale_id = s.id AND ${which})`

const salesOf = `
SELECT s.*, s.till_day::text AS on_day, ${paymentsJson('p.return_id IS NULL')} AS payments,
  r.id AS return_id, r.gross_micrograms, r.reason, r.exchange_sale_id, r.happened_at AS returned_at,
  ${paymentsJson('p.return_id IS NOT NULL')} AS refunds
FROM sale s LEFT JOIN sale_return r ON r.sale_id = s.id`

interface SaleRow {
  readonly id: string
  readonly piece_id: string
  readonly item_id: string
  readonly reservation_id: string | null
  readonly price_amount_minor: string
  readonly price_currency: string
  readonly price_from: SaleShown['priceFrom']
  readonly campaign_id: string | null
  readonly price_list_id: string | null
  readonly payments: PaymentShown[]
  readonly receipt_year: number
  readonly receipt_number: number
  readonly on_day: string
  readonly exchange_of_sale_id: string | null
  readonly happened_at: Date
  readonly recorded_at: Date
  readonly return_id: string | null
  readonly gross_micrograms: string
  readonly reason: string | null
  readonly refunds: PaymentShown[]
  readonly exchange_sale_id: string | null
  readonly returned_at: Date
}

const shown = (row: SaleRow): SaleShown => ({
  id: row.id,
  pieceId: row.piece_id,
  itemId: row.item_id,
  reservationId: row.reservation_id,
  price: { amountMinor: Number(row.price_amount_minor), currency: row.price_currency },
  priceFrom: row.price_from,
  campaignId: row.campaign_id,
  priceListId: row.price_list_id,
  payments: row.payments,
  receipt: { year: row.receipt_year, number: row.receipt_number },
  on: row.on_day,
  exchangeOfSaleId: row.exchange_of_sale_id,
  happenedAt: row.happened_at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  returned:
    row.return_id === null
      ? null
      : {
          id: row.return_id,
          grossMicrograms: Number(row.gross_micrograms),
          reason: row.reason,
          refunds: row.refunds,
          exchangeSaleId: row.exchange_sale_id,
          happenedAt: row.returned_at.toISOString(),
        },
})

interface ReservationRow {
  readonly id: string
  readonly piece_id: string
  readonly item_id: string
  readonly titles: ReservationShown['titles']
  readonly serial: string | null
  readonly expires: Date | null
  readonly position: number | null
  readonly happened_at: Date
  readonly recorded_at: Date
  readonly ended: ReservationShown['ended']
}

/** A reservation whose time is over counts as expired, swept or not. */
const reservationsOf = `
SELECT r.*, coalesce(t.expires_at, r.expires_at) AS expires, p.serial, l.titles,
  (SELECT q.place::int FROM offer o, jsonb_array_elements(o.queue) WITH ORDINALITY AS q (waiting, place)
   WHERE o.id = r.piece_id AND q.waiting ->> 'reservationId' = r.id::text) AS position,
  coalesce(e.cause, CASE WHEN coalesce(t.expires_at, r.expires_at) <= $2 THEN 'expired' END) AS ended
FROM reservation r
LEFT JOIN reservation_turn t ON t.reservation_id = r.id
LEFT JOIN reservation_end e ON e.reservation_id = r.id
LEFT JOIN piece p ON p.id = r.piece_id
LEFT JOIN listing l ON l.id = r.item_id
WHERE r.shop_id = $1`

export const saleReads = (
  pool: pg.Pool,
): Pick<Reads, 'sales' | 'sale' | 'receipt' | 'reservations' | 'payments' | 'dashboard'> => {
  const sale: Reads['sale'] = async (shopId, saleId) => {
    const { rows } = await pool.query<SaleRow>({
      name: 'sale_shown',
      text: `${salesOf} WHERE s.id = $1 AND s.shop_id = $2`,
      values: [saleId, shopId],
    })
    return rows[0] && shown(rows[0])
  }
  return {
    sale,
    sales: async (shopId, { from, until, returned, pieceId }, { after, limit }) => {
      const { rows } = await pool.query<SaleRow>({
        name: 'sales_shown',
        text: `${salesOf} WHERE s.shop_id = $1 AND ($2::uuid IS NULL OR (s.receipt_year, s.receipt_number) <
            (SELECT b.receipt_year, b.receipt_number FROM sale b WHERE b.id = $2 AND b.shop_id = $1))
          AND ($4::date IS NULL OR s.till_day >= $4) AND ($5::date IS NULL OR s.till_day <= $5)
          AND ($6::boolean IS NULL OR (r.id IS NOT NULL) = $6) AND ($7::uuid IS NULL OR s.piece_id = $7)
          ORDER BY s.receipt_year DESC, s.receipt_number DESC LIMIT $3`,
        values: [shopId, after ?? null, limit + 1, from ?? null, until ?? null, returned ?? null, pieceId ?? null],
      })
      return rows.map(shown)
    },
    receipt: async (shopId, saleId) => {
      const found = await sale(shopId, saleId)
      if (!found) return undefined
      const { rows } = await pool.query<{
        titles: ReceiptShown['titles']
        piece: ReceiptShown['piece']
        shop: ShopProfile | null
        buyer: Buyer | null
      }>({
        name: 'receipt_shown',
        text: `SELECT
          (SELECT titles FROM listing WHERE id = $1) AS titles,
          (SELECT jsonb_build_object('serial', serial, 'design', design, 'title', title, 'grossMicrograms', gross_micrograms, 'mark', mark)
           FROM piece WHERE id = $2) AS piece,
          (SELECT jsonb_build_object('name', name, 'address', address, 'phone', phone, 'taxNumber', tax_number, 'country', country, 'returnDays', return_days)
           FROM shop_profile WHERE shop_id = $3 ORDER BY recorded_at DESC, id DESC LIMIT 1) AS shop,
          (SELECT jsonb_build_object('name', name, 'address', address, 'document', document, 'taxNumber', tax_number, 'wantsInvoice', wants_invoice)
           FROM buyer WHERE sale_id = $4) AS buyer`,
        values: [found.itemId, found.pieceId, shopId, saleId],
      })
      const [row] = rows
      return row && { sale: found, shopId, ...row }
    },
    reservations: async (shopId, state, { after, limit }, now) => {
      const { rows } = await pool.query<ReservationRow>({
        name: 'reservations_shown',
        text: `SELECT * FROM (${reservationsOf}) r
          WHERE ($3::uuid IS NULL OR r.id > $3) AND CASE $5::text
            WHEN 'open' THEN r.ended IS NULL AND r.expires IS NOT NULL
            WHEN 'waiting' THEN r.ended IS NULL AND r.expires IS NULL
            WHEN 'ended' THEN r.ended IS NOT NULL
            ELSE true END
          ORDER BY r.id LIMIT $4`,
        values: [shopId, now, after ?? null, limit + 1, state ?? null],
      })
      return rows.map((row) => ({
        id: row.id,
        pieceId: row.piece_id,
        itemId: row.item_id,
        titles: row.titles && { fr: row.titles.fr, ar: row.titles.ar ?? null, en: row.titles.en ?? null },
        serial: row.serial,
        expiresAt: row.expires?.toISOString() ?? null,
        position: row.position,
        happenedAt: row.happened_at.toISOString(),
        recordedAt: row.recorded_at.toISOString(),
        ended: row.ended,
      }))
    },
    payments: async (shopId, on, kind, { after, limit }) => {
      const { rows } = await pool.query<{
        id: string
        sale_id: string
        return_id: string | null
        kind: PaymentShown['kind']
        amount_minor: string
        currency: string
        given_minor: string | null
        on_day: string
      }>({
        name: 'payments_shown',
        text: `SELECT *, till_day::text AS on_day FROM payment
          WHERE shop_id = $1 AND ($2::uuid IS NULL OR id > $2) AND ($4::date IS NULL OR till_day = $4)
            AND ($5::text IS NULL OR kind = $5) ORDER BY id LIMIT $3`,
        values: [shopId, after ?? null, limit + 1, on ?? null, kind ?? null],
      })
      return rows.map((row) => ({
        paymentId: row.id,
        saleId: row.sale_id,
        returnId: row.return_id,
        kind: row.kind,
        amount: { amountMinor: Number(row.amount_minor), currency: row.currency },
        givenMinor: row.given_minor === null ? null : Number(row.given_minor),
        on: row.on_day,
      }))
    },
    dashboard: async (shopId, today, now) => {
      const { rows } = await pool.query<Record<'sold' | 'reserved' | 'waiting' | 'consigned' | 'available', number>>({
        name: 'dashboard',
        text: `WITH mine AS (SELECT * FROM (${reservationsOf}) r WHERE r.ended IS NULL)
          SELECT
            (SELECT count(*)::int FROM sale WHERE shop_id = $1 AND till_day = $3::date) AS sold,
            (SELECT count(*)::int FROM mine WHERE expires IS NOT NULL) AS reserved,
            (SELECT count(*)::int FROM mine WHERE expires IS NULL) AS waiting,
            (SELECT count(*)::int FROM consignment c WHERE c.shop_id = $1
              AND NOT EXISTS (SELECT 1 FROM consignment_end e WHERE e.consignment_id = c.id)) AS consigned,
            (SELECT count(*)::int FROM listing l LEFT JOIN offer o ON o.id = l.piece_id
              WHERE l.published AND (o.status IS NULL OR o.status = 'available'
                OR (o.status = 'reserved' AND o.expires_at <= $2 AND jsonb_array_length(o.queue) = 0))) AS available`,
        values: [shopId, now, today],
      })
      const [row] = rows
      if (!row) throw new Error('a dashboard has one row')
      const { sold, ...others } = row
      return { soldToday: sold, ...others }
    },
  }
}
