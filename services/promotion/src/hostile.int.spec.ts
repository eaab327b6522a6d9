import { describeHostileInput, picture, until } from '@fibula/testing'
import { beforeEach } from 'vitest'
import { approvedItem, itemBody, onePiece, publishedItem, startPromotion } from './test-promotion.ts'

const service = await startPromotion()
const marketing = await service.person('federation-souss', 'marketing')
const { itemId, pieceId } = await publishedItem(service, marketing)
const names = { fr: 'Mariage' }
const days = { startsOn: '2026-08-20', endsOn: '2099-08-24' }
const campaign = { kind: 'fair', names, ...days }
const { campaignId } = (await marketing.post('/campaigns', campaign).expectStatus(201)).body
const { collectionId } = (await marketing.post('/collections', { names }).expectStatus(201)).body
await marketing.send('PUT', `/campaigns/${campaignId}/items/${itemId}`, {}).expectStatus(200)
await approvedItem(service, marketing)

/** The suite's good requests work, so what everybody may see is put back before the next test. */
beforeEach(async () => {
  const { status } = (await marketing.get(`/items/${itemId}`)).body
  if (status === 'withdrawn') await marketing.post(`/items/${itemId}/reopen`)
  if (status !== 'published') await marketing.post(`/items/${itemId}/publish`)
  await until(async () => (await service.database.pool.query('SELECT 1 FROM fibula.outbox')).rowCount === 0)
})

await describeHostileInput('promotion', async () => ({
  url: service.url,
  pool: service.database.pool,
  identity: service.identity,
  insider: 'federation-souss',
  outsider: 'federation-draa',
  files: { 'POST /photos': picture },
  things: { itemId, campaignId, collectionId, pieceId },
  shared: ['GET /pieces/{pieceId}'],
  bodies: {
    'POST /items': itemBody(await onePiece(service)),
    'PATCH /items/{itemId}': { channel: 'shop', titles: names },
    'POST /campaigns': campaign,
    'PATCH /campaigns/{campaignId}': { names },
    'POST /collections': { names },
    'PUT /collections/{collectionId}/items': { itemIds: [itemId] },
    'POST /items/{itemId}/schedule': { at: '2099-01-01T08:00:00Z' },
  },
  queries: {
    status: 'published',
    channel: 'shop',
    ready: 'true',
    running: 'true',
    missing: 'ar',
    language: 'ar',
    sold: 'false',
    available: 'true',
    q: 'fibule',
    material: 'silver',
    technique: 'handcrafted',
    workshop: 'atelier-amal',
    minPrice: '1',
    maxPrice: '10000000',
    lang: 'fr',
  },
}))
