import type pg from 'pg'
import type { ItemFilter, MissingPart, Part, Reads } from '../app/reads.ts'
import type { ItemStatus } from '../domain/item/item.ts'
import type { Language } from '../domain/texts.ts'
import { type ItemRow, itemColumns, itemOf } from './itemRow.ts'
import { conditions } from './sql.ts'

const noText = (language: Language) =>
  `i.titles ->> '${language}' IS NULL OR i.descriptions IS NULL OR i.descriptions ->> '${language}' IS NULL`

/** The same as `missingTexts` of the domain says of one item. */
export const missing: Readonly<Record<MissingPart, string>> = {
  ar: noText('ar'),
  zgh: noText('zgh'),
  en: noText('en'),
  description: 'i.descriptions IS NULL',
  photos: `i.photos = '[]'`,
  'any-translation': `${noText('ar')} OR ${noText('zgh')} OR ${noText('en')}`,
}

const sortKeys: Readonly<Record<ItemFilter['sort'], { key: string; type: string }>> = {
  id: { key: 'i.id', type: 'uuid' },
  title: { key: 'i.sort_title', type: 'text' },
  price: { key: 'i.price_amount_minor', type: 'bigint' },
  'publish-at': { key: `coalesce(i.publish_at, 'infinity'::timestamptz)`, type: 'timestamptz' },
}

export const itemsWith = (
  w: ReturnType<typeof conditions>,
  { q, collection, campaign, channel }: Pick<ItemFilter, 'q' | 'collection' | 'campaign' | 'channel'>,
) => {
  if (channel !== undefined) w.and('i.channel = ?', channel)
  if (collection !== undefined)
    w.and(
      'EXISTS (SELECT 1 FROM collection c WHERE c.id = ? AND c.item_ids @> jsonb_build_array(i.id::text))',
      collection,
    )
  if (campaign !== undefined)
    w.and(
      `EXISTS (SELECT 1 FROM campaign c WHERE c.id = ? AND c.status = 'announced'
        AND c.items @> jsonb_build_array(jsonb_build_object('itemId', i.id::text)))`,
      campaign,
    )
  // A serial number is searched as a whole; it is no word of the texts.
  if (q !== undefined)
    w.and(
      'i.search @@ search_query(?) OR EXISTS (SELECT 1 FROM piece s WHERE s.id = i.piece_id AND upper(s.serial) = upper(?))',
      q,
      q.trim(),
    )
}

export const readItems = (pool: pg.Pool): Pick<Reads, 'items' | 'item' | 'missingTexts' | 'photoIsPublic'> => ({
  items: async (organisationId, filter, { after, limit }: Part) => {
    const w = conditions()
    w.and('i.organisation_id = ?', organisationId)
    if (filter.status !== undefined) w.and('i.status = ?', filter.status)
    if (filter.missing !== undefined) w.and(`i.status <> 'withdrawn' AND (${missing[filter.missing]})`)
    if (filter.sold !== undefined)
      w.and(`EXISTS (SELECT 1 FROM piece s WHERE s.id = i.piece_id AND s.availability = 'sold') = ?`, filter.sold)
    itemsWith(w, filter)
    const { key, type } = sortKeys[filter.sort]
    if (after) w.and(`(${key}, i.id) > (?::${type}, ?::uuid)`, ...after)
    const shownKey =
      type === 'timestamptz'
        ? `coalesce(to_char(i.publish_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'infinity')`
        : `(${key})::text`
    const text = `SELECT ${itemColumns}, ${shownKey} AS sort_key FROM item i ${w.where()}
                  ORDER BY ${key}, i.id LIMIT ${w.param(limit + 1)}`
    const { rows } = await pool.query<ItemRow & { sort_key: string }>(text, w.values)
    return rows.map((row) => ({ ...itemOf(row), sortKey: row.sort_key }))
  },
  item: async (organisationId, itemId) => {
    const { rows } = await pool.query<ItemRow>({
      name: 'item_shown',
      text: `SELECT ${itemColumns} FROM item i WHERE i.id = $1 AND i.organisation_id = $2`,
      values: [itemId, organisationId],
    })
    return rows[0] && { ...itemOf(rows[0]), sortKey: '' }
  },
  missingTexts: async (organisationId, language, { after, afterPart, limit }) => {
    const w = conditions()
    w.and(`i.organisation_id = ? AND i.status <> 'withdrawn'`, organisationId)
    w.and(`CASE m.part WHEN 'title' THEN i.titles ->> m.language ELSE i.descriptions ->> m.language END IS NULL`)
    if (language !== undefined) w.and('m.language = ?', language)
    if (after) w.and('(i.id, m.part, m.language) > (?::uuid, ?, ?)', after[1], afterPart ?? '', after[0])
    const text = `
      SELECT i.id, i.status, i.titles ->> 'fr' AS title_fr, m.part, m.language FROM item i
      CROSS JOIN (SELECT part, language FROM unnest(ARRAY['title', 'description']) part
                  CROSS JOIN unnest(ARRAY['fr', 'ar', 'zgh', 'en']) language) m
      ${w.where()} ORDER BY i.id, m.part, m.language LIMIT ${w.param(limit + 1)}`
    const { rows } = await pool.query<{
      id: string
      status: ItemStatus
      title_fr: string
      part: 'title' | 'description'
      language: Language
    }>(text, w.values)
    return rows.map(({ id, status, title_fr, part, language: of }) => ({
      itemId: id,
      status,
      titleFr: title_fr,
      part,
      language: of,
    }))
  },
  photoIsPublic: async (itemId, photoId) =>
    (
      await pool.query({
        name: 'photo_is_public',
        text: `SELECT 1 FROM item WHERE id = $1 AND status = 'published' AND photos @> jsonb_build_array($2::text)`,
        values: [itemId, photoId],
      })
    ).rowCount === 1,
})
