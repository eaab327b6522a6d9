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
