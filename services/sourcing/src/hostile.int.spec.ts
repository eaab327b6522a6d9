import { describeHostileInput } from '@fibula/testing'
import { picture, receiptBody, registered, startSourcing } from './test-sourcing.ts'

await describeHostileInput('sourcing', async () => {
  const { url, database, identity, person } = await startSourcing()
  const clerk = await person('coop-tiznit', 'clerk')
  const supplierId = await registered(clerk, 'customer')
  const { receiptId, lotId } = (await clerk.post('/receipts', receiptBody(supplierId))).body
  return {
    url,
    pool: database.pool,
    identity,
    insider: 'coop-tiznit',
    outsider: 'coop-taroudant',
    things: { supplierId, receiptId, lotId, material: 'silver' },
    /** A material is everybody's; the threshold is the organisation's own. */
    shared: ['PUT /thresholds/{material}'],
    files: { 'POST /photos': picture },
    bodies: { 'POST /lots/merge': { lotIds: [lotId, '0197f3a0-0000-7000-8000-00000000000a'], place: 'Coffre' } },
  }
})
