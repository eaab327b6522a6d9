import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { receiptBody, registered, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')
const stranger = await service.person('coop-taroudant', 'clerk')

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
      ['hand-overs', { orderId: randomUUID(), last: true, halfWidth: { value: '0.01', unit: 'g' } }],
    ] as const)
      expect(await stranger.post(`/lots/${lotId}/${path}`, body)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      })
    expect((await clerk.get(`/lots/${lotId}`)).headers.get('etag')).toBe('"1"')
  })
})
