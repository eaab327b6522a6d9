import { expect, it, vi } from 'vitest'
import { receiptBody, registered, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')

/** The statements that the service sends while `work` runs; what its relay reads goes over a connection of its own. */
const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const query = vi.spyOn(service.database.pool, 'query')
  try {
    await work()
    return query.mock.calls.map(([statement]) =>
      typeof statement === 'string' ? statement : (statement as { text: string }).text,
    )
  } finally {
    query.mockRestore()
  }
}

it('a receipt is one statement, once its supplier is known', async () => {
  const supplierId = await registered(clerk)
  const receive = async () => expect((await clerk.post('/receipts', receiptBody(supplierId))).status).toBe(201)
  const first = await statementsOf(receive)
  expect(first).toHaveLength(2)
  expect(first[0]).toContain('FROM supplier')
  const second = await statementsOf(receive)
  expect(second).toHaveLength(1)
  for (const table of ['"lot"', 'fibula.event', 'fibula.outbox', '"receipt"', 'fibula.idempotency'])
    expect(second[0]).toContain(`INSERT INTO ${table}`)
})
