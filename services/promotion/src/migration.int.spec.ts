import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateDatabase } from '@fibula/store'
import { testDatabase } from '@fibula/testing'
import pg from 'pg'
import { expect, it } from 'vitest'

const all = new URL('../prisma/migrations/', import.meta.url).pathname

const [draft, published, unheard] = [randomUUID(), randomUUID(), randomUUID()] as [string, string, string]
const at = '2026-10-05T08:00:00.000Z'

it('what was kept before goes on: items get their fourth language and the time at which they were published', async () => {
  const { pool } = await testDatabase({
    name: 'promotion_before',
    fingerprint: randomUUID(),
    migrate: async (url) => {
      const before = await mkdtemp(join(tmpdir(), 'promotion-'))
      await cp(join(all, '0001_init'), join(before, '0001_init'), { recursive: true })
      await migrateDatabase({ url, directory: before })
      await rm(before, { recursive: true })
      const client = new pg.Client(url)
      await client.connect()
      const titles = { fr: 'Bracelet émaillé', ar: null, en: null }
      for (const [id, status, descriptions] of [
        [draft, 'draft', null],
        [published, 'published', JSON.stringify(titles)],
        [unheard, 'published', null],
      ])
        await client.query(
          `INSERT INTO item (id, version, status, organisation_id, piece_id, titles, descriptions, price_amount_minor, price_currency, channel)
           VALUES ($1, 1, $2, 'federation-souss', gen_random_uuid(), $3, $4, 1000, 'MAD', 'shop')`,
          [id, status, JSON.stringify(titles), descriptions],
        )
      await client.query(
        `INSERT INTO fibula.event (id, stream_id, stream_version, type, data_version, data, organisation_id, person_id, happened_at, recorded_at)
         VALUES (gen_random_uuid(), $1, 1, 'promotion.item-published', 1, '{}', 'federation-souss', 'person-1', $2, $2)`,
        [published, at],
      )
      await client.end()
      await migrateDatabase({ url, directory: all })
    },
  })
  const { rows } = await pool.query(
    `SELECT titles, descriptions, photos, published_at, search @@ search_query('emaillee') AS found FROM item
     ORDER BY array_position($1::uuid[], id)`,
    [[draft, published, unheard]],
  )
  const titles = { fr: 'Bracelet émaillé', ar: null, zgh: null, en: null }
  expect(rows).toEqual([
    { titles, descriptions: null, photos: [], published_at: null, found: true },
    { titles, descriptions: titles, photos: [], published_at: new Date(at), found: true },
    { titles, descriptions: null, photos: [], published_at: expect.any(Date), found: true },
  ])
})
