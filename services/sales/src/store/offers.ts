import type pg from 'pg'
import type { Ports } from '../app/ports.ts'
import type { OfferShown, PieceShown, Reads } from '../app/reads.ts'
import { priceInForce } from '../domain/money/priceInForce.ts'

/** Published pieces; a reservation that is over counts as the next one's, or as available, swept or not. */
const offersOf = `
SELECT l.piece_id, l.id AS item_id, l.titles, l.price_amount_minor, l.price_currency, l.photo_id,
  p.serial, p.design, p.title, p.gross_micrograms, p.mark, o.consigned_to, o.consignment_id,
  (o.shop_id = $1) AS by_you, o.reservation_id, o.sale_id,
  CASE WHEN o.status = 'reserved' AND o.expires_at > $2 THEN jsonb_array_length(o.queue) ELSE 0 END AS waiting,
  CASE WHEN o.status IS NULL OR (o.status = 'reserved' AND o.expires_at <= $2 AND jsonb_array_length(o.queue) = 0) THEN 'available' ELSE o.status END AS status,
  CASE WHEN o.status = 'reserved' AND o.expires_at > $2 THEN o.expires_at END AS expires_at
FROM listing l LEFT JOIN offer o ON o.id = l.piece_id LEFT JOIN piece p ON p.id = l.piece_id WHERE l.published`

interface OfferRow {
  readonly piece_id: string
  readonly item_id: string
  readonly titles: OfferShown['titles'] & { readonly zgh?: unknown }
  readonly price_amount_minor: string
  readonly price_currency: string
  readonly photo_id: string | null
  readonly serial: string | null
  readonly design: string | null
  readonly title: number | null
  readonly gross_micrograms: string | null
  readonly mark: string | null
  readonly consigned_to: string | null
  readonly consignment_id: string | null
  readonly by_you: boolean | null
  readonly reservation_id: string | null
  readonly sale_id: string | null
  readonly waiting: number
  readonly status: OfferShown['status']
  readonly expires_at: Date | null
}

const shown = (row: OfferRow): OfferShown => {
  const { fr, ar = null, en = null } = row.titles
  return {
    pieceId: row.piece_id,
    itemId: row.item_id,
    titles: { fr, ar, en },
    price: { amountMinor: Number(row.price_amount_minor), currency: row.price_currency },
    status: row.status,
    expiresAt: row.expires_at?.toISOString() ?? null,
    byYou: row.status !== 'available' && row.by_you === true,
    waiting: row.waiting,
    serial: row.serial,
    photoId: row.photo_id,
    atShopId: row.consigned_to,
  }
}

/** Words typed by a person, as a pattern that finds them anywhere. */
const like = (search: string | undefined): string | null =>
  search === undefined ? null : `%${search.replaceAll(/[\\%_]/g, (one) => `\\${one}`)}%`

export const offerReads = (
  pool: pg.Pool,
  ports: Pick<Ports, 'prices'>,
  today: (now: Date) => string,
): Pick<Reads, 'offers' | 'piece'> => ({
  offers: async (shopId, { status, search, here }, { after, limit }, now) => {
    const { rows } = await pool.query<OfferRow>({
      name: 'offers',
      text: `SELECT * FROM (${offersOf}) s
        WHERE ($3::text IS NULL OR s.status = $3) AND ($4::uuid IS NULL OR s.piece_id > $4)
          AND ($6::text IS NULL OR s.serial ILIKE $6 OR s.titles ->> 'fr' ILIKE $6 OR s.titles ->> 'ar' ILIKE $6 OR s.titles ->> 'en' ILIKE $6)
          AND (NOT $7::boolean OR s.consigned_to = $1)
        ORDER BY s.piece_id LIMIT $5`,
      values: [shopId, now, status ?? null, after ?? null, limit + 1, like(search), here ?? false],
    })
    return rows.map(shown)
  },
  piece: async (shopId, pieceId, now) => {
    const { rows } = await pool.query<OfferRow>({
      name: 'offer_of_piece',
      text: `SELECT * FROM (${offersOf}) s WHERE s.piece_id = $3 LIMIT 1`,
      values: [shopId, now, pieceId],
    })
    const [row] = rows
    if (!row) return undefined
    const offer = shown(row)
    const { price, priceFrom } = priceInForce({
      ...(await ports.prices(shopId, pieceId, today(now))),
      item: offer.price,
    })
    const mine = offer.byYou
    const piece: PieceShown = {
      ...offer,
      price,
      priceFrom: priceFrom.kind,
      design: row.design,
      title: row.title,
      grossMicrograms: row.gross_micrograms === null ? null : Number(row.gross_micrograms),
      mark: row.mark,
      consignmentId: row.consigned_to === shopId ? row.consignment_id : null,
      reservationId: mine && row.status === 'reserved' ? row.reservation_id : null,
      saleId: mine && row.status === 'sold' ? row.sale_id : null,
    }
    return piece
  },
})
