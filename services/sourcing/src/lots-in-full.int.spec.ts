import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptedLot, orderPlaced, registered, startSourcing, stones } from './test-sourcing.ts'

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

describe('lots', () => {
  it('are split and merged: shares are exact, sources are empty, custody follows, and the ways are shown', async () => {
    const first = await acceptedLot(clerk, '300')
    const second = await acceptedLot(clerk, '100')
    const split = await clerk.post(`/lots/${first}/split`, {
      parts: [{ weighed: grams('100.5') }, { weighed: grams('50') }],
    })
    expect(split).toMatchObject({
      status: 201,
      body: { parts: [{ fine: '929625000000' }, { fine: '462500000000' }], remainingFine: '1382875000000' },
    })
    const [part] = split.body.parts
    expect((await clerk.get(`/lots/${part.lotId}`)).body).toMatchObject({
      status: 'accepted',
      basis: 'declared',
      cameFrom: [{ lotId: first, cause: 'split' }],
    })
    const merged = await clerk.post('/lots/merge', { lotIds: [part.lotId, second], place: 'Coffre 1' })
    expect(merged).toMatchObject({
      status: 201,
      body: {
        fine: '1854625000000',
        custodyModel: 'segregated',
        originClass: 'recycled',
        claimedMicrograms: 200_500_000,
      },
    })
    expect((await clerk.get(`/lots/${second}`)).body).toMatchObject({
      grossMicrograms: 0,
      wentInto: [{ lotId: merged.body.lotId, cause: 'merge' }],
    })
    expect((await clerk.get(`/lots/${merged.body.lotId}`)).body).toMatchObject({
      basis: 'computed',
      supplierId: null,
      finenesses: { declared: null, computed: 9_250, assayed: null },
      place: 'Coffre 1',
    })
    expect(await typesOf(second, 3)).toContain('sourcing.lot-emptied')
    expect(await typesOf(merged.body.lotId, 1)).toEqual(['sourcing.lots-merged'])
    expect(await clerk.post('/lots/merge', { lotIds: [first, second] })).toMatchObject({
      status: 409,
      body: { code: 'lot-empty', lotId: second },
    })
    const stranger = await service.person('coop-other', 'clerk')
    expect(await stranger.post('/lots/merge', { lotIds: [first, merged.body.lotId] })).toMatchObject({
      status: 409,
      body: { code: 'lot-unknown' },
    })
  })

  it('one lot is merged once, however many ask at once', async () => {
    const [a, b, c] = (await Promise.all(['10', '20', '30'].map((one) => acceptedLot(clerk, one)))) as [
      string,
      string,
      string,
    ]
    const replies = await Promise.all(
      [
        [a, b],
        [b, a],
        [a, c],
        [c, b],
      ].map((lotIds) => clerk.post('/lots/merge', { lotIds })),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    const { rows } = await service.database.pool.query(
      'SELECT sum(gross_micrograms)::text AS gross FROM lot WHERE id = ANY($1) OR id = $2',
      [[a, b, c], replies.find(({ status }) => status === 201)?.body.lotId],
    )
    expect(rows[0].gross).toBe('60000000')
  })

  it('move, are quarantined, rejected and sent back; a fire assay uses its sample up', async () => {
    const lotId = await acceptedLot(clerk, '100')
    expect((await clerk.post(`/lots/${lotId}/move`, { place: 'Vitrine' })).body.place).toBe('Vitrine')
    expect(await clerk.post(`/lots/${lotId}/move`, { place: 'Vitrine' })).toMatchObject({ status: 409 })
    const assay = await clerk.post(`/lots/${lotId}/assays`, {
      method: 'fire-assay',
      measuredFineness: 9_000,
      uncertainty: 5,
      sample: { weighed: grams('1'), returned: grams('0.9') },
    })
    expect(assay.body).toMatchObject({ effect: 'revalued', grossMicrograms: 99_900_000, fine: '900000000000' })
    await clerk.post(`/lots/${lotId}/quarantine`, { reason: 'fineness-doubted' })
    expect(await clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, last: true })).toMatchObject({
      status: 409,
      body: { code: 'lot-quarantined' },
    })
    expect((await clerk.post(`/lots/${lotId}/reject`, { reason: 'fineness-too-low' })).body.status).toBe('rejected')
    expect((await clerk.post(`/lots/${lotId}/send-back`)).body).toMatchObject({
      status: 'sent-back',
      grossMicrograms: 0,
    })
    expect((await clerk.get(`/lots/${lotId}`)).body).toMatchObject({
      status: 'sent-back',
      finenesses: { declared: 9_250, assayed: { method: 'fire-assay', fineness: 9_000 } },
      assays: [{ sample: { fine: '9000000000', returnedFine: '9000000000' } }],
    })
  })

  it('of stones are handed over by pieces and carats', async () => {
    const supplierId = await registered(clerk)
    const { lotId } = (await clerk.post('/receipts', { supplierId, ...stones })).body
    await clerk.post(`/lots/${lotId}/accept`)
    const give = (body: object) => clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, ...body })
    const weighed = { value: '20', unit: 'ct' }
    expect(await give({ weighed })).toMatchObject({ status: 422, body: { code: 'pieces-needed' } })
    expect(await give({ weighed, pieces: 31 })).toMatchObject({ status: 422, body: { code: 'pieces-do-not-fit' } })
    expect(await give({ weighed, pieces: 10 })).toMatchObject({
      status: 201,
      body: { grossMicrograms: 4_000_000, pieces: 10, remainingPieces: 20 },
    })
    expect(await give({ last: true })).toMatchObject({ status: 201, body: { pieces: 20, remainingPieces: 0 } })
  })

  it('are listed by what they are, the heaviest first, page by page, and saved as a table', async () => {
    const reader = await service.person('coop-lister', 'clerk')
    for (const one of ['10', '30', '20', '30']) await acceptedLot(reader, one)
    const seen: number[] = []
    let next: string | null = ''
    while (next !== null) {
      const path: string = `/lots?sort=heaviest&usable=true&fineness=9250&limit=2${next === '' ? '' : `&cursor=${next}`}`
      const { body } = await reader.get(path)
      seen.push(...body.items.map((lot: { grossMicrograms: number }) => lot.grossMicrograms / 1e6))
      next = body.next
    }
    expect(seen).toEqual([30, 30, 20, 10])
    for (const list of ['lots', 'receipts', 'suppliers', 'papers', 'hand-overs', 'returns', 'stock']) {
      const reply = await reader.get(`/${list}?format=csv&lang=fr`)
      expect(reply.status, list).toBe(200)
      expect(reply.headers.get('content-type'), list).toContain('text/csv')
    }
  })
})
