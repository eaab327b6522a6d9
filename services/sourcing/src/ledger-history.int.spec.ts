import { postHistory } from '@fibula/store'
import { until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { movementOf } from './domain/ledger/movementsOf.ts'
import { evolve, noLot } from './domain/lot/lot.ts'
import { lotEventOf } from './events/recorded.ts'
import { acceptedLot, orderPlaced, receiptBody, registered, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const { pool } = service.database
const entries = async () => (await pool.query('SELECT * FROM fibula.entry ORDER BY position, line')).rows
const balances = async () =>
  (await pool.query('SELECT * FROM fibula.balance ORDER BY kind, account_id, possessor')).rows

it('a database from before the ledger gets the very entries that it would have had', async () => {
  const clerk = await service.person('coop-tiznit', 'clerk')
  const first = await acceptedLot(clerk, '300')
  const second = await acceptedLot(clerk, '200')
  const order = orderPlaced('coop-tiznit')
  await service.tell('production', order.data.orderId, order)
  await until(
    async () => (await pool.query('SELECT 1 FROM known_order WHERE id = $1', [order.data.orderId])).rowCount === 1,
  )
  await clerk.post(`/lots/${first}/split`, { parts: [{ weighed: { value: '50', unit: 'g' } }] }).expectStatus(201)
  await clerk
    .post(`/lots/${first}/hand-overs`, {
      ...{
        orderId: order.data.orderId,
        weighed: { value: '100.02', unit: 'g' },
        halfWidth: { value: '0.01', unit: 'g' },
      },
    })
    .expectStatus(201)
  await clerk.post('/lots/merge', { lotIds: [first, second] }).expectStatus(201)
  const assayed = receiptBody(await registered(clerk))
  const { lotId } = (await clerk.post('/receipts', assayed)).body
  await clerk
    .post(`/lots/${lotId}/assays`, {
      ...{ method: 'fire-assay', measuredFineness: 9_100, uncertainty: 5 },
      sample: { weighed: { value: '0.5', unit: 'g' }, returned: { value: '0.4', unit: 'g' } },
    })
    .expectStatus(201)
  const before = { entries: await entries(), balances: await balances() }
  expect(before.entries.length).toBeGreaterThan(14)
  // As superuser, in a session that knows no triggers: the service's own role cannot.
  const client = await pool.connect()
  await client.query('SET session_replication_role = replica')
  for (const table of ['entry', 'balance', 'ledger_history']) await client.query(`DELETE FROM fibula.${table}`)
  await client.query('RESET session_replication_role')
  client.release()
  const moving = new Set(before.entries.map(({ position }) => position)).size
  expect(await postHistory(pool, { nothing: noLot, read: lotEventOf, evolve, movementOf })).toBe(moving)
  expect({ entries: await entries(), balances: await balances() }).toEqual(before)
})
