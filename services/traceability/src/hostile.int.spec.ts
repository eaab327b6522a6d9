import { testService } from '@fibula/service-kit/testing'
import { describeHostileInput, until } from '@fibula/testing'
import { traceability } from './service.ts'
import { history, ids } from './test-history.ts'

await describeHostileInput('traceability', async () => {
  const service = await testService(traceability, new URL('../prisma/migrations/', import.meta.url))
  for (const { service: from, streamId, fact } of history) await service.tell(from, streamId, fact)
  const inspector = await service.person('programme-office', 'inspector')
  await until(async () => (await inspector.get('/facts/recent?limit=100')).body.facts.length === history.length)
  await until(async () => (await inspector.get('/ledger/positions?limit=1')).body.items.length === 1)
  // The key that documents are signed with is made when it is first asked for.
  await inspector.get('/.well-known/jwks.json')
  return {
    url: service.url,
    pool: service.database.pool,
    identity: service.identity,
    insider: 'programme-office',
    outsider: 'coop-taroudant',
    // Nothing here belongs to one organisation: whoever is signed in may look where metal came from.
    things: { pieceId: ids.pieceOne, workshopId: 'atelier-amal' },
    // An inspector sees every metal account; who else does is told in ledger-reports.int.spec.ts.
    shared: [
      'GET /pieces/{pieceId}/story',
      'GET /metal-accounts/{workshopId}',
      'GET /metal-accounts/{workshopId}/document',
    ],
  }
})
