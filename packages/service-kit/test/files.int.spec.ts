import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { httpClient } from '@fibula/testing'
import { expect, it } from 'vitest'
import { testService } from '../src/test-service.ts'
import { migrations, miniService } from './mini-service.ts'

// A folder of its own: files of other processes come and go in the common one.
process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'fibula-files-'))
const { url, person, database, identity } = await testService(miniService, migrations)
const clerk = await person('coop-tiznit', 'clerk')
const anybody = httpClient(url)
const spooled = () => readdirSync(tmpdir()).filter((name) => name.startsWith('fibula-upload-'))

const token = await identity.token({ personId: 'person-one', organisationId: 'coop-tiznit', roles: ['clerk'] })
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(url + path, { headers: { authorization: `Bearer ${token}`, ...headers } })

const { body: thing } = await clerk.post('/things', { kind: 'refiner', name: 'Tizi' }).expectStatus(201)
await database.pool.query(
  `INSERT INTO thing SELECT gen_random_uuid(), 1, 'coop-tiznit', 'mine', '=HYPERLINK("x") ' || n FROM generate_series(1, 250) n`,
)
await database.pool.query("INSERT INTO thing VALUES (gen_random_uuid(), 1, 'coop-other', 'mine', 'not ours')")

it('a list is saved whole as CSV: all pages, headings in the language, Arabic for Excel, nothing that runs', async () => {
  const reply = await get('/things?format=csv&lang=ar&limit=2')
  expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(reply.headers.get('content-disposition')).toMatch(
    /^attachment; filename="sourcing-things-\d{4}-\d\d-\d\d\.csv"$/,
  )
  const bytes = new Uint8Array(await reply.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n')
  expect(lines[0]).toBe('الاسم;النوع;النصف;الوزن')
  expect(lines).toHaveLength(1 + 251)
  expect(lines).toContain('Tizi;refiner;0,5;9007199254740993')
  expect(lines).toContain(`"'=HYPERLINK(""x"") 250";mine;0,5;9007199254740993`)
  expect(lines.join()).not.toContain('not ours')
})

it('a list is saved as XLSX', async () => {
  const reply = await get('/things?format=xlsx&lang=fr')
  expect(reply.headers.get('content-type')).toContain('spreadsheetml')
  const bytes = new Uint8Array(await reply.arrayBuffer())
  expect(new TextDecoder('latin1').decode(bytes.subarray(0, 2))).toBe('PK')
})

it('a table is written for whoever may see the list, and for a known format and language only', async () => {
  await httpClient(url).get('/things?format=csv').expectProblem('token-missing')
  await clerk.get('/things?format=pdf').expectProblem('invalid-request')
  await clerk.get('/things?format=csv&lang=xx').expectProblem('invalid-request')
  await clerk.get('/things?format=csv&cursor=x').expectProblem('cursor-malformed')
  await clerk.get('/window?format=csv').expectProblem('invalid-request')
})

it('a file has its type, its name and its ETag, and nothing in it runs', async () => {
  const path = `/things/${thing.id}/label`
  const reply = await get(path)
  expect(await reply.text()).toBe('<h1>Tizi</h1>')
  expect(reply.headers.get('content-disposition')).toBe(
    `inline; filename="_tiquette Tizi.html"; filename*=UTF-8''%C3%A9tiquette%20Tizi.html`,
  )
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    etag: '"1"',
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  })
  expect((await get(path, { 'if-none-match': '"1"' })).status).toBe(304)
  await clerk.get(`/things/${randomUUID()}/label`).expectProblem('not-found')
})

it('a stream is passed on; one that breaks off does not look whole', async () => {
  const reply = await get('/feed?lines=2000')
  expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await reply.text()).length).toBeGreaterThan(500_000)
  await expect(get('/feed?lines=2000&breaks=true').then((broken) => broken.text())).rejects.toThrow()
  const head = await fetch(`${url}/feed`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  await anybody.get('/health/live').expectStatus(200)
})

const upload = (body: string | ReadableStream, { key = randomUUID() as string, query = '' } = {}) =>
  clerk.raw('POST', `/drawings${query}`, {
    headers: { 'content-type': 'Text/Plain; charset=utf-8', 'idempotency-key': key },
    body,
  })

it('a file is taken in whole, counted and hashed, and nothing of it is left behind', async () => {
  const { body } = await upload('x'.repeat(300_000)).expectStatus(201)
  expect(body.name).toMatch(/^300000 [\da-f]{8} 300000$/)
  await upload('x'.repeat(300_001)).expectProblem('file-too-large', { maxBytes: 300_000 })
  expect(spooled()).toEqual([])
})

it('one key has one effect; the same key with another file, or another query, is refused', async () => {
  const key = randomUUID()
  const { body } = await upload('a circle', { key }).expectStatus(201)
  expect((await upload('a circle', { key }).expectStatus(201)).body).toEqual(body)
  await upload('a square', { key }).expectProblem('idempotency-key-reused')
  await upload('a circle', { key, query: '?kind=refiner' }).expectProblem('idempotency-key-reused')
})

it('a sender who goes away in the middle leaves nothing behind', async () => {
  const leaving = new AbortController()
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(1_000)),
    pull: () => leaving.abort(),
  })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain', 'idempotency-key': randomUUID() }
  const sent = fetch(`${url}/drawings`, { method: 'POST', headers, body, duplex: 'half', signal: leaving.signal })
  await expect(sent).rejects.toThrow('aborted')
  await expect.poll(spooled).toEqual([])
  await upload('and the next').expectStatus(201)
})
