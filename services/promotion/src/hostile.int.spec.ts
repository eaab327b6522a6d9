import { describeHostileInput, until } from '@fibula/testing'
import { beforeEach } from 'vitest'
import { itemBody, onePiece, publishedItem, startPromotion } from './test-promotion.ts'

const service = await startPromotion()
const marketing = await service.person('federation-souss', 'marketing')
const { itemId } = await publishedItem(service, marketing)

/** The suite's good request to unpublish works, so what everybody may see is put back before the next test. */
beforeEach(async () => {
  if ((await marketing.get(`/items/${itemId}`)).body.status === 'published') return
  await marketing.post(`/items/${itemId}/publish`)
  await until(async () => (await service.database.pool.query('SELECT 1 FROM fibula.outbox')).rowCount === 0)
})

await describeHostileInput('promotion', async () => ({
  url: service.url,
  pool: service.database.pool,
  identity: service.identity,
  insider: 'federation-souss',
  outsider: 'federation-draa',
  things: { itemId },
  bodies: { 'POST /items': itemBody(await onePiece(service)) },
  queries: { status: 'published', channel: 'shop', ready: 'true' },
}))
