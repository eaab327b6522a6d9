import { expect, it } from 'vitest'
import { finished, publishedPiece, startSales, today } from './test-sales.ts'

const service = await startSales()
const seller = await service.person('shop-agadir', 'seller')

it('the dashboard: each figure is exactly as long as the list behind it', async () => {
  const pieces = await Promise.all(Array.from({ length: 6 }, () => publishedPiece(service)))
  const [sold, kept, lent] = pieces.map(({ pieceId }) => pieceId)
  await finished(service, lent!)
  await seller.post('/sales', { pieceId: sold })
  await seller.post('/reservations', { pieceId: kept, minutes: 60 })
  await seller.post('/reservations', { pieceId: kept, minutes: 60, queue: true })
  await seller.post('/consignments', { pieceId: lent })
  const { body } = await seller.get('/dashboard')
  expect(body).toMatchObject({
    today,
    soldToday: { count: 1 },
    reserved: { count: 1 },
    waiting: { count: 1 },
    consigned: { count: 1 },
    available: { count: 4 },
    takings: { lastClosedOn: null, totals: [{ kind: 'cash', expectedMinor: 145_000 }] },
  })
  for (const figure of ['available', 'soldToday', 'reserved', 'waiting', 'consigned'])
    expect((await seller.get(`${body[figure].list}&limit=100`)).body.items).toHaveLength(body[figure].count)
  const paid = (await seller.get(body.takings.list)).body.items as { amount: { amountMinor: number } }[]
  expect(paid.map(({ amount }) => amount.amountMinor)).toEqual([145_000])
})

it('a piece is found by its serial number or a word of its title, whatever signs are typed', async () => {
  const { pieceId } = await publishedPiece(service)
  await finished(service, pieceId, 'TZ_42%')
  const found = async (search: string) =>
    (
      (await seller.get(`/offers?limit=100&search=${encodeURIComponent(search)}`)).body.items as { pieceId: string }[]
    ).map((offer) => offer.pieceId)
  expect(await found('tz_42%')).toEqual([pieceId])
  expect(await found('TZx42')).toEqual([])
  expect(await found('fibule')).toContain(pieceId)
})

it('every list is saved as a table with headings in three languages', async () => {
  const { pieceId } = await publishedPiece(service)
  await seller.post('/sales', { pieceId })
  for (const list of ['offers', 'sales', 'reservations', 'consignments', 'price-lists', 'closings', 'payments']) {
    const headings = new Set<string>()
    for (const lang of ['fr', 'ar', 'en']) {
      const { status, headers, body } = await seller.get(`/${list}?format=csv&lang=${lang}`)
      expect({ list, status }).toEqual({ list, status: 200 })
      expect(headers.get('content-disposition')).toContain(`sales-${list}-`)
      headings.add((body as string).split('\n', 1)[0] ?? '')
    }
    expect(headings.size).toBe(3)
  }
  const table = (await seller.get('/sales?format=csv&lang=fr')).body as string
  expect(table).toContain('Reçu')
  expect(table).toContain('1450.00')
})
