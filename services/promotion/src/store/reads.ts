import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { Part, PieceShown, Reads } from '../app/reads.ts'
import type { ItemStatus } from '../domain/item/item.ts'
import { PrismaClient } from './generated/client.ts'
import { type PieceRow, pieceColumns, pieceOf } from './pieceRow.ts'
import { type CampaignRow, type CollectionRow, campaignOf, collectionOf } from './ports.ts'
import { readCatalogue } from './readCatalogue.ts'
import { missing, readItems } from './readItems.ts'
import { conditions, today } from './sql.ts'

const partOf = ({ after, limit }: Part) => ({
  where: after === undefined ? {} : { id: { gt: after[1] } },
  orderBy: { id: 'asc' as const },
  take: limit + 1,
})

const shownPiece = `SELECT ${pieceColumns}, i.id AS item_id FROM piece p LEFT JOIN production_order o ON o.id = p.order_id
  LEFT JOIN item i ON i.piece_id = p.id`

/** A piece of which marketing may begin to write, and publish what it wrote. */
const ready = `p.finished AND p.order_closed AND p.condition = 'whole' AND p.availability <> 'sold' AND i.id IS NULL`

const running = `c.status = 'announced' AND c.starts_on <= ${today} AND c.ends_on >= ${today}`

/** The everyday reads behind lists and single views, on the pool that plain SQL uses too. */
export const createReads = (pool: pg.Pool): Reads & { close: () => Promise<void> } => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  const piecesWhere = async (w: ReturnType<typeof conditions>, limit: number): Promise<PieceShown[]> => {
    const text = `${shownPiece} ${w.where()} ORDER BY p.id LIMIT ${w.param(limit)}`
    return (await pool.query<PieceRow>(text, w.values)).rows.map(pieceOf)
  }
  const collectionRow = (row: Awaited<ReturnType<typeof prisma.collection.findMany>>[number]) =>
    collectionOf({ ...row, organisation_id: row.organisationId, item_ids: row.itemIds } as unknown as CollectionRow)

  return {
    ...readItems(pool),
    ...readCatalogue(pool),
    pieces: (filter, { after, limit }) => {
      const w = conditions()
      w.and(filter.ready === true ? ready : filter.ready === false ? `p.finished AND NOT (${ready})` : 'p.finished')
      if (after) w.and('p.id > ?::uuid', after[1])
      return piecesWhere(w, limit + 1)
    },
    piece: async (pieceId) => {
      const w = conditions()
      w.and('p.finished AND p.id = ?', pieceId)
      return (await piecesWhere(w, 1))[0]
    },
    campaigns: async (organisationId, isRunning, { after, limit }) => {
      const w = conditions()
      w.and('c.organisation_id = ?', organisationId)
      if (isRunning !== undefined) w.and(`(${running}) = ?`, isRunning)
      if (after) w.and('(c.starts_on, c.id) > (?, ?::uuid)', ...after)
      const text = `SELECT c.* FROM campaign c ${w.where()} ORDER BY c.starts_on, c.id LIMIT ${w.param(limit + 1)}`
      return (await pool.query<CampaignRow>(text, w.values)).rows.map(campaignOf)
    },
    campaign: async (organisationId, id) => {
      const text = 'SELECT c.* FROM campaign c WHERE c.id = $1 AND c.organisation_id = $2'
      const { rows } = await pool.query<CampaignRow>({ name: 'campaign_shown', text, values: [id, organisationId] })
      return rows[0] && campaignOf(rows[0])
    },
    publicCampaigns: async ({ after, limit }) => {
      const w = conditions()
      w.and(`c.status = 'announced' AND c.ends_on >= ${today}`)
      w.and(`EXISTS (SELECT 1 FROM jsonb_to_recordset(c.items) AS x ("itemId" uuid)
               JOIN item i ON i.id = x."itemId" WHERE i.status = 'published')`)
      if (after) w.and('(c.starts_on, c.id) > (?, ?::uuid)', ...after)
      const text = `SELECT c.* FROM campaign c ${w.where()} ORDER BY c.starts_on, c.id LIMIT ${w.param(limit + 1)}`
      return (await pool.query<CampaignRow>(text, w.values)).rows.map(campaignOf)
    },
    collections: async (organisationId, part) => {
      const { where, ...rest } = partOf(part)
      const filter = { ...where, organisationId, status: 'made' }
      return (await prisma.collection.findMany({ ...rest, where: filter })).map(collectionRow)
    },
    collection: async (organisationId, id) => {
      const row = await prisma.collection.findFirst({ where: { id, organisationId } })
      return row ? collectionRow(row) : undefined
    },
    publicCollections: async ({ after, limit }) => {
      const w = conditions()
      w.and(`c.status = 'made'`)
      w.and(`EXISTS (SELECT 1 FROM jsonb_array_elements_text(c.item_ids) AS x (item)
               JOIN item i ON i.id = x.item::uuid WHERE i.status = 'published')`)
      if (after) w.and('c.id > ?::uuid', after[1])
      const text = `SELECT c.* FROM collection c ${w.where()} ORDER BY c.id LIMIT ${w.param(limit + 1)}`
      return (await pool.query<CollectionRow>(text, w.values)).rows.map(collectionOf)
    },
    dashboard: async (organisationId) => {
      const count = (condition: string) => `count(*) FILTER (WHERE ${condition})::int`
      const open = (part: keyof typeof missing) => count(`i.status <> 'withdrawn' AND (${missing[part]})`)
      const { rows } = await pool.query<Record<string, number>>({
        name: 'dashboard',
        text: `SELECT ${count(`i.status = 'draft'`)} AS "draft", ${count(`i.status = 'in-review'`)} AS "in-review",
            ${count(`i.status = 'approved'`)} AS "approved", ${count(`i.status = 'scheduled'`)} AS "scheduled",
            ${count(`i.status = 'published'`)} AS "published", ${count(`i.status = 'withdrawn'`)} AS "withdrawn",
            ${open('ar')} AS ar, ${open('zgh')} AS zgh, ${open('en')} AS en, ${open('photos')} AS photos,
            ${open('any-translation')} AS any,
            ${count(`i.status = 'published' AND p.availability = 'sold'`)} AS sold,
            (SELECT count(*)::int FROM piece p LEFT JOIN item i ON i.piece_id = p.id WHERE ${ready}) AS ready,
            (SELECT count(*)::int FROM campaign c WHERE c.organisation_id = $1 AND ${running}) AS campaigns
          FROM item i LEFT JOIN piece p ON p.id = i.piece_id WHERE i.organisation_id = $1`,
        values: [organisationId],
      })
      const of = (name: string): number => rows[0]?.[name] ?? 0
      const status = (name: ItemStatus): number => of(name)
      return {
        ready: of('ready'),
        byStatus: {
          draft: status('draft'),
          'in-review': status('in-review'),
          approved: status('approved'),
          scheduled: status('scheduled'),
          published: status('published'),
          withdrawn: status('withdrawn'),
        },
        missing: { ar: of('ar'), zgh: of('zgh'), en: of('en'), photos: of('photos'), 'any-translation': of('any') },
        publishedSold: of('sold'),
        runningCampaigns: of('campaigns'),
      }
    },
    close: () => prisma.$disconnect(),
  }
}
