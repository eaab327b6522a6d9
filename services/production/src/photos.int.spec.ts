import { randomUUID } from 'node:crypto'
import { httpClient, picture } from '@fibula/testing'
import { expect, it } from 'vitest'
import { startProduction } from './test-production.ts'

const service = await startProduction()
const lead = await service.person('atelier-amal', 'workshop')
const marketing = await service.person('federation-souss', 'marketing')
const photographed = (who: typeof lead) =>
  who.raw('POST', '/photos', {
    headers: { 'content-type': picture.contentType, 'idempotency-key': randomUUID() },
    body: picture.bytes,
  })

it('a workshop takes a photo, and whoever is signed in sees it', async () => {
  const { photoId } = (await photographed(lead).expectStatus(201)).body
  const seen = await marketing.raw('GET', `/photos/${photoId}?size=small`).expectStatus(200)
  expect(seen.headers.get('content-type')).toBe('image/webp')
  await httpClient(service.url).raw('GET', `/photos/${photoId}`).expectStatus(401)
})

it('others take no photos here', async () => {
  await photographed(marketing).expectStatus(403)
})
