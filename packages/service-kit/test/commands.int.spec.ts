import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { testService } from '../src/test-service.ts'
import { migrations, miniService } from './mini-service.ts'

const { person, database } = await testService(miniService, migrations)
const clerk = await person('coop-tiznit', 'clerk')
const stranger = await person('coop-taroudant', 'clerk')
const rename = (id: string) => `/things/${id}/rename`
const body = { kind: 'refiner', name: 'Tizi' }
const registered = async (): Promise<string> => (await clerk.post('/things', body).expectStatus(201)).body.id
const eventsOf = async (id: string) =>
  (await database.pool.query('SELECT 1 FROM fibula.event WHERE stream_id = $1', [id])).rowCount

it('201: tells where the thing is and which version; bigints are strings', async () => {
  const { headers, body: told } = await clerk.post('/things', body).expectStatus(201)
  expect(headers.get('location')).toBe(`/api/sourcing/things/${told.id}`)
  expect(headers.get('etag')).toBe('"1"')
  expect(told.weight).toBe('9007199254740993')
  expect((await clerk.get(`/things/${told.id}`)).body).toEqual(told)
})

it('304: not again what the reader has; * and weak tags count', async () => {
  const id = await registered()
  for (const tag of ['"1"', 'W/"1"', '"7", "1"', '*'])
    expect(await clerk.get(`/things/${id}`, { 'if-none-match': tag })).toMatchObject({ status: 304, body: undefined })
  await clerk.get(`/things/${id}`, { 'if-none-match': '"2"' }).expectStatus(200)
})

it('304: what has no version, a list, is told apart by what it shows', async () => {
  const before = (await stranger.get('/things?limit=100').expectStatus(200)).headers.get('etag') as string
  expect(before).toMatch(/^W\/"[\w-]{22}"$/)
  const again = { 'if-none-match': before }
  expect(await stranger.get('/things?limit=100', again)).toMatchObject({ status: 304, body: undefined })
  await stranger.post('/things', body).expectStatus(201)
  const { headers } = await stranger.get('/things?limit=100', again).expectStatus(200)
  expect(headers.get('etag')).not.toBe(before)
})

it('the same key, sent many times at once, has one effect and one answer', async () => {
  const key = randomUUID()
  const replies = await Promise.all(Array.from({ length: 12 }, () => clerk.post('/things', body, { key })))
  expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1)
  expect(replies.filter((reply) => reply.headers.get('idempotent-replayed') === null)).toHaveLength(1)
  expect(await eventsOf(replies[0]?.body.id)).toBe(1)
})

it('422: a key that named another body, also after a refusal', async () => {
  const key = randomUUID()
  await clerk
    .post('/things', { ...body, name: 'taken' }, { key })
    .expectProblem('name-taken', { by: 'somebody', status: 409 })
  await clerk.post('/things', body, { key }).expectProblem('idempotency-key-reused')
  await stranger.post('/things', body, { key }).expectStatus(201)
})

it('a refusal is kept: the same key gets it again although things have changed', async () => {
  const id = await registered()
  await clerk.post(`/things/${id}/finish`).expectStatus(200)
  const key = randomUUID()
  const first = await clerk.post(rename(id), { name: 'Anezi' }, { key }).expectProblem('name-final', { state: 'final' })
  await database.pool.query("UPDATE thing SET name = 'open' WHERE id = $1", [id])
  expect(await clerk.post(rename(id), { name: 'Anezi' }, { key }).expectProblem('name-final')).toEqual(first)
  await clerk.post(rename(id), { name: 'Anezi' }).expectStatus(200)
})

it('412: a decision made on an older version; writers without If-Match all get their turn', async () => {
  const id = await registered()
  await Promise.all(Array.from({ length: 6 }, (_, n) => clerk.post(rename(id), { name: `N${n}` }).expectStatus(200)))
  await clerk.post(rename(id), { name: 'late' }, { ifMatch: '"1"' }).expectProblem('stale-version', { version: 7 })
  const racers = await Promise.all(
    Array.from({ length: 6 }, (_, n) => clerk.post(rename(id), { name: `R${n}` }, { ifMatch: '"7"' })),
  )
  expect(racers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412])
  expect(await eventsOf(id)).toBe(8)
})

it('404: what is unknown or another organisation’s looks the same', async () => {
  const id = await registered()
  const foreign = await stranger.post(rename(id), { name: 'x' }).expectProblem('not-found')
  const unknown = await clerk.post(rename(randomUUID()), { name: 'x' }).expectProblem('not-found')
  expect({ ...foreign, instance: '' }).toEqual({ ...unknown, instance: '' })
})

it('pages follow each other without a gap', async () => {
  const reader = await person('coop-pages', 'clerk')
  const ids = await Promise.all(Array.from({ length: 5 }, async () => (await reader.post('/things', body)).body.id))
  const seen: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const { body: found } = await reader.get(`/things?limit=2${next && `&cursor=${next}`}`).expectStatus(200)
    seen.push(...found.items.map(({ id }: { id: string }) => id))
    next = found.next
  }
  expect(seen).toEqual(ids.sort())
})
