import { randomUUID } from 'node:crypto'
import type { ServiceDefinition } from '@fibula/service-kit'
import { testService } from '@fibula/service-kit/testing'
import { describeHostileInput } from '@fibula/testing'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { openBlobs } from '../blobs/open.ts'
import { type PhotoDeps, type PhotoRoutesOptions, photoRoutes } from './routes.ts'
import { photoStore } from './store.ts'

const withPhotos = (readers: PhotoRoutesOptions['readers']): ServiceDefinition<PhotoDeps> => ({
  name: 'sourcing',
  summary: 'Photos, for specs',
  routes: photoRoutes({ writers: ['clerk'], readers }),
  publishes: false,
  create: ({ media, store }) => ({ deps: { photos: { store: photoStore(openBlobs(media)), answers: store } } }),
})

const migrations = new URL('./test-migrations/', import.meta.url)
const own = await testService(withPhotos('own-organisation'), migrations)
const open = await testService(withPhotos('public'), migrations)

const jpeg = new Uint8Array(
  await sharp({ create: { width: 800, height: 600, channels: 3, background: '#c0c0c8' } })
    .withMetadata()
    .jpeg()
    .toBuffer(),
)
const photo = (bytes: Uint8Array<ArrayBuffer> = jpeg, contentType = 'image/jpeg', key = randomUUID() as string) =>
  ['POST', '/photos', { headers: { 'content-type': contentType, 'idempotency-key': key }, body: bytes }] as const

const clerk = await own.person('coop-tiznit', 'clerk')
const colleague = await own.person('coop-tiznit', 'workshop')
const stranger = await own.person('coop-taroudant', 'clerk')

it('keeps a photo, shows it to the organisation in two sizes, and never changes what an address shows', async () => {
  const { body, headers } = await clerk.raw(...photo()).expectStatus(201)
  expect(body).toEqual({
    photoId: expect.stringMatching(/^[\da-f]{64}$/),
    width: 800,
    height: 600,
    bytes: expect.any(Number),
  })
  expect(headers.get('location')).toBe(`/api/sourcing/photos/${body.photoId}`)
  const full = await colleague.get(`/photos/${body.photoId}`).expectStatus(200)
  expect(Object.fromEntries(full.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, max-age=31536000, immutable',
    etag: `"${body.photoId}-full"`,
  })
  await colleague.get(`/photos/${body.photoId}?size=small`).expectStatus(200)
  await colleague.get(`/photos/${body.photoId}?size=huge`).expectProblem('invalid-request')
  await stranger.get(`/photos/${body.photoId}`).expectProblem('not-found')
})

it('one key has one effect; the same photo twice is one photo', async () => {
  const key = randomUUID()
  const { body } = await clerk.raw(...photo(jpeg, 'image/jpeg', key)).expectStatus(201)
  const again = await clerk.raw(...photo(jpeg, 'image/jpeg', key)).expectStatus(201)
  expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([body, 'true'])
  expect((await clerk.raw(...photo()).expectStatus(201)).body).toEqual(body)
  await clerk.raw(...photo(jpeg.slice(1), 'image/jpeg', key)).expectProblem('idempotency-key-reused')
})

it('goes by the content, not by what it is called', async () => {
  const png = new Uint8Array(await sharp(jpeg).png().toBuffer())
  await clerk.raw(...photo(png, 'image/jpeg')).expectStatus(201)
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')
  await clerk.raw(...photo(svg, 'image/png')).expectProblem('photo-type-not-accepted', { found: 'svg', status: 415 })
  await clerk.raw(...photo(svg, 'image/svg+xml')).expectProblem('file-type-not-accepted')
  await clerk.raw(...photo(jpeg.slice(0, 200))).expectProblem('photo-broken')
})

it('an organisation erases its own, and nobody else’s', async () => {
  const { body } = await clerk.raw(...photo()).expectStatus(201)
  await stranger.raw(...photo()).expectStatus(201)
  await stranger.send('DELETE', `/photos/${body.photoId}`).expectStatus(200)
  await stranger.get(`/photos/${body.photoId}`).expectProblem('not-found')
  await stranger.send('DELETE', `/photos/${body.photoId}`).expectProblem('not-found')
  await clerk.get(`/photos/${body.photoId}`).expectStatus(200)
  await clerk.send('DELETE', `/photos/${body.photoId}`).expectStatus(200)
  await clerk.get(`/photos/${body.photoId}?size=small`).expectProblem('not-found')
})

it('where everybody may read, no sign-in is needed, and only writers add', async () => {
  const { body } = await (await open.person('coop-tiznit', 'clerk')).raw(...photo()).expectStatus(201)
  const shown = await fetch(`${open.url}/photos/${body.photoId}?size=small`)
  expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  expect(await sharp(await shown.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width: 400 })
  await (await open.person('coop-tiznit', 'seller')).raw(...photo()).expectProblem('role-missing')
})

await describeHostileInput('a service with photos', async () => {
  const { body } = await clerk.raw(...photo()).expectStatus(201)
  return {
    url: own.url,
    pool: own.database.pool,
    identity: own.identity,
    insider: 'coop-tiznit',
    outsider: 'coop-taroudant',
    things: { photoId: body.photoId },
    files: { 'POST /photos': { contentType: 'image/jpeg', bytes: jpeg } },
  }
})
