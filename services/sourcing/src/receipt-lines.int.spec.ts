import { describe, expect, it } from 'vitest'
import { photographed, receiptBody, registered, startSourcing, stones } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')
const count = async (text: string, values: unknown[] = []): Promise<number> =>
  (await service.database.pool.query(text, values)).rowCount ?? 0
const silver = (differences: object = {}) => {
  const { supplierId: _, papers: __, ...line } = receiptBody('', differences)
  return line
}

describe('a receipt of several lines', () => {
  it('201: each becomes a lot, all committed together, and is shown whole', async () => {
    const supplierId = await registered(clerk)
    const { status, body } = await clerk.post('/receipts', {
      supplierId,
      lines: [silver({ place: 'Coffre 2' }), stones],
      photos: [await photographed(clerk)],
    })
    expect(status).toBe(201)
    expect(body.lines).toMatchObject([
      { lineNumber: 1, material: 'silver', place: 'Coffre 2', fine: '4625000000000' },
      { lineNumber: 2, material: 'stones', pieces: 30, grossMicrograms: 12_000_000, fine: '0' },
    ])
    expect(body.total).toEqual({ amountMinor: 640_000, currency: 'MAD' })
    expect((await clerk.get(`/receipts/${body.receiptId}`)).body).toEqual(body)
    const lots = (await clerk.get(`/lots?receiptId=${body.receiptId}`)).body.items
    expect(lots.map(({ material }: { material: string }) => material).sort()).toEqual(['silver', 'stones'])
    expect((await clerk.get(`/receipts?supplierId=${supplierId}&material=stones`)).body.items).toEqual([body])
  })

  it('422: one bad line refuses all, and says which', async () => {
    const supplierId = await registered(clerk)
    const reply = await clerk.post('/receipts', { supplierId, lines: [silver(), { ...stones, pieces: null }] })
    expect(reply).toMatchObject({ status: 422, body: { code: 'pieces-needed', lineNumber: 2 } })
    expect(await count('SELECT 1 FROM lot WHERE supplier_id = $1', [supplierId])).toBe(0)
  })

  it('takes price and day of payment from the terms, also when another replica set them', async () => {
    const supplierId = await registered(clerk)
    const body = { ...receiptBody(supplierId), price: null }
    expect(await clerk.post('/receipts', body)).toMatchObject({ status: 422, body: { code: 'price-unknown' } })
    const rate = { amountMinor: 1_150, currency: 'MAD' }
    const materials = [{ material: 'silver', per: 'fine-gram', rate, premiumBasisPoints: -150 }]
    expect((await clerk.send('PUT', `/suppliers/${supplierId}/terms`, { paymentDays: 30, materials })).status).toBe(200)
    const priced = () => clerk.post('/receipts', body, { happenedAt: '2026-10-01T08:00:00.000Z' })
    expect(await priced()).toMatchObject({
      status: 201,
      body: { price: { amountMinor: 523_897, currency: 'MAD' }, paymentDueOn: '2026-10-31' },
    })
    // As another replica would: this one remembers the older terms, and must not use them.
    await service.database.pool.query(
      `UPDATE supplier SET version = version + 1, terms = jsonb_set(terms, '{paymentDays}', '60') WHERE id = $1`,
      [supplierId],
    )
    expect((await priced()).body.paymentDueOn).toBe('2026-11-30')
  })
})
