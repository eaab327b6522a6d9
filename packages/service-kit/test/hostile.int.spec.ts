import { describeHostileInput } from '@fibula/testing'
import { testService } from '../src/test-service.ts'
import { migrations, miniService } from './mini-service.ts'

await describeHostileInput('the made-up service', async () => {
  const { url, database, identity, person } = await testService(miniService, migrations)
  const clerk = await person('coop-tiznit', 'clerk')
  const { body } = await clerk.post('/things', { kind: 'refiner', name: 'Tizi' }).expectStatus(201)
  return {
    url,
    pool: database.pool,
    identity,
    insider: 'coop-tiznit',
    outsider: 'coop-taroudant',
    things: { thingId: body.id },
    files: { 'POST /drawings': { contentType: 'text/plain', bytes: new TextEncoder().encode('a circle') } },
  }
})
