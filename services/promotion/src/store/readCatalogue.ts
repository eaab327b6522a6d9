import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { CampaignOfItem, CatalogueEntry, CatalogueFilter, Reads } from '../app/reads.ts'
import { type ItemRow, itemColumns, itemOf } from './itemRow.ts'
import { type PieceRow, pieceColumns, pieceOf } from './pieceRow.ts'
import { itemsWith } from './readItems.ts'
import { conditions, today } from './sql.ts'

interface EntryRow extends ItemRow, Omit<PieceRow, 'piece_id' | 'photos'> {
  readonly of_piece: string | null
  readonly sort_key: string
  readonly piece_version: number
}

const entryColumns = `${itemColumns}, p.id AS of_piece, ${pieceColumns.replace('p.id AS piece_id, ', '')},
  i.id AS item_id, coalesce(p.sales_version + p.condition_version + p.weight_version + p.order_closed::int, 0) AS piece_version`
const entryTables = `FROM item i LEFT JOIN piece p ON p.id = i.piece_id LEFT JOIN production_order o ON o.id = p.order_id`

const titleIn = (lang: CatalogueFilter['lang']): string =>
  lang === 'fr'
    ? 'i.sort_title'
    : `left(search_fold(search_plain(coalesce(i.titles ->> '${lang}', i.titles ->> 'fr'))), 60) COLLATE "C"`

const orderOf = ({ sort, lang, collection }: CatalogueFilter, w: ReturnType<typeof conditions>) => {
  switch (sort) {
    case 'price':
      return { key: 'i.price_amount_minor', type: 'bigint', down: false }
    case '-price':
      return { key: 'i.price_amount_minor', type: 'bigint', down: true }
    case 'title':
      return { key: titleIn(lang), type: 'text', down: false }
    case 'arranged':
      if (collection !== undefined)
        return {
          key: `(SELECT t.n FROM collection c, jsonb_array_elements_text(c.item_ids) WITH ORDINALITY AS t (v, n)
                 WHERE c.id = ${w.param(collection)} AND t.v = i.id::text)`,
          type: 'bigint',
          down: false,
        }
  }
  return { key: 'i.published_at', type: 'timestamptz', down: true }
}

export const readCatalogue = (pool: pg.Pool): Pick<Reads, 'catalogue' | 'catalogueEntry' | 'catalogueFingerprint'> => {
  /** Campaigns and collections of the items on one page, with one question for each. */
  const complete = async (rows: readonly EntryRow[]): Promise<CatalogueEntry[]> => {
    const ids = rows.map(({ id }) => id)
    const [campaigns, collections] = await Promise.all([
      pool.query<Omit<CampaignOfItem, 'price'> & { itemId: string; price: CampaignOfItem['price']; version: number }>({
        name: 'campaigns_of_items',
        text: `SELECT c.id AS "campaignId", c.version, c.kind, c.names, c.place, c.starts_on AS "startsOn", c.ends_on AS "endsOn",
                 c.starts_on <= ${today} AS "isRunning", x."itemId", x.price
               FROM campaign c, jsonb_to_recordset(c.items) AS x ("itemId" text, price jsonb)
               WHERE c.status = 'announced' AND c.ends_on >= ${today} AND x."itemId" = ANY($1::text[])
               ORDER BY c.starts_on, c.id`,
        values: [ids],
      }),
      pool.query<{ id: string; item: string; version: number }>({
        name: 'collections_of_items',
        text: `SELECT c.id, c.version, x.item FROM collection c, jsonb_array_elements_text(c.item_ids) AS x (item)
               WHERE c.status = 'made' AND x.item = ANY($1::text[]) ORDER BY c.id`,
        values: [ids],
      }),
    ])
    return rows.map((row) => {
      const inCampaigns = campaigns.rows.filter(({ itemId }) => itemId === row.id)
      const inCollections = collections.rows.filter(({ item }) => item === row.id)
      const shown = itemOf(row)
      return {
        ...shown,
        sortKey: row.sort_key,
        piece: row.of_piece === null ? undefined : pieceOf({ ...row, piece_id: row.of_piece }),
        campaigns: inCampaigns.map(({ itemId: _, version: __, ...campaign }) => campaign),
        collectionIds: inCollections.map(({ id }) => id),
        shownVersion:
          shown.version +
          row.piece_version +
          [...inCampaigns, ...inCollections].reduce((sum, { version }) => sum + version, 0),
      }
    })
  }

  return {
    catalogue: async (filter, { after, limit }) => {
      const w = conditions()
      w.and(`i.status = 'published'`)
      itemsWith(w, filter)
      if (filter.technique !== undefined) w.and('o.technique = ?', filter.technique)
      if (filter.material !== undefined && filter.material !== 'silver')
        w.and('o.materials @> jsonb_build_array(?::text)', filter.material)
      if (filter.minPrice !== undefined) w.and('i.price_amount_minor >= ?', filter.minPrice)
      if (filter.maxPrice !== undefined) w.and('i.price_amount_minor <= ?', filter.maxPrice)
      if (filter.workshop !== undefined) w.and('p.workshop_id = ?', filter.workshop)
      if (filter.available !== undefined)
        w.and(`(coalesce(p.availability, 'available') = 'available') = ?`, filter.available)
      const { key, type, down } = orderOf(filter, w)
      if (after) w.and(`(${key}, i.id) ${down ? '<' : '>'} (?::${type}, ?::uuid)`, ...after)
      const way = down ? 'DESC' : 'ASC'
      const shownKey =
        type === 'timestamptz'
          ? `to_char(${key} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
          : `(${key})::text`
      const text = `SELECT ${entryColumns}, ${shownKey} AS sort_key ${entryTables} ${w.where()}
                    ORDER BY ${key} ${way}, i.id ${way} LIMIT ${w.param(limit + 1)}`
      const { rows } = await pool.query<EntryRow>(text, w.values)
      return complete(rows)
    },
    catalogueEntry: async (itemId) => {
      const { rows } = await pool.query<EntryRow>({
        name: 'catalogue_entry',
        text: `SELECT ${entryColumns}, '' AS sort_key ${entryTables} WHERE i.id = $1 AND i.status = 'published'`,
        values: [itemId],
      })
      return (await complete(rows))[0]
    },
    catalogueFingerprint: async () => {
      const { rows } = await pool.query<{ seen: unknown }>({
        name: 'catalogue_fingerprint',
        text: `SELECT json_build_array(${today},
                 (SELECT json_build_array(count(*), sum(i.version), max(i.published_at),
                    sum(coalesce(p.sales_version + p.condition_version + p.weight_version, 0)))
                  FROM item i LEFT JOIN piece p ON p.id = i.piece_id WHERE i.status = 'published'),
                 (SELECT json_build_array(count(*), sum(version)) FROM campaign),
                 (SELECT json_build_array(count(*), sum(version)) FROM collection)) AS seen`,
      })
      return createHash('sha256').update(JSON.stringify(rows[0]?.seen)).digest('hex').slice(0, 32)
    },
  }
}
