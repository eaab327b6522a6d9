import { randomUUID } from 'node:crypto'
import { production } from '@fibula/contracts'
import { until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { acceptedLot, orderPlaced, receiptBody, registered, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')
const halfWidth = { value: '0.01', unit: 'g' }
const count = async (text: string, values: unknown[] = []): Promise<number> =>
  (await service.database.pool.query(text, values)).rowCount ?? 0
const sum = (items: readonly Record<string, unknown>[], name: string): string =>
  String(items.reduce((total, item) => total + BigInt(item[name] as string), 0n))
const of = <T extends object>(all: readonly T[], one: Partial<T>): T | undefined =>
  all.find((item) => Object.entries(one).every(([name, value]) => item[name as keyof T] === value))

it('each figure of the dashboard is the sum of the list that it names', async () => {
  const supplierId = await registered(clerk, 'comptoir', 'Comptoir')
  const expired = { kind: 'other', number: '1', issuedOn: '2020-01-01', expiresOn: '2020-02-01' }
  await clerk.post(`/suppliers/${supplierId}/papers`, expired)
  await clerk.post('/receipts', receiptBody(supplierId))
  await clerk.post('/receipts', receiptBody(await registered(clerk)))
  const lotId = await acceptedLot(clerk, '100')
  const orderId = randomUUID()
  const returnId = randomUUID()
  await service.tell('production', orderId, orderPlaced('coop-tiznit', orderId))
  await until(async () => (await count('SELECT 1 FROM known_order')) === 1)
  await clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, weighed: { value: '40', unit: 'g' } })
  const before = (await clerk.get('/dashboard')).body
  expect(before.workshops).toMatchObject([
    { workshopId: 'atelier-amal', openOrders: 1, grossMicrograms: '40000000', fine: '370000000000' },
  ])
  expect(sum((await clerk.get(before.workshops[0].list)).body.items, 'grossMicrograms')).toBe('40000000')

  await service.tell(
    'production',
    orderId,
    production.metalSentBack.write({
      ...{ returnId, orderId, ownerId: 'coop-tiznit', workshopId: 'atelier-amal', what: 'metal', material: 'silver' },
      ...{ lotId: null, residueLotId: null, handOverId: null, weighed: { value: '20', unit: 'g' }, pieces: null },
      ...{ grossMicrograms: 15_000_000, fine: '138750000000', foreignMicrograms: 0, reason: null },
      halfWidthMicrograms: 10_000,
    }),
  )
  await until(async () => (await count('SELECT 1 FROM incoming_return')) === 1)
  const { body } = await clerk.get('/dashboard')
  expect(body.workshops).toMatchObject([{ grossMicrograms: '25000000', fine: '231250000000' }])

  expect(body.stock).toMatchObject([{ material: 'silver', fineness: 9_250, lots: 3, usableMicrograms: '60000000' }])
  for (const line of body.stock) {
    const { items } = (await clerk.get(`${line.list}&limit=100`)).body
    expect(items).toHaveLength(line.lots)
    expect(sum(items, 'grossMicrograms')).toBe(line.grossMicrograms)
    expect(sum(items, 'fine')).toBe(line.fine)
  }
  for (const delivered of body.suppliers) {
    const { items } = (await clerk.get(`${delivered.list}&limit=100`)).body
    expect(items).toHaveLength(delivered.receipts)
    expect(sum(items, 'fine')).toBe(delivered.fine)
  }
  for (const { what, count: waiting, list } of body.waiting)
    expect((await clerk.get(list)).body.items, what).toHaveLength(waiting)
  expect(of<{ what: string; count: number }>(body.waiting, { what: 'lots-to-judge' })?.count).toBe(1)
  expect(of<{ what: string; count: number }>(body.waiting, { what: 'lots-quarantined' })?.count).toBe(1)
  expect(of<{ what: string; count: number }>(body.waiting, { what: 'papers-expired' })?.count).toBe(1)
  expect(of<{ what: string; count: number }>(body.waiting, { what: 'returns' })?.count).toBe(1)
})

it('an order that is closed keeps its residues with the workshop, and takes no more metal', async () => {
  const owner = await service.person('coop-closer', 'clerk')
  const lotId = await acceptedLot(owner, '100')
  const orderId = randomUUID()
  await service.tell('production', orderId, orderPlaced('coop-closer', orderId))
  await until(async () => (await count('SELECT 1 FROM known_order WHERE id = $1', [orderId])) === 1)
  await owner.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, weighed: { value: '40', unit: 'g' } })
  const none = { pieces: 0, micrograms: 0 }
  const residue = {
    residueLotId: randomUUID(),
    class: 'sprue',
    grossMicrograms: 3_000_000,
    fine: '27750000000',
    foreignMicrograms: 0,
  }
  await service.tell(
    'production',
    orderId,
    production.orderClosed.write({
      ...{ orderId, ownerId: 'coop-closer', workshopId: 'atelier-amal', kind: 'provisional', inputs: [], pieces: [] },
      ...{ residues: [residue], loss: { grossMicrograms: 0, fine: '0' }, allowanceFine: '0', lines: [] },
      ...{ sentBack: { grossMicrograms: 0, fine: '0' }, declaredLossMicrograms: 0 },
      ...{ allowanceRate: 300, missingSettledBy: null },
      ...{ missing: { grossMicrograms: 0, fine: '0' }, surplus: { grossMicrograms: 0, fine: '0' } },
      stones: { issued: none, set: none, returned: none, broken: none },
    }),
  )
  await until(
    async () => (await count(`SELECT 1 FROM known_order WHERE id = $1 AND status = 'closed'`, [orderId])) === 1,
  )
  expect((await owner.get('/dashboard')).body.workshops).toMatchObject([
    { openOrders: 0, grossMicrograms: '3000000', fine: '27750000000' },
  ])
  expect(await owner.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, last: true })).toMatchObject({
    status: 409,
    body: { code: 'order-is-over' },
  })
})

it('stock tells what is low: what may not be used does not count', async () => {
  const keeper = await service.person('coop-keeper', 'clerk')
  const lowOf = async (material: string) =>
    of<{ material: string; isLow: boolean }>((await keeper.get('/stock')).body.materials, { material })?.isLow
  await acceptedLot(keeper, '100')
  await keeper.post('/receipts', receiptBody(await registered(keeper)))
  const set = (material: string, body: object) => keeper.send('PUT', `/thresholds/${material}`, body)
  expect((await set('silver', { grossMicrograms: 100_000_000 })).status).toBe(200)
  expect(await lowOf('silver')).toBe(false)
  expect((await set('silver', { grossMicrograms: 100_000_001 })).status).toBe(200)
  expect(await lowOf('silver')).toBe(true)
  expect(await set('silver', { grossMicrograms: 100_000_001 })).toMatchObject({ status: 409 })
  expect((await set('stones', { grossMicrograms: 0, pieces: 10 })).status).toBe(200)
  expect(await lowOf('stones')).toBe(true)
  expect(await lowOf('copper')).toBeUndefined()
  expect((await keeper.get('/dashboard')).body.low).toEqual(['silver', 'stones'])
})
