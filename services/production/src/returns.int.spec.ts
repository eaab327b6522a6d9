import { randomUUID } from 'node:crypto'
import { sourcing } from '@fibula/contracts'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { accepted, grams, halfWidth, handedOver, orderWithMetal, placed, startProduction } from './test-production.ts'

const service = await startProduction()
const clerk = await service.person('coop-tiznit', 'clerk')
const lead = await service.person('atelier-amal', 'workshop')
const stranger = await service.person('atelier-anezi', 'workshop')

const whole = async (orderId: string) => (await clerk.get(`/orders/${orderId}`)).body
const back = (orderId: string, body: object) => lead.post(`/orders/${orderId}/returns`, body)

/** Its owner weighed in what was sent back, once this service has heard of it. */
const takenBack = async (returnId: string, orderId: string) => {
  const lotId = randomUUID()
  const fact = sourcing.metalTakenBack.write({
    ...{ returnId, lotId, orderId, ownerId: 'coop-tiznit', workshopId: 'atelier-amal', residueLotId: null },
    ...{ material: 'silver', class: 'metal', place: null, weighed: grams('50'), weighedMicrograms: 50_000_000 },
    ...{ halfWidthMicrograms: 10_000, outcome: 'agreed', grossMicrograms: 50_000_000, fine: '462500000000' },
    ...{ pieces: null, sentPieces: null, scaleGrossMicrograms: 0, scaleFine: '0', disputeGrossMicrograms: 0 },
    ...{ disputeFine: '0', excessMicrograms: 0, status: 'accepted', originClass: 'recycled', custodyModel: 'none' },
    ...{ claimedMicrograms: 0, photos: [] },
  } as const)
  await service.tell('sourcing', lotId, { ...fact })
  await until(async () => (await lead.get(`/returns?orderId=${orderId}&status=received`)).body.items.length > 0)
}

describe('sending back before closing', () => {
  it('worked example W with 50 g too much: they go back, and it closes as W does', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 550_000_000)
    const sent = await back(orderId, { what: 'metal', weighed: grams('50'), halfWidth })
    expect(sent).toMatchObject({
      status: 201,
      body: { what: 'metal', material: 'silver', grossMicrograms: 50_000_000, fine: '462500000000' },
    })
    await lead.post(`/orders/${orderId}/pieces`, { serial: randomUUID(), weighed: grams('430'), title: 9_250 })
    await lead.post(`/orders/${orderId}/residues`, { class: 'sprue', weighed: grams('55') })
    const filings = (await lead.post(`/orders/${orderId}/residues`, { class: 'filings', weighed: grams('8.5') })).body
    expect((await whole(orderId)).balance).toMatchObject({
      accepted: { grossMicrograms: 550_000_000 },
      sentBack: { grossMicrograms: 50_000_000 },
      charged: { grossMicrograms: 500_000_000, fine: '4625000000000' },
      piecesMicrograms: 430_000_000,
      residuesMicrograms: 63_500_000,
      restMicrograms: 6_500_000,
      allowanceMicrograms: 12_900_000,
    })
    expect((await lead.post(`/orders/${orderId}/close`, {})).body).toMatchObject({
      status: 'closed',
      closing: {
        kind: 'provisional',
        loss: { grossMicrograms: 7_832_433, fine: '72450000000' },
        sentBack: { grossMicrograms: 50_000_000, fine: '462500000000' },
      },
    })
    expect(await back(orderId, { what: 'residue', residueLotId: filings.residueLotId })).toMatchObject({
      status: 409,
      body: { code: 'order-closed' },
    })
    const { returnId } = sent.body
    expect((await clerk.get(`/returns?orderId=${orderId}`)).body.items).toMatchObject([{ returnId, receivedAt: null }])
    await takenBack(returnId, orderId)
    expect((await clerk.get(`/returns?orderId=${orderId}&status=pending`)).body.items).toEqual([])
    expect((await lead.get('/waits?kind=return')).body.items).not.toContainEqual(expect.objectContaining({ returnId }))
  })

  it('a residue that went back is gone from the order, and cannot go back twice', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 10_000_000)
    const { residueLotId } = (await lead.post(`/orders/${orderId}/residues`, { class: 'sprue', weighed: grams('4') }))
      .body
    expect(await back(orderId, { what: 'residue', residueLotId })).toMatchObject({
      status: 201,
      body: { what: 'sprue', residueLotId, fine: '37000000000' },
    })
    expect(await back(orderId, { what: 'residue', residueLotId })).toMatchObject({ body: { code: 'no-such-residue' } })
    expect(await whole(orderId)).toMatchObject({
      residues: [{ residueLotId, sentBack: true }],
      balance: { charged: { grossMicrograms: 6_000_000 }, residuesMicrograms: 0 },
    })
  })
})

describe('a cancelled order', () => {
  it('gives everything back, takes nothing more, and what is on its way can be refused', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 10_000_000)
    await accepted(service, lead, { orderId, micrograms: 900_000, material: 'stones', pieces: 3 })
    const onItsWay = await handedOver(service, { orderId, micrograms: 1_000_000 })
    const cancel = () => clerk.post(`/orders/${orderId}/cancel`, { reason: 'the customer withdrew' })
    expect(await stranger.post(`/orders/${orderId}/cancel`, { reason: 'x' })).toMatchObject({ status: 404 })
    expect(await cancel()).toMatchObject({
      status: 200,
      body: {
        status: 'cancelled',
        returns: [
          { what: 'metal', grossMicrograms: 10_000_000, fine: '92500000000' },
          { what: 'stones', pieces: 3, grossMicrograms: 900_000 },
        ],
      },
    })
    expect(await cancel()).toMatchObject({ status: 409, body: { code: 'order-cancelled' } })
    expect(await whole(orderId)).toMatchObject({
      status: 'cancelled',
      cancelledBecause: 'the customer withdrew',
      balance: { charged: { grossMicrograms: 0, fine: '0' }, stones: { loose: { pieces: 0 } } },
    })
    const accept = { weighed: grams('1'), halfWidth }
    expect(await lead.post(`/hand-overs/${onItsWay}/accept`, accept)).toMatchObject({
      body: { code: 'order-cancelled' },
    })
    expect((await lead.get(`/hand-overs?status=pending&orderId=${orderId}`)).body.items).toMatchObject([
      { handOverId: onItsWay, orderStatus: 'cancelled' },
    ])
    expect(await lead.post(`/hand-overs/${onItsWay}/refuse`, { reason: 'cancelled' })).toMatchObject({
      status: 200,
      body: { what: 'metal', handOverId: onItsWay, grossMicrograms: 1_000_000, fine: '9250000000' },
    })
    expect(await lead.post(`/hand-overs/${onItsWay}/refuse`, { reason: 'again' })).toMatchObject({
      body: { code: 'hand-over-already-refused' },
    })
    expect((await clerk.get(`/hand-overs?orderId=${orderId}&status=refused`)).body.items).toHaveLength(1)
    const types = await until(() => {
      const events = service.published.filter((event) => event.streamId === orderId).map(({ type }) => type)
      return events.length >= 7 && events
    })
    expect(types.slice(-4)).toEqual([
      'production.metal-sent-back',
      'production.metal-sent-back',
      'production.order-cancelled',
      'production.metal-sent-back',
    ])
  })

  it('409: an order with finished pieces is not cancelled', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 10_000_000)
    const piece = { serial: randomUUID(), weighed: grams('9'), title: 9_250 }
    const { pieceId } = (await lead.post(`/orders/${orderId}/pieces`, piece)).body
    const cancel = () => lead.post(`/orders/${orderId}/cancel`, { reason: 'no gas' })
    expect(await cancel()).toMatchObject({ status: 409, body: { code: 'pieces-finished', pieceIds: [pieceId] } })
    expect((await lead.post(`/orders/${orderId}/pieces/${pieceId}/scrap`, { reason: 'no gas' })).status).toBe(200)
    expect(await cancel()).toMatchObject({
      status: 200,
      body: {
        returns: [
          { what: 'scrap', grossMicrograms: 9_000_000 },
          { what: 'metal', grossMicrograms: 1_000_000 },
        ],
      },
    })
  })
})

it('a hand-over is either accepted or refused, whatever arrives at once', async () => {
  const orderId = await placed(clerk)
  const handOverId = await handedOver(service, { orderId, micrograms: 1_000_000 })
  const replies = await Promise.all([
    lead.post(`/hand-overs/${handOverId}/accept`, { weighed: grams('1'), halfWidth }),
    lead.post(`/hand-overs/${handOverId}/refuse`, { reason: 'not ours' }),
    lead.post(`/hand-overs/${handOverId}/accept`, { weighed: grams('1'), halfWidth }),
  ])
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
})

describe('a declared loss', () => {
  it('is on record with its step, and judged when the order closes', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 10_000_000)
    const lossId = randomUUID()
    const lose = () =>
      lead.post(`/orders/${orderId}/losses`, {
        ...{ what: 'metal', lossId, weighed: grams('0.1'), reason: 'spilt', stepIndex: 0 },
      })
    expect((await lose()).status).toBe(201)
    expect(await lose()).toMatchObject({ status: 409, body: { code: 'loss-exists' } })
    expect(await whole(orderId)).toMatchObject({
      losses: [{ lossId, reason: 'spilt', stepIndex: 0 }],
      balance: { declaredLossMicrograms: 100_000 },
    })
    await lead.post(`/orders/${orderId}/pieces`, { serial: randomUUID(), weighed: grams('9.9'), title: 9_250 })
    expect((await lead.post(`/orders/${orderId}/close`, {})).body).toMatchObject({
      closing: { declaredLossMicrograms: 100_000, loss: { grossMicrograms: 100_000 } },
    })
  })
})
