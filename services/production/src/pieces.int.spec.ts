import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { accepted, grams, orderWithMetal, placed, startProduction } from './test-production.ts'

const service = await startProduction()
const clerk = await service.person('coop-tiznit', 'clerk')
const lead = await service.person('atelier-amal', 'workshop')

const finish = (orderId: string, value: string, more: object = {}) =>
  lead.post(`/orders/${orderId}/pieces`, { serial: randomUUID(), weighed: grams(value), title: 9_250, ...more })
const whole = async (orderId: string) => (await clerk.get(`/orders/${orderId}`)).body
const told = (orderId: string, type: string) =>
  until(() => service.published.find((event) => event.streamId === orderId && event.type === `production.${type}`))

describe('stones', () => {
  it('are weighed in, set, broken and sent back; an order with stones missing is not closed, and says which', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 20_000_000)
    await accepted(service, lead, { orderId, micrograms: 2_900_000, material: 'stones', pieces: 12 })
    const made = await finish(orderId, '22.5', { stonePieces: 10 })
    expect(made).toMatchObject({
      status: 201,
      body: { grossMicrograms: 22_500_000, stones: { pieces: 10, micrograms: 2_416_667 }, netMicrograms: 20_083_333 },
    })
    expect(await finish(orderId, '1', { stonePieces: 3 })).toMatchObject({
      status: 409,
      body: { code: 'not-enough-stones', availablePieces: 2 },
    })
    const close = () => lead.post(`/orders/${orderId}/close`, {})
    expect(await close()).toMatchObject({
      status: 409,
      body: { code: 'stones-missing', missingPieces: 2, missingMicrograms: 483_333 },
    })
    const lost = await lead.post(`/orders/${orderId}/losses`, { what: 'stones', pieces: 1, reason: 'cracked' })
    expect(lost).toMatchObject({ status: 201, body: { what: 'stones', pieces: 1 } })
    const back = await lead.post(`/orders/${orderId}/returns`, { what: 'stones', pieces: 1 })
    expect(back).toMatchObject({ status: 201, body: { what: 'stones', material: 'stones', pieces: 1, fine: '0' } })
    // A little more metal than was handed over was weighed: it is there once it is handed over too.
    await accepted(service, lead, { orderId, micrograms: 100_000 })
    expect(await close()).toMatchObject({ status: 200, body: { status: 'closed' } })
    expect((await told(orderId, 'order-closed')).data).toMatchObject({
      stones: {
        issued: { pieces: 12, micrograms: 2_900_000 },
        set: { pieces: 10, micrograms: 2_416_667 },
        returned: { pieces: 1 },
        broken: { pieces: 1 },
      },
    })
  })
})

describe('a batch', () => {
  it('is twelve pieces with an average; one that is weighed is a piece of its own, before closing and after', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 12_000_000)
    const { pieceId } = (await finish(orderId, '12', { quantity: 12 })).body
    const split = (value: string) =>
      lead.post(`/orders/${orderId}/pieces/${pieceId}/split`, { serial: randomUUID(), weighed: grams(value) })
    expect(await split('1.1')).toMatchObject({
      status: 201,
      body: { piece: { grossMicrograms: 1_100_000, fine: null }, rest: { quantity: 11, grossMicrograms: 10_900_000 } },
    })
    expect((await lead.post(`/orders/${orderId}/close`, {})).body).toMatchObject({ status: 'closed' })
    expect(await split('0.9')).toMatchObject({
      status: 201,
      body: { piece: { fine: '8325000000' }, rest: { quantity: 10, grossMicrograms: 10_000_000, fine: '92500000000' } },
    })
    expect((await whole(orderId)).pieces).toMatchObject([
      { pieceId, quantity: 10, averageMicrograms: 1_000_000, batchId: null },
      { quantity: 1, averageMicrograms: null, batchId: pieceId },
      { quantity: 1, grossMicrograms: 900_000, batchId: pieceId },
    ])
    expect((await clerk.get(`/pieces?orderId=${orderId}`)).body.items).toMatchObject([
      { pieceId, quantity: 10, grossMicrograms: 10_000_000, status: 'finished' },
      { quantity: 1 },
      { quantity: 1 },
    ])
  })
})

describe('the guarantee office', () => {
  it('marks one piece and refuses another, which becomes scrap of the order', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 20_000_000)
    const marked = (await finish(orderId, '10')).body.pieceId
    const refused = (await finish(orderId, '9.9')).body.pieceId
    const answer = (pieceId: string, body: object) => lead.post(`/orders/${orderId}/pieces/${pieceId}/hallmark`, body)
    expect((await answer(marked, { outcome: 'marked', mark: 'ram', on: '2026-10-04' })).status).toBe(200)
    expect(await answer(marked, { outcome: 'refused', reason: 'late' })).toMatchObject({
      body: { code: 'already-hallmarked' },
    })
    expect(await answer(refused, { outcome: 'refused' })).toMatchObject({
      status: 422,
      body: { code: 'reason-missing' },
    })
    const { body } = await answer(refused, { outcome: 'refused', reason: '870 ‰' })
    expect(body).toMatchObject({ outcome: 'refused', residueLotId: expect.any(String) })
    expect(await whole(orderId)).toMatchObject({
      pieces: [
        { pieceId: marked, hallmark: 'marked', status: 'finished' },
        { pieceId: refused, hallmark: 'refused', status: 'scrapped' },
      ],
      residues: [{ residueLotId: body.residueLotId, class: 'scrap', grossMicrograms: 9_900_000 }],
    })
    expect((await lead.post(`/orders/${orderId}/close`, {})).body).toMatchObject({
      status: 'closed',
      closing: { pieces: [{ pieceId: marked }], residues: [{ residueLotId: body.residueLotId }] },
    })
    expect((await told(orderId, 'piece-scrapped')).data).toMatchObject({ pieceId: refused, grossMicrograms: 9_900_000 })
    const ready = (await lead.get('/pieces?status=finished&hallmark=marked')).body.items
    expect(ready).toMatchObject([{ pieceId: marked }])
  })
})

describe('rework and scrap', () => {
  it('a piece on the bench keeps its order from closing; it comes back with a new weight', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 10_000_000)
    const { pieceId } = (await finish(orderId, '10')).body
    const rework = (body: object) => lead.post(`/orders/${orderId}/pieces/${pieceId}/rework`, body)
    expect((await rework({ reason: 'loose clasp' })).body).toMatchObject({ status: 'in-rework' })
    expect(await lead.post(`/orders/${orderId}/close`, {})).toMatchObject({
      status: 409,
      body: { code: 'piece-in-rework', pieceIds: [pieceId] },
    })
    expect((await rework({ reason: 'loose clasp', weighed: grams('9.9') })).body).toMatchObject({
      status: 'finished',
      grossMicrograms: 9_900_000,
    })
    expect((await lead.post(`/orders/${orderId}/close`, {})).body).toMatchObject({
      status: 'closed',
      closing: { loss: { grossMicrograms: 100_000 } },
    })
  })

  it('404: of another workshop’s order; 422: of no such piece', async () => {
    const stranger = await service.person('atelier-anezi', 'workshop')
    const orderId = await placed(clerk)
    const scrap = { reason: 'cracked' }
    const path = `/orders/${orderId}/pieces/${randomUUID()}/scrap`
    expect(await stranger.post(path, scrap)).toMatchObject({ status: 404 })
    expect(await lead.post(path, scrap)).toMatchObject({ status: 422, body: { code: 'no-such-piece' } })
  })
})
