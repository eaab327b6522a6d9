import { randomUUID } from 'node:crypto'
import { httpClient, picture } from '@fibula/testing'
import { expect, it } from 'vitest'
import { itemBody, onePiece, publishedItem, startPromotion } from './test-promotion.ts'

const service = await startPromotion()
const marketing = await service.person('federation-souss', 'marketing')
const anybody = httpClient(service.url)

it('a photo is public while a published item shows it, at the address of that item only', async () => {
  const { photoId } = (
    await marketing
      .raw('POST', '/photos', {
        headers: { 'content-type': picture.contentType, 'idempotency-key': randomUUID() },
        body: picture.bytes,
      })
      .expectStatus(201)
  ).body
  const draft = itemBody(await onePiece(service), { photos: [photoId] })
  const { itemId } = (await marketing.post('/items', draft).expectStatus(201)).body
  const other = await publishedItem(service, marketing)
  const at = (item: string) => `/catalogue/${item}/photos/${photoId}`
  await anybody.raw('GET', at(itemId)).expectStatus(404)

  await marketing.post(`/items/${itemId}/publish`).expectStatus(200)
  const seen = await anybody.raw('GET', `${at(itemId)}?size=small`).expectStatus(200)
  expect(seen.headers.get('content-type')).toBe('image/webp')
  expect(seen.headers.get('cache-control')).toBe('public, no-cache')
  await anybody.raw('GET', at(other.itemId)).expectStatus(404)
  await anybody.raw('GET', `/photos/${photoId}`).expectStatus(401)

  await marketing.post(`/items/${itemId}/unpublish`, { reason: 'other' })
  await anybody.raw('GET', at(itemId)).expectStatus(404)
})
