import { describeHostileInput } from '@fibula/testing'
import { handedOver, placed, startProduction } from './test-production.ts'

await describeHostileInput('production', async () => {
  const service = await startProduction()
  const orderId = await placed(await service.person('coop-tiznit', 'clerk'))
  const handOverId = await handedOver(service, { orderId, micrograms: 5_000_000 })
  const { url, database, identity } = service
  return {
    url,
    pool: database.pool,
    identity,
    insider: 'atelier-amal',
    outsider: 'atelier-anezi',
    things: { orderId, handOverId },
  }
})
