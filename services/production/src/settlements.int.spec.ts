import { until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { grams, orderWithMetal, startProduction } from './test-production.ts'

const service = await startProduction()
const clerk = await service.person('coop-tiznit', 'clerk')
const lead = await service.person('atelier-amal', 'workshop')
const close = (orderId: string) => lead.post(`/orders/${orderId}/close`)
const piece = (orderId: string, weight: string) =>
  lead.post(`/orders/${orderId}/pieces`, { serial: `S-${orderId}`, weighed: grams(weight), title: 9_250 })
const sums = async (orderId: string) =>
  Object.fromEntries(
    (
      await service.database.pool.query<{ account: string; ag: string }>(
        `SELECT owner || ' ' || kind AS account, sum(ag)::text AS ag FROM fibula.entry
         WHERE account_id = $1 OR kind = 'claim' GROUP BY 1`,
        [orderId],
      )
    ).rows.map(({ account, ag }) => [account, ag]),
  )

it('missing metal that both sides say is to be paid closes the order; the workshop owes the fine metal of it', async () => {
  const orderId = await orderWithMetal(service, clerk, lead, 100_000_000)
  await piece(orderId, '90')
  const sign = (who: typeof clerk, by: string) => who.post(`/orders/${orderId}/imbalance/sign`, { by, reason: 'vu' })
  expect(await sign(clerk, 'pay')).toMatchObject({ status: 409, body: { code: 'nothing-to-settle' } })
  expect((await close(orderId)).body.status).toBe('held-open')
  expect(await sign(lead, 'pay')).toMatchObject({ status: 200, body: { signedBy: 'workshop', isSettled: false } })
  expect(await sign(lead, 'pay')).toMatchObject({ status: 409, body: { code: 'signed-already', waitsFor: 'owner' } })
  expect((await close(orderId)).body.status).toBe('held-open')
  // What did not close asks for both signatures again.
  await sign(lead, 'pay')
  expect(await sign(clerk, 'pay')).toMatchObject({ status: 200, body: { signedBy: 'owner', isSettled: true } })
  expect((await clerk.get(`/orders/${orderId}`)).body.signatures).toHaveLength(2)
  const closed = await close(orderId)
  expect(closed.body).toMatchObject({
    status: 'closed',
    closing: { missing: { grossMicrograms: 7_300_000, fine: '67525000000' }, missingSettledBy: 'pay' },
  })
  expect(await sums(orderId)).toMatchObject({
    'coop-tiznit loss': '24975000000',
    'atelier-amal loss': '67525000000',
    'coop-tiznit claim': '67525000000',
    'atelier-amal claim': '-67525000000',
  })
  const told = await until(() =>
    service.published.find((event) => event.streamId === orderId && event.type === 'production.order-closed'),
  )
  expect(told.data).toMatchObject({ missingSettledBy: 'pay', allowanceRate: 300 })
})

it('another organisation signs nothing', async () => {
  const orderId = await orderWithMetal(service, clerk, lead, 10_000_000)
  const other = await service.person('atelier-anezi', 'workshop')
  expect((await other.post(`/orders/${orderId}/imbalance/sign`, { by: 'waived', reason: 'vu' })).status).toBe(404)
})

it('an order is judged by the allowance of its owner on the day on which it closes', async () => {
  const set = (from: string, rate: number) =>
    clerk.send('PUT', `/allowances/handcrafted/${from}`, { rate, source: 'Assemblée' })
  expect(await set('2020-01-01', 50)).toMatchObject({ status: 200, body: { technique: 'handcrafted', rate: 50 } })
  expect(await set('2020-01-01', 50)).toMatchObject({ status: 409, body: { code: 'allowance-is-that-already' } })
  await set('2999-01-01', 10_000)
  const orderId = await orderWithMetal(service, clerk, lead, 100_000_000)
  await piece(orderId, '99')
  expect((await clerk.get(`/orders/${orderId}`)).body.balance).toMatchObject({ allowanceFine: '4578750000' })
  expect((await close(orderId)).body).toMatchObject({ status: 'held-open', allowanceFine: '4578750000' })
  await set('2020-01-02', 200)
  expect((await close(orderId)).body).toMatchObject({ status: 'closed', closing: { allowanceRate: 200 } })
  expect((await clerk.get('/allowances?limit=2')).body.items.map(({ from }: { from: string }) => from)).toEqual([
    '2999-01-01',
    '2020-01-02',
  ])
  const other = await service.person('coop-taroudant', 'clerk')
  expect((await other.get('/allowances')).body.items).toEqual([])
})
