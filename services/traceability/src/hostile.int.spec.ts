import { testService } from '@fibula/service-kit/testing'
import { describeHostileInput, until } from '@fibula/testing'
import { traceability } from './service.ts'
import { history, ids } from './test-history.ts'

await describeHostileInput('traceability', async () => {
  const service = await testService(traceability, new URL('../prisma/migrations/', import.meta.url))
  for (const { service: from, streamId, fact } of history) await service.tell(from, streamId, fact)
  const inspector = await service.person('programme-office', 'inspector')
  await until(async () => (await inspector.get('/facts/recent?limit=100')).body.facts.length === history.length)
  return {
    url: service.url,
    pool: service.database.pool,
    identity: service.identity,
    insider: 'programme-office',
    outsider: 'coop-taroudant',
    // Nothing here belongs to one organisation: whoever is signed in may look where metal came from.
    things: { pieceId: ids.pieceOne },
    shared: ['GET /pieces/{pieceId}/story'],
  }
})
