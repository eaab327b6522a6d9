import { httpClient } from '@fibula/testing'
import { expect, it } from 'vitest'
import { itemBody, onePiece, photographed, publishedItem, startPromotion } from './test-promotion.ts'

const service = await startPromotion()
const marketing = await service.person('federation-souss', 'marketing')
const anybody = httpClient(service.url)

it('a photo is public while a published item shows it, at the address of that item only', async () => {
  const photoId = await photographed(marketing)
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

it('an item shows photos that its organisation has taken, and no others', async () => {
  const photoId = await photographed(marketing)
  const never = 'ab'.repeat(32)
  const pieceId = await onePiece(service)
  await marketing
    .post('/items', itemBody(pieceId, { photos: [photoId, never] }))
    .expectProblem('photo-unknown', { status: 409, photos: [never] })
  const { itemId } = (await marketing.post('/items', itemBody(pieceId, { photos: [photoId] })).expectStatus(201)).body
  await marketing
    .send('PATCH', `/items/${itemId}`, { photos: [never] })
    .expectProblem('photo-unknown', { photos: [never] })

  // What another organisation has taken is not there for this one, and what was erased is there for nobody.
  const others = await service.person('federation-draa', 'marketing')
  await others
    .post('/items', itemBody(await onePiece(service), { photos: [photoId] }))
    .expectProblem('photo-unknown', { photos: [photoId] })
  await marketing.send('DELETE', `/photos/${photoId}`).expectStatus(200)
  await marketing.send('PATCH', `/items/${itemId}`, { photos: [photoId] }).expectProblem('photo-unknown')
  await marketing.send('PATCH', `/items/${itemId}`, { channel: 'fair' }).expectStatus(200)
})
