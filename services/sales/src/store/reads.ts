import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { Ports } from '../app/ports.ts'
import type { ClosingShown, ConsignmentShown, Part, PriceListShown, Reads } from '../app/reads.ts'
import { dayOf } from '../domain/calendar.ts'
import type { Price } from '../domain/price.ts'
import { PrismaClient } from './generated/client.ts'
import { offerReads } from './offers.ts'
import { saleReads } from './sales.ts'

const day = (date: Date): string => date.toISOString().slice(0, 10)
const afterOf = ({ after }: Part) => (after === undefined ? {} : { id: { gt: after } })
const ordered = ({ limit }: Part) => ({ orderBy: { id: 'asc' as const }, take: limit + 1 })

interface ListRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly validFrom: Date
  readonly validUntil: Date | null
  readonly prices: unknown
  readonly withdrawn: boolean
}
const priceList = (row: ListRow): PriceListShown => ({
  id: row.id,
  version: row.version,
  name: row.name,
  validFrom: day(row.validFrom),
  validUntil: row.validUntil && day(row.validUntil),
  prices: Object.entries(row.prices as Readonly<Record<string, Price>>).map(([pieceId, price]) => ({ pieceId, price })),
  withdrawn: row.withdrawn,
})

/** The everyday reads behind lists and single views, on the pool that plain SQL uses too. */
export const createReads = (
  pool: pg.Pool,
  ports: Pick<Ports, 'prices' | 'till' | 'taken'>,
): Reads & { close: () => Promise<void> } => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    ...offerReads(pool, ports, (now) => dayOf(now.toISOString())),
    ...saleReads(pool),
    buyer: async (shopId, saleId) => {
      const row = await prisma.buyer.findFirst({ where: { saleId, sale: { shopId } } })
      if (!row) return undefined
      const { name, address, document, taxNumber, wantsInvoice } = row
      return { name, address, document, taxNumber, wantsInvoice }
    },
    consignments: async (organisationId, state, { after, limit }) => {
      const { rows } = await pool.query<ConsignmentShown>({
        name: 'consignments_shown',
        text: `SELECT c.id, c.piece_id AS "pieceId", c.from_organisation_id AS "fromOrganisationId", c.shop_id AS "shopId",
            c.began_on::text AS "beganOn", e.ended_on::text AS "endedOn", p.serial, p.design,
            coalesce(o.status, 'available') AS status
          FROM consignment c
          LEFT JOIN consignment_end e ON e.consignment_id = c.id
          LEFT JOIN piece p ON p.id = c.piece_id
          LEFT JOIN offer o ON o.id = c.piece_id AND o.consignment_id = c.id
          WHERE (c.shop_id = $1 OR c.from_organisation_id = $1) AND ($2::uuid IS NULL OR c.id > $2)
            AND ($4::text IS NULL OR (e.consignment_id IS NULL) = ($4 = 'open'))
          ORDER BY c.id LIMIT $3`,
        values: [organisationId, after ?? null, limit + 1, state ?? null],
      })
      return rows
    },
    priceLists: async (shopId, part) =>
      (await prisma.priceList.findMany({ where: { shopId, ...afterOf(part) }, ...ordered(part) })).map(priceList),
    priceList: async (shopId, id) => {
      const row = await prisma.priceList.findFirst({ where: { id, shopId } })
      return row ? priceList(row) : undefined
    },
    closings: async (shopId, part) => {
      const rows = await prisma.dayClosing.findMany({
        where: { shopId },
        orderBy: { closedOn: 'desc' },
        take: part.limit + 1,
        ...(part.after === undefined ? {} : { cursor: { id: part.after }, skip: 1 }),
      })
      return rows.map((row) => ({
        id: row.id,
        on: day(row.closedOn),
        totals: row.totals as unknown as ClosingShown['totals'],
        cash: row.cash as unknown as ClosingShown['cash'],
        recordedAt: row.recordedAt.toISOString(),
      }))
    },
    till: async (shopId, today) => {
      const lastClosedOn = (await ports.till(shopId))?.lastClosedOn ?? null
      // What is sold after the day was closed belongs to the next, and is in the till already.
      const taken = await ports.taken(
        shopId,
        lastClosedOn,
        lastClosedOn !== null && lastClosedOn >= today ? '9999-12-31' : today,
      )
      const totals = taken.map((one) => ({ ...one, expectedMinor: one.takenMinor - one.refundedMinor }))
      return { lastClosedOn, totals }
    },
    shop: async (shopId) => {
      const row = await prisma.shopProfile.findFirst({
        where: { shopId },
        orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
      })
      if (!row) return undefined
      const { name, address, phone, taxNumber, country, returnDays } = row
      return { name, address, phone, taxNumber, country, returnDays }
    },
    close: () => prisma.$disconnect(),
  }
}
