import { describeHostileInput, picture } from '@fibula/testing'
import { receiptBody, registered, startSourcing } from './test-sourcing.ts'

await describeHostileInput('sourcing', async () => {
  const { url, database, identity, person } = await startSourcing()
  const clerk = await person('coop-tiznit', 'clerk')
  const supplierId = await registered(clerk, 'customer')
  const started = await clerk.raw('POST', '/imports?kind=receipts', {
    headers: { 'content-type': 'text/csv', 'idempotency-key': 'an-import' },
    body: 'Supplier,Weight\nnobody,1\n',
  })
  const { receiptId, lotId } = (await clerk.post('/receipts', receiptBody(supplierId))).body
  return {
    url,
    pool: database.pool,
    identity,
    insider: 'coop-tiznit',
    outsider: 'coop-taroudant',
    files: {
      'POST /imports': { contentType: 'text/csv', bytes: new TextEncoder().encode('Supplier,Weight\nnobody,1\n') },
      'POST /photos': picture,
    },
    queries: { 'POST /imports kind': 'receipts' },
    idle: async () =>
      (await database.pool.query("SELECT 1 FROM import WHERE status IN ('waiting', 'running')")).rowCount === 0,
    things: {
      supplierId,
      receiptId,
      lotId,
      material: 'silver',
      element: 'Ag',
      from: '2026-10-01',
      importId: started.body.importId,
    },
    /** A material and a day are everybody's; the threshold and the rate are the organisation's own. */
    shared: ['PUT /thresholds/{material}', 'PUT /metal-rates/{element}/{from}'],
    bodies: { 'POST /lots/merge': { lotIds: [lotId, '0197f3a0-0000-7000-8000-00000000000a'], place: 'Coffre' } },
  }
})
