import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptedLot, orderPlaced, receiptBody, registered, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')
const stranger = await service.person('coop-taroudant', 'clerk')
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

describe('a receipt', () => {
  it('201: becomes a lot, and both are shown as they were recorded', async () => {
    const supplierId = await registered(clerk)
    const { status, body, headers } = await clerk.post('/receipts', receiptBody(supplierId), {
      happenedAt: '2026-10-01T08:00:00.000Z',
    })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/sourcing/receipts/${body.receiptId}`)
    expect(body).toMatchObject({
      grossMicrograms: 500_000_000,
      fine: '4625000000000',
      happenedAt: '2026-10-01T08:00:00.000Z',
    })
    expect((await clerk.get(`/receipts/${body.receiptId}`)).body).toEqual(body)
    const lot = await clerk.get(`/lots/${body.lotId}`)
    expect(lot.headers.get('etag')).toBe('"1"')
    expect(lot.body).toMatchObject({
      status: 'received',
      supplierId,
      receiptId: body.receiptId,
      grossMicrograms: 500_000_000,
      basis: 'declared',
      held: false,
    })
    expect(await until(() => service.published.find((event) => event.streamId === body.lotId))).toMatchObject({
      type: 'sourcing.material-received',
      happenedAt: '2026-10-01T08:00:00.000Z',
      organisationId: 'coop-tiznit',
      data: { ownerId: 'coop-tiznit', grossMicrograms: 500_000_000, fine: '4625000000000' },
    })
  })

  it('the same key twice: one lot, the same answer', async () => {
    const supplierId = await registered(clerk)
    const key = randomUUID()
    const send = () => clerk.post('/receipts', receiptBody(supplierId), { key })
    const [one, other, ...more] = await Promise.all(Array.from({ length: 6 }, send))
    expect(one?.status).toBe(201)
    for (const reply of [other, ...more]) expect(reply).toMatchObject({ status: 201, body: one?.body })
    const { rows } = await service.database.pool.query('SELECT count(*)::int AS n FROM lot WHERE supplier_id = $1', [
      supplierId,
    ])
    expect(rows[0].n).toBe(1)
    expect(await clerk.post('/receipts', receiptBody(supplierId, { declaredFineness: 9_000 }), { key })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    })
  })

  it('409: a receipt or lot id that is taken, told once and for all', async () => {
    const supplierId = await registered(clerk)
    const { receiptId, lotId } = (await clerk.post('/receipts', receiptBody(supplierId))).body
    for (const taken of [{ receiptId }, { lotId }, { receiptId, lotId }])
      expect(await clerk.post('/receipts', receiptBody(supplierId, taken))).toMatchObject({
        status: 409,
        body: { code: 'receipt-exists' },
      })
    expect(typesOf(lotId)).toEqual(['sourcing.material-received'])
  })

  it('409: an id that a stream of another kind has', async () => {
    const supplierId = await registered(clerk)
    expect(await clerk.post('/receipts', receiptBody(supplierId, { lotId: supplierId }))).toMatchObject({
      status: 409,
      body: { code: 'receipt-exists' },
    })
    const { lotId } = (await clerk.post('/receipts', receiptBody(supplierId))).body
    expect(await clerk.post('/suppliers', { supplierId: lotId, kind: 'mine', name: 'Imiter' })).toMatchObject({
      status: 409,
      body: { code: 'supplier-exists' },
    })
  })

  it('422: no metal beside the vessel', async () =>
    expect(
      await clerk.post('/receipts', receiptBody(await registered(clerk), { weighed: { value: '5.2', unit: 'g' } })),
    ).toMatchObject({
      status: 422,
      body: { code: 'nothing-received', weighedMicrograms: 5_200_000, tareMicrograms: 5_200_000 },
    }))

  it('422: more than can be kept exactly, whatever its fineness', async () => {
    const supplierId = await registered(clerk)
    for (const value of ['922337.203685478', '9007199'])
      expect(
        await clerk.post(
          '/receipts',
          receiptBody(supplierId, {
            weighed: { value, unit: 'kg' },
            tare: { value: '0', unit: 'g' },
            declaredFineness: 0,
          }),
        ),
      ).toMatchObject({
        status: 422,
        body: { code: 'too-much-metal', largestMicrograms: 922_337_203_685_477 },
      })
    expect(
      await clerk.post('/receipts', receiptBody(supplierId, { weighed: { value: '9007200', unit: 'kg' } })),
    ).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    })
  })

  it('422: a supplier that is unknown, or another organisation’s', async () => {
    expect(await clerk.post('/receipts', receiptBody(randomUUID()))).toMatchObject({
      status: 422,
      body: { code: 'supplier-unknown' },
    })
    const theirs = await registered(stranger)
    expect(await clerk.post('/receipts', receiptBody(theirs))).toMatchObject({
      status: 422,
      body: { code: 'supplier-unknown' },
    })
  })

  it('a supplier registered after a refusal is known at once', async () => {
    const supplierId = randomUUID()
    expect((await clerk.post('/receipts', receiptBody(supplierId))).status).toBe(422)
    await clerk.post('/suppliers', { supplierId, kind: 'mine', name: 'Imiter' })
    expect((await clerk.post('/receipts', receiptBody(supplierId))).status).toBe(201)
  })

  it('404: is not shown to another organisation, nor is its lot', async () => {
    const { receiptId, lotId } = (await clerk.post('/receipts', receiptBody(await registered(clerk)))).body
    for (const path of [`/receipts/${receiptId}`, `/lots/${lotId}`]) expect((await stranger.get(path)).status).toBe(404)
    for (const [path, body] of [
      ['assays', { method: 'xrf', measuredFineness: 9_000, uncertainty: 5 }],
      ['accept', undefined],
      ['reject', { reason: 'other' }],
      ['hand-overs', { orderId: strangersOrder, last: true, halfWidth }],
    ] as const)
      expect(await stranger.post(`/lots/${lotId}/${path}`, body)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      })
    expect((await clerk.get(`/lots/${lotId}`)).headers.get('etag')).toBe('"1"')
  })
})

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

it('an order that is heard of twice is one order', async () => {
  const twice = randomUUID()
  await service.tell('production', twice, orderPlaced('coop-tiznit', twice))
  await until(
    async () => (await service.database.pool.query('SELECT 1 FROM known_order WHERE id = $1', [twice])).rowCount === 1,
  )
})
