import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { OfferShown, Part, Reads } from '../app/reads.ts'
import { PrismaClient } from './generated/client.ts'

const partOf = (shopId: string, { after, limit }: Part) => ({
  where: { shopId, ...(after === undefined ? {} : { id: { gt: after } }) },
  orderBy: { id: 'asc' as const },
  take: limit + 1,
})

/** Published pieces, and pieces that were asked for; a reservation that is over counts as available, swept or not. */
const offersQuery = `
SELECT * FROM (
  SELECT l.piece_id, l.id AS item_id, l.titles, l.price_amount_minor, l.price_currency, (o.shop_id = $1) AS by_you,
    CASE WHEN o.status IS NULL OR (o.status = 'reserved' AND o.expires_at <= $2) THEN 'available' ELSE o.status END AS status,
    CASE WHEN o.status = 'reserved' AND o.expires_at > $2 THEN o.expires_at END AS expires_at
  FROM listing l LEFT JOIN offer o ON o.id = l.piece_id WHERE l.published
) s
WHERE ($3::text IS NULL OR s.status = $3) AND ($4::uuid IS NULL OR s.piece_id > $4)
ORDER BY s.piece_id LIMIT $5`

interface OfferRow {
  readonly piece_id: string
  readonly item_id: string
  readonly titles: OfferShown['titles']
  readonly price_amount_minor: string
  readonly price_currency: string
  readonly status: OfferShown['status']
  readonly expires_at: Date | null
  readonly by_you: boolean
}

/** The everyday reads behind lists and single views, on the pool that plain SQL uses too. */
export const createReads = (pool: pg.Pool): Reads & { close: () => Promise<void> } => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  const returned = { returned: { select: { id: true, grossMicrograms: true, reason: true, happenedAt: true } } }
  return {
    offers: async (shopId, status, { after, limit }, now) => {
      const { rows } = await pool.query<OfferRow>({
        name: 'offers',
        text: offersQuery,
        values: [shopId, now, status ?? null, after ?? null, limit + 1],
      })
      return rows.map((row) => ({
        pieceId: row.piece_id,
        itemId: row.item_id,
        titles: row.titles,
        priceAmountMinor: BigInt(row.price_amount_minor),
        priceCurrency: row.price_currency,
        status: row.status,
        expiresAt: row.expires_at,
        byYou: row.status !== 'available' && row.by_you === true,
      }))
    },
    reservations: async (shopId, part, now) => {
      const rows = await prisma.reservation.findMany({
        ...partOf(shopId, part),
        include: { end: { select: { cause: true } } },
      })
      return rows.map((row) => ({ ...row, ended: row.end?.cause ?? (row.expiresAt <= now ? 'expired' : null) }))
    },
    sales: (shopId, part) => prisma.sale.findMany({ ...partOf(shopId, part), include: returned }),
    sale: async (shopId, id) =>
      (await prisma.sale.findFirst({ where: { id, shopId }, include: returned })) ?? undefined,
    close: () => prisma.$disconnect(),
  }
}
