import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptedLot, orderPlaced, receiptBody, registered, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')
const orderId = randomUUID()
const strangersOrder = randomUUID()
const halfWidth = { value: '0.01', unit: 'g' }

beforeAll(async () => {
  await service.tell('production', orderId, orderPlaced('coop-tiznit', orderId))
  await service.tell('production', strangersOrder, orderPlaced('coop-taroudant', strangersOrder))
  await until(async () => (await service.database.pool.query('SELECT 1 FROM known_order')).rowCount === 2)
})

const typesOf = (streamId: string) =>
  service.published.filter((event) => event.streamId === streamId).map((event) => event.type)

describe('a lot', () => {
  it('is assayed, accepted, and listed by its status', async () => {
    const reader = await service.person('coop-lists', 'clerk')
    const lots = await Promise.all(
      [1, 2].map(async () => (await reader.post('/receipts', receiptBody(await registered(reader)))).body.lotId),
    )
    const [first, second] = lots as [string, string]
    const assay = await reader.post(`/lots/${first}/assays`, {
      method: 'titration',
      measuredFineness: 9_104,
      uncertainty: 5,
    })
    expect(assay).toMatchObject({
      status: 201,
      body: { effect: 'revalued', grossMicrograms: 500_000_000, fine: '4552000000000' },
    })
    expect(await reader.post(`/lots/${first}/accept`)).toMatchObject({
      status: 200,
      body: { status: 'accepted', fine: '4552000000000' },
    })
    expect(await reader.post(`/lots/${second}/reject`, { reason: 'papers-missing' })).toMatchObject({
      status: 200,
      body: { status: 'rejected' },
    })
    expect(await reader.post(`/lots/${second}/accept`)).toMatchObject({
      status: 409,
      body: { code: 'lot-already-judged', status: 409 },
    })
    expect((await reader.get('/lots?status=accepted')).body).toMatchObject({
      items: [{ lotId: first, basis: 'titration' }],
      next: null,
    })
    expect((await reader.get('/lots?status=received')).body.items).toEqual([])
    expect((await reader.get('/lots')).body.items).toHaveLength(2)
    expect((await reader.get(`/lots/${first}`)).body.assays).toMatchObject([
      { assayId: assay.body.assayId, effect: 'revalued' },
    ])
  })

  it('412: a decision on an older version', async () => {
    const lotId = await acceptedLot(clerk, '10')
    expect(
      await clerk.post(
        `/lots/${lotId}/assays`,
        { method: 'xrf', measuredFineness: 9_250, uncertainty: 5 },
        { ifMatch: '"1"' },
      ),
    ).toMatchObject({
      status: 412,
      body: { code: 'stale-version', version: 2 },
    })
  })
})

describe('a hand-over', () => {
  it('worked example D over HTTP, what leaves stock:L', async () => {
    const lotId = await acceptedLot(clerk, '300')
    const handOver = (body: object) => clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, ...body })
    const step = { grossMicrograms: 100_020_000, fine: '925185000000', receiverId: 'atelier-amal', orderId }
    const weighed = { value: '100.02', unit: 'g' }
    expect(await handOver({ weighed })).toMatchObject({
      status: 201,
      body: { ...step, remainingGrossMicrograms: 199_980_000 },
    })
    expect(await handOver({ weighed })).toMatchObject({
      status: 201,
      body: { ...step, remainingGrossMicrograms: 99_960_000, remainingFine: '924630000000' },
    })
    expect(await handOver({ weighed })).toMatchObject({
      status: 409,
      body: { code: 'not-enough-metal', availableMicrograms: 99_960_000, missingMicrograms: 60_000 },
    })
    expect(await handOver({ last: true })).toMatchObject({
      status: 201,
      body: { grossMicrograms: 99_960_000, fine: '924630000000', remainingGrossMicrograms: 0, remainingFine: '0' },
    })
    expect(await handOver({ last: true })).toMatchObject({ status: 422, body: { code: 'nothing-handed-over' } })
    const { body } = await clerk.get(`/lots/${lotId}`)
    expect(body).toMatchObject({ grossMicrograms: 0, fine: '0', receivedMicrograms: 300_000_000 })
    expect(body.handOvers).toHaveLength(3)
    const { items } = (await clerk.get(`/ledger/entries?accountId=${lotId}&sort=oldest`)).body
    const lines = items.map((line: { kind: string; grossMicrograms: number; content: { Ag: string } }) => [
      line.kind,
      line.grossMicrograms,
      line.content.Ag,
    ])
    expect(lines).toEqual([
      ['stock', 300_000_000, '2775000000000'],
      ['stock', -100_020_000, '-925185000000'],
      ['stock', -100_020_000, '-925185000000'],
      ['stock', -99_960_000, '-924630000000'],
    ])
    expect((await clerk.get(`/ledger/balances?accountId=${lotId}`)).body.items).toEqual([])
  })

  it('the last take of 100.03 g leaves at its book value', async () => {
    const lotId = await acceptedLot(clerk, '100.03')
    expect(await clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, last: true })).toMatchObject({
      status: 201,
      body: { grossMicrograms: 100_030_000, fine: '925277500000' },
    })
  })

  it('409: an order that nobody placed, and another owner’s order', async () => {
    const lotId = await acceptedLot(clerk, '10')
    for (const unknown of [randomUUID(), strangersOrder])
      expect(await clerk.post(`/lots/${lotId}/hand-overs`, { orderId: unknown, halfWidth, last: true })).toMatchObject({
        status: 409,
        body: { code: 'order-unknown', orderId: unknown },
      })
  })

  it('409: an id that is taken', async () => {
    const lotId = await acceptedLot(clerk, '10')
    const body = { handOverId: randomUUID(), orderId, halfWidth, weighed: { value: '1', unit: 'g' } }
    expect((await clerk.post(`/lots/${lotId}/hand-overs`, body)).status).toBe(201)
    expect(await clerk.post(`/lots/${lotId}/hand-overs`, body)).toMatchObject({
      status: 409,
      body: { code: 'hand-over-exists' },
    })
  })

  it('many at once never take more than there is', async () => {
    const lotId = await acceptedLot(clerk, '10')
    const weighed = { value: '3', unit: 'g' }
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, weighed })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409])
    expect((await clerk.get(`/lots/${lotId}`)).body).toMatchObject({ grossMicrograms: 1_000_000, fine: '9250000000' })
  })

  it('409: a lot that a later assay disagrees with is held', async () => {
    const lotId = await acceptedLot(clerk, '10')
    await clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, weighed: { value: '4', unit: 'g' } })
    expect(
      await clerk.post(`/lots/${lotId}/assays`, { method: 'titration', measuredFineness: 9_104, uncertainty: 5 }),
    ).toMatchObject({
      status: 201,
      body: { effect: 'unreconciled', fine: '55500000000' },
    })
    expect((await clerk.get(`/lots/${lotId}`)).body).toMatchObject({ held: true, grossMicrograms: 6_000_000 })
    expect(await clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, last: true })).toMatchObject({
      status: 409,
      body: { code: 'lot-held' },
    })
    await until(() => typesOf(lotId).length === 4)
    expect(typesOf(lotId)).toEqual([
      'sourcing.material-received',
      'sourcing.lot-accepted',
      'sourcing.metal-handed-over',
      'sourcing.lot-assayed',
    ])
  })
})

it('an order that is heard of twice is one order, and stops nothing', async () => {
  const twice = randomUUID()
  await service.tell('production', twice, orderPlaced('coop-tiznit', twice), orderPlaced('coop-tiznit', twice))
  const count = async (sql: string): Promise<number> => (await service.database.pool.query(sql, [twice])).rowCount ?? 0
  await until(
    async () => (await count('SELECT 1 FROM fibula.stream_progress WHERE stream_id = $1 AND version = 2')) === 1,
  )
  expect(await count('SELECT 1 FROM known_order WHERE id = $1')).toBe(1)
  expect(await count('SELECT 1 FROM fibula.parked WHERE stream_id = $1')).toBe(0)
})
