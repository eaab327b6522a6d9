import { randomUUID } from 'node:crypto'
import { sourcing } from '@fibula/contracts'
import { testService } from '@fibula/service-kit/testing'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { traceability } from './service.ts'
import { at9250, grams, tellOnePiece } from './test-worked.ts'

const service = await testService(traceability, new URL('../prisma/migrations/', import.meta.url))
const clerk = await service.person('coop-test', 'clerk')
const inspector = await service.person('programme-office', 'inspector')
const stranger = await service.person('coop-taroudant', 'clerk')

/** Worked example E: a receipt of 505.20 g that was 500.00 g; 400.00 g go to an order, whose piece is sold. */
const exampleE = () =>
  tellOnePiece(service, { received: 505_200_000, given: 400_000_000, piece: 95_000_000, sprue: 303_000_000 })

const holdings = async (kind: string, id: string): Promise<[number, string][]> =>
  (await inspector.get(`/ledger/positions?kind=${kind}&id=${id}`).expectStatus(200)).body.items.map(
    ({ grossMicrograms, content }: { grossMicrograms: number; content: { Ag: string } }) => [
      grossMicrograms,
      content.Ag,
    ],
  )

const factOf = async (streamId: string, kind: string): Promise<string> =>
  (await clerk.get(`/ledger/facts?streamId=${streamId}`).expectStatus(200)).body.items.find(
    (fact: { kind: string }) => fact.kind === kind,
  ).factId

const weighs = (factId: string, grossMicrograms: number) => ({
  factId,
  reason: 'incorrect-data',
  replacement: { grossMicrograms },
})

describe('worked example E', () => {
  it('a receipt is corrected after its count: supplier, count and lot change, nothing else does', async () => {
    const { lot, supplier, order, piece } = await exampleE()
    const countId = randomUUID()
    await service.tell(
      'sourcing',
      lot,
      sourcing.lotCounted.write({
        ...{ countId, lotId: lot, ownerId: 'coop-test', possessorId: 'coop-test', material: 'silver' },
        ...{ weighed: grams(100_000_000), halfWidthMicrograms: 10_000, ...at9250(100_000_000), pieces: null },
        ...{ differenceMicrograms: -5_200_000, differenceFine: '-48100000000', differencePieces: 0, note: null },
      }),
    )
    await until(async () => (await holdings('count', countId)).length > 0, { what: 'the count' })
    expect(await holdings('count', countId)).toEqual([[5_200_000, '48100000000']])

    const body = { note: 'tare', facts: [weighs(await factOf(lot, 'received'), 500_000_000)] }
    const preview = await clerk.post('/corrections/preview', body).expectStatus(200)
    expect(await holdings('count', countId)).toEqual([[5_200_000, '48100000000']])
    const { body: done } = await clerk.post('/corrections', body).expectStatus(201)
    expect(done.changes).toEqual(preview.body.changes)
    const change = (kind: string) =>
      done.changes.balances.find((one: never) => (one as { account: { kind: string } }).account.kind === kind)
    expect(change('supplier')).toMatchObject({
      account: { id: supplier },
      before: { grossMicrograms: -505_200_000, content: { Ag: '-4673100000000' } },
      after: { grossMicrograms: -500_000_000, content: { Ag: '-4625000000000' } },
    })
    expect(change('count')).toMatchObject({ after: { grossMicrograms: 0, content: { Ag: '0' } } })
    expect(done.changes.balances).toHaveLength(2)
    expect(done.changes.payments).toEqual([
      expect.objectContaining({
        to: supplier,
        kind: 'supplier',
        grossMicrograms: 5_200_000,
        content: { Ag: '48100000000' },
      }),
    ])
    expect(await holdings('stock', lot)).toEqual([[100_000_000, '925000000000']])
    expect(await holdings('count', countId)).toEqual([])
    expect(await holdings('customer', piece)).toEqual([[95_000_000, '878750000000']])
    expect(await holdings('loss', order)).toEqual([[2_000_000, '18500000000']])

    await until(() => service.published.length > 0, { what: 'the event' })
    const event = service.published.find(({ streamId }) => streamId === done.correctionId)
    expect(event?.data).toMatchObject({
      ...{ correctionId: done.correctionId, note: 'tare' },
      movements: [expect.anything(), expect.anything()],
    })
  })

  it('399.00 g alone is refused: the lot would hold 1 g less than nothing', async () => {
    const { lot } = await exampleE()
    const body = { facts: [weighs(await factOf(lot, 'received'), 399_000_000)] }
    for (const path of ['/corrections/preview', '/corrections'])
      await clerk.post(path, body).expectProblem('account-below-nothing', {
        account: { owner: 'coop-test', possessor: 'coop-test', kind: 'stock', id: lot },
        missingMicrograms: 1_000_000,
      })
    expect(await holdings('stock', lot)).toEqual([[105_200_000, '973100000000']])
  })

  it('399.00 g, and 398.90 g handed over, is one set that fits', async () => {
    const { lot, order } = await exampleE()
    const facts = [weighs(await factOf(lot, 'received'), 399_000_000), weighs(await factOf(lot, 'given'), 398_900_000)]
    const { body } = await clerk.post('/corrections', { facts }).expectStatus(201)
    expect(await holdings('stock', lot)).toEqual([[100_000, '925000000']])
    expect(await holdings('loss', order)).toEqual([[900_000, '8325000000']])
    expect(body.changes.allowances).toEqual([
      expect.objectContaining({
        orderId: order,
        before: expect.objectContaining({ lossFine: '18500000000' }),
        after: expect.objectContaining({ lossFine: '8325000000' }),
      }),
    ])
  })

  it('399.00 g, and 397.90 g handed over, is refused: the order would put out 100 000 µg more than went in', async () => {
    const { lot, order } = await exampleE()
    const facts = [weighs(await factOf(lot, 'received'), 399_000_000), weighs(await factOf(lot, 'given'), 397_900_000)]
    await clerk
      .post('/corrections', { facts })
      .expectProblem('more-out-than-in', { orderId: order, surplusMicrograms: 100_000 })
    expect(await holdings('loss', order)).toEqual([[2_000_000, '18500000000']])
  })
})

it('equals a rebuild from the log, corrections included', async () => {
  const { lot } = await exampleE()
  await clerk.post('/corrections', { facts: [weighs(await factOf(lot, 'received'), 501_000_000)] }).expectStatus(201)
  const all = async () => JSON.stringify((await inspector.get('/ledger/positions?limit=100')).body.items)
  const before = await all()
  expect((await fetch(`${service.url}/internal/rebuild`, { method: 'POST' })).status).toBe(202)
  await until(async () => (await all()) === before, { what: 'the rebuilt ledger' })
  expect(await holdings('stock', lot)).toEqual([[101_000_000, '934250000000']])
})

it('a correction is corrected by another one of the same fact; the latest counts', async () => {
  const { lot, supplier } = await exampleE()
  const received = await factOf(lot, 'received')
  await clerk.post('/corrections', { facts: [weighs(received, 500_000_000)] }).expectStatus(201)
  const finer = { factId: received, reason: 'incorrect-data', replacement: { fineness: 9_000 } }
  await clerk.post('/corrections', { facts: [finer] }).expectStatus(201)
  expect(await holdings('supplier', supplier)).toEqual([[-500_000_000, '-4500000000000']])
  await clerk.post('/corrections', { facts: [weighs(received, 505_200_000)] }).expectStatus(201)
  expect(await holdings('supplier', supplier)).toEqual([[-505_200_000, '-4546800000000']])
  expect((await clerk.get(`/ledger/facts?factId=${received}`)).body.items[0].correctedBy).toHaveLength(3)
})

it('of two at once both are kept, or one is told to look again; the same key has one effect', async () => {
  const { lot, supplier } = await exampleE()
  const received = await factOf(lot, 'received')
  const key = randomUUID()
  const replies = await Promise.all([
    clerk.post('/corrections', { facts: [weighs(received, 504_000_000)] }, { key }),
    clerk.post('/corrections', { facts: [weighs(received, 504_000_000)] }, { key }),
    clerk.post('/corrections', { facts: [weighs(received, 503_000_000)] }),
  ])
  expect(replies.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(replies[0]?.body.correctionId).toBe(replies[1]?.body.correctionId)
  const [[gross] = []] = await holdings('supplier', supplier)
  expect([-504_000_000, -503_000_000]).toContain(gross)
  expect((await clerk.get(`/ledger/facts?factId=${received}`)).body.items[0].correctedBy).toHaveLength(2)
})

describe('refuses', () => {
  it('what is no correction', async () => {
    const { lot, order } = await exampleE()
    const received = await factOf(lot, 'received')
    const closed = await factOf(order, 'order-closed')
    const of = (fact: object) => clerk.post('/corrections', { facts: [fact] })
    await of(weighs(randomUUID(), 1)).expectProblem('fact-unknown')
    await of(weighs(received, 505_200_000)).expectProblem('nothing-corrected')
    await of({ factId: received, reason: 'incorrect-data', replacement: {} }).expectProblem('nothing-corrected')
    await of({ factId: received, reason: 'incorrect-data', replacement: { uncertainty: 5 } }).expectProblem(
      'quantity-not-of-fact',
      { quantity: 'uncertainty' },
    )
    await of(weighs(closed, 1)).expectProblem('quantity-not-of-fact')
    await clerk
      .post('/corrections', { facts: [weighs(received, 1), weighs(received, 2)] })
      .expectProblem('fact-named-twice')
    await of({ factId: received, reason: 'did-not-occur' }).expectProblem('fact-left-alone')
  })

  it('somebody else’s fact, and shows it to nobody else', async () => {
    const { lot } = await exampleE()
    const received = await factOf(lot, 'received')
    await stranger
      .post('/corrections', { facts: [weighs(received, 1)] })
      .expectProblem('fact-of-another', { organisationId: 'coop-test' })
    expect((await stranger.get(`/ledger/facts?factId=${received}`)).body.items).toEqual([])
    const { body } = await clerk.post('/corrections', { facts: [weighs(received, 501_000_000)] }).expectStatus(201)
    await stranger.get(`/corrections/${body.correctionId}`).expectStatus(404)
    await inspector.get(`/corrections/${body.correctionId}`).expectStatus(200)
    expect((await clerk.get('/corrections?limit=1')).body.items).toHaveLength(1)
  })
})
