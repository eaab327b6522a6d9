import { randomUUID } from 'node:crypto'
import { production } from '@fibula/contracts'
import { until } from '@fibula/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptedLot, orderPlaced, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')
const orderId = randomUUID()
const halfWidth = { value: '0.01', unit: 'g' }
const grams = (value: string) => ({ value, unit: 'g' })
const count = async (text: string, values: unknown[] = []): Promise<number> =>
  (await service.database.pool.query(text, values)).rowCount ?? 0

beforeAll(async () => {
  await service.tell('production', orderId, orderPlaced('coop-tiznit', orderId))
  await until(async () => (await count('SELECT 1 FROM known_order')) === 1)
})

const typesOf = async (streamId: string, length: number) => {
  const of = () => service.published.filter((event) => event.streamId === streamId)
  await until(() => of().length === length)
  return of().map((event) => event.type)
}

describe('what a workshop sends back', () => {
  const sent = (returnId: string, differences: object = {}) =>
    production.metalSentBack.write({
      ...{ returnId, orderId, ownerId: 'coop-tiznit', workshopId: 'atelier-amal', what: 'metal', material: 'silver' },
      ...{ lotId: null, residueLotId: null, handOverId: null, weighed: { value: '20', unit: 'g' }, pieces: null },
      ...{ grossMicrograms: 20_000_000, fine: '185000000000', foreignMicrograms: 0, reason: null },
      halfWidthMicrograms: 10_000,
      ...differences,
    } as never)
  const heard = async (returnId: string, differences: object = {}) => {
    await service.tell('production', orderId, sent(returnId, differences))
    await until(async () => (await count('SELECT 1 FROM incoming_return WHERE id = $1', [returnId])) === 1)
  }
  const accept = (returnId: string, value: string, more: object = {}) =>
    clerk.post(`/returns/${returnId}/accept`, { weighed: grams(value), halfWidth, ...more })

  it('waits, is weighed in, and is a lot again with the custody of what was given', async () => {
    const lotId = await acceptedLot(clerk, '50')
    await clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, last: true })
    const returnId = randomUUID()
    await heard(returnId)
    expect((await clerk.get('/returns?status=waiting')).body.items).toMatchObject([{ returnId, taken: null }])
    const taken = await accept(returnId, '20.01', { place: 'Coffre 3' })
    expect(taken).toMatchObject({
      status: 201,
      body: { outcome: 'agreed', grossMicrograms: 20_010_000, scaleGrossMicrograms: -10_000 },
    })
    expect((await clerk.get(`/lots/${taken.body.lotId}`)).body).toMatchObject({
      status: 'accepted',
      basis: 'computed',
      fineness: 9_250,
      originClass: 'recycled',
      custodyModel: 'segregated',
      place: 'Coffre 3',
    })
    expect(await accept(returnId, '20')).toMatchObject({ status: 409, body: { code: 'return-already-taken' } })
    expect((await clerk.get(`/returns/${returnId}`)).body).toMatchObject({
      status: 'taken',
      taken: { outcome: 'agreed' },
    })
    expect(await typesOf(taken.body.lotId, 1)).toEqual(['sourcing.metal-taken-back'])
  })

  it('and differs by more than scales explain is taken as weighed, the rest in dispute, and judged before it is used', async () => {
    const returnId = randomUUID()
    await heard(returnId)
    const taken = await accept(returnId, '19.5')
    expect(taken.body).toMatchObject({
      outcome: 'disputed',
      grossMicrograms: 19_500_000,
      disputeGrossMicrograms: 500_000,
      disputeFine: '4625000000',
    })
    expect((await clerk.get(`/lots/${taken.body.lotId}`)).body.status).toBe('received')
  })

  it('and weighs more than was sent is a lot of what was sent, the excess on record; the lot that it came from is untouched', async () => {
    const lotId = await acceptedLot(clerk, '50')
    const returnId = randomUUID()
    await heard(returnId, { lotId })
    const taken = await accept(returnId, '20.5')
    expect(taken).toMatchObject({
      status: 201,
      body: { outcome: 'disputed', grossMicrograms: 20_000_000, excessMicrograms: 500_000 },
    })
    expect(taken.body.lotId).not.toBe(lotId)
    expect((await clerk.get(`/lots/${taken.body.lotId}`)).body).toMatchObject({ grossMicrograms: 20_000_000 })
    expect((await clerk.get(`/lots/${lotId}`)).body).toMatchObject({ grossMicrograms: 50_000_000 })
  })

  it('as filings is no metal to use at once; twice at once it is one lot', async () => {
    const returnId = randomUUID()
    await heard(returnId, { what: 'filings', residueLotId: randomUUID(), fine: '150000000000' })
    const replies = await Promise.all(Array.from({ length: 4 }, () => accept(returnId, '20')))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    const lotId = replies.find(({ status }) => status === 201)?.body.lotId
    expect((await clerk.get(`/lots/${lotId}`)).body).toMatchObject({ status: 'received', residueClass: 'filings' })
  })

  it('as a hand-over that was refused keeps the custody of its lot, and both are shown with the reason', async () => {
    const lotId = await acceptedLot(clerk, '50')
    const other = await acceptedLot(clerk, '50', { originClass: 'unknown', custodyModel: 'none' })
    await clerk.post(`/lots/${other}/hand-overs`, { orderId, halfWidth, last: true })
    const { handOverId } = (await clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, last: true })).body
    const returnId = randomUUID()
    await heard(returnId, { lotId, handOverId, weighed: null, reason: 'Pas d’ordre ici' })
    const refused = { returnId, reason: 'Pas d’ordre ici' }
    expect((await clerk.get('/hand-overs?refused=true')).body.items).toMatchObject([{ handOverId, refused }])
    const others = (await clerk.get('/hand-overs?refused=false')).body.items
    expect(others.map((each: { lotId: string }) => each.lotId)).toContain(other)
    expect((await clerk.get(`/lots/${lotId}`)).body.handOvers).toMatchObject([{ handOverId, refused }])
    expect((await clerk.get(`/returns/${returnId}`)).body).toMatchObject({ handOverId, reason: 'Pas d’ordre ici' })
    const taken = await accept(returnId, '20')
    expect((await clerk.get(`/lots/${taken.body.lotId}`)).body).toMatchObject({
      originClass: 'recycled',
      custodyModel: 'segregated',
      claimedMicrograms: 20_000_000,
    })
  })

  it('404: is nobody else’s', async () => {
    const returnId = randomUUID()
    await heard(returnId)
    const stranger = await service.person('coop-other', 'clerk')
    expect((await stranger.get(`/returns/${returnId}`)).status).toBe(404)
    const body = { weighed: grams('20'), halfWidth }
    expect((await stranger.post(`/returns/${returnId}/accept`, body)).status).toBe(404)
  })
})
