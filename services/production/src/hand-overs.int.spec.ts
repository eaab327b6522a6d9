import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { grams, halfWidth, handedOver, placed, startProduction } from './test-production.ts'

const service = await startProduction()
const clerk = await service.person('coop-tiznit', 'clerk')
const lead = await service.person('atelier-amal', 'workshop')
const stranger = await service.person('atelier-anezi', 'workshop')

const accept = (handOverId: string, weighed: string) =>
  lead.post(`/hand-overs/${handOverId}/accept`, { weighed: grams(weighed), halfWidth })
const nothingInDispute = { disputeGrossMicrograms: 0, disputeFine: '0', excessMicrograms: 0 }

describe('worked example D over HTTP, what work:O is charged', async () => {
  const orderId = await placed(clerk)
  const lotId = randomUUID()
  const step = async (micrograms: number, received: string, last = false) =>
    accept(await handedOver(service, { orderId, lotId, micrograms, last }), received)

  it('steps 1, 2 and 4, to the last unit', async () => {
    expect(await step(100_020_000, '100.01')).toMatchObject({
      status: 200,
      body: {
        outcome: 'agreed',
        grossMicrograms: 100_010_000,
        fine: '925092500000',
        scaleGrossMicrograms: 10_000,
        scaleFine: '92500000',
        ...nothingInDispute,
      },
    })
    expect(await step(100_020_000, '99.87')).toMatchObject({
      status: 200,
      body: {
        outcome: 'disputed',
        grossMicrograms: 99_870_000,
        fine: '923797500000',
        scaleGrossMicrograms: 0,
        scaleFine: '0',
        disputeGrossMicrograms: 150_000,
        disputeFine: '1387500000',
        excessMicrograms: 0,
      },
    })
    expect(await step(100_030_000, '100.04', true)).toMatchObject({
      status: 200,
      body: {
        outcome: 'agreed',
        grossMicrograms: 100_040_000,
        fine: '925370000000',
        scaleGrossMicrograms: -10_000,
        scaleFine: '-92500000',
        ...nothingInDispute,
      },
    })
  })

  it('is on record with the order, and told to the others', async () => {
    const { body } = await clerk.get(`/orders/${orderId}`)
    expect(body.inputs.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['agreed', 'disputed', 'agreed'])
    const told = await until(() => {
      const events = service.published.filter(
        (event) => event.streamId === orderId && event.type === 'production.metal-accepted',
      )
      return events.length === 3 && events
    })
    expect(told.map(({ streamVersion, data }) => [streamVersion, (data as { fine: string }).fine])).toEqual([
      [2, '925092500000'],
      [3, '923797500000'],
      [4, '925370000000'],
    ])
  })
})

describe('a hand-over', () => {
  it('is pending until the workshop has weighed it, for both sides', async () => {
    const orderId = await placed(clerk)
    const handOverId = await handedOver(service, { orderId, micrograms: 5_000_000 })
    const idsOf = async (person: typeof lead, status: string) =>
      (await person.get(`/hand-overs?limit=100&status=${status}`)).body.items.map(
        (item: { handOverId: string }) => item.handOverId,
      )
    expect(await idsOf(lead, 'pending')).toContain(handOverId)
    expect(await idsOf(clerk, 'pending')).toContain(handOverId)
    expect(await idsOf(stranger, 'pending')).toEqual([])
    await accept(handOverId, '5')
    expect(await idsOf(lead, 'pending')).not.toContain(handOverId)
    expect(
      (await lead.get('/hand-overs?limit=100&status=accepted')).body.items.find(
        (item: { handOverId: string }) => item.handOverId === handOverId,
      ),
    ).toMatchObject({
      status: 'agreed',
      grossMicrograms: 5_000_000,
      fine: '46250000000',
    })
  })

  it('409: is accepted once, whatever arrives at once', async () => {
    const handOverId = await handedOver(service, { orderId: await placed(clerk), micrograms: 5_000_000 })
    const replies = await Promise.all(Array.from({ length: 4 }, () => accept(handOverId, '5')))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'hand-over-already-accepted' })
  })

  it('404: one that is unknown, or another workshop’s', async () => {
    const handOverId = await handedOver(service, { orderId: await placed(clerk), micrograms: 5_000_000 })
    const body = { weighed: grams('5'), halfWidth }
    expect(await lead.post(`/hand-overs/${randomUUID()}/accept`, body)).toMatchObject({ status: 404 })
    expect(await stranger.post(`/hand-overs/${handOverId}/accept`, body)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
    expect((await accept(handOverId, '5')).status).toBe(200)
  })

  it('more than was given is charged as given, and the excess is on record', async () => {
    const handOverId = await handedOver(service, { orderId: await placed(clerk), micrograms: 5_000_000 })
    expect((await accept(handOverId, '5.5')).body).toMatchObject({
      outcome: 'disputed',
      grossMicrograms: 5_000_000,
      excessMicrograms: 500_000,
    })
  })
})

describe('a hand-over for an order that is not known here', () => {
  const refuse = (handOverId: string) => lead.post(`/hand-overs/${handOverId}/refuse`, { reason: 'Pas d’ordre' })

  it('409: is not weighed in; it can be once the order is placed', async () => {
    const orderId = randomUUID()
    const handOverId = await handedOver(service, { orderId, micrograms: 5_000_000 })
    expect((await lead.get(`/hand-overs/${handOverId}`)).body).toMatchObject({ status: 'pending', orderStatus: null })
    await accept(handOverId, '5').then(({ status, body }) =>
      expect({ status, body }).toMatchObject({
        status: 409,
        body: { code: 'order-unknown', orderId, ownerId: 'coop-tiznit' },
      }),
    )
    await placed(clerk, { orderId })
    expect(await accept(handOverId, '5')).toMatchObject({ status: 200, body: { outcome: 'agreed' } })
  })

  it('409: another workshop’s order is as unknown', async () => {
    const orderId = await placed(clerk, { workshopId: 'atelier-anezi' })
    const handOverId = await handedOver(service, { orderId, micrograms: 5_000_000 })
    expect(await accept(handOverId, '5')).toMatchObject({ status: 409, body: { code: 'order-unknown' } })
    expect((await lead.get(`/hand-overs/${handOverId}`)).body.orderStatus).toBe(null)
    const waits = async () =>
      (await lead.get('/waits?limit=100')).body.items.filter((wait: { orderId: string }) => wait.orderId === orderId)
    expect(await waits()).toMatchObject([{ kind: 'hand-over', design: null }])
    expect((await refuse(handOverId)).status).toBe(200)
    expect(await waits()).toMatchObject([{ kind: 'return', design: null, forWhom: 'coop-tiznit' }])
    expect((await clerk.get(`/orders/${orderId}`)).body.returns).toEqual([])
  })

  it('goes back when it is refused, once, as it was given, and its owner is told', async () => {
    const orderId = randomUUID()
    const handOverId = await handedOver(service, { orderId, micrograms: 5_000_000 })
    const replies = await Promise.all(Array.from({ length: 6 }, () => refuse(handOverId)))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409])
    expect(replies.find(({ status }) => status === 409)?.body.code).toBe('hand-over-already-refused')
    const { body } = replies.find(({ status }) => status === 200) as (typeof replies)[number]
    expect(body).toMatchObject({
      orderId,
      handOverId,
      what: 'metal',
      grossMicrograms: 5_000_000,
      reason: 'Pas d’ordre',
    })
    const told = await until(() => service.published.find(({ streamId }) => streamId === handOverId))
    expect(told).toMatchObject({ type: 'production.metal-sent-back', data: { returnId: body.returnId, handOverId } })
    expect((await lead.get(`/hand-overs/${handOverId}`)).body.status).toBe('refused')
    expect((await clerk.get(`/returns?orderId=${orderId}`)).body.items).toMatchObject([{ returnId: body.returnId }])
    // Also when the order comes after all.
    await placed(clerk, { orderId })
    expect(await accept(handOverId, '5')).toMatchObject({ status: 409, body: { code: 'hand-over-already-refused' } })
  })

  it('is decided on once, whichever of the two is first', async () => {
    for (let round = 0; round < 6; round++) {
      const orderId = randomUUID()
      const handOverId = await handedOver(service, { orderId, micrograms: 5_000_000 })
      const [refused, , first] = await Promise.all([
        refuse(handOverId),
        placed(clerk, { orderId }),
        accept(handOverId, '5'),
      ])
      const second = await accept(handOverId, '5')
      expect([refused, first, second].filter(({ status }) => status === 200)).toHaveLength(1)
      const { rows } = await service.database.pool.query(
        `SELECT (SELECT count(*) FROM order_input WHERE id = $1)::int AS accepted,
           (SELECT count(*) FROM order_return WHERE hand_over_id = $1)::int AS refused`,
        [handOverId],
      )
      expect(rows[0]).toEqual(refused.status === 200 ? { accepted: 0, refused: 1 } : { accepted: 1, refused: 0 })
    }
  })
})
