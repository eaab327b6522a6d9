import { describeHostileInput } from '@fibula/testing'
import { finished, publishedPiece, startSales, today } from './test-sales.ts'

await describeHostileInput('sales', async () => {
  const service = await startSales()
  const seller = await service.person('shop-agadir', 'seller')
  const pieces = await Promise.all(Array.from({ length: 6 }, () => publishedPiece(service)))
  const [sold, kept, free, lent, other, invoiced] = pieces.map(({ pieceId }) => pieceId)
  for (const pieceId of [lent!, other!]) await finished(service, pieceId)
  const made = async (path: string, body: object) => {
    const reply = await seller.post(path, body)
    if (reply.status !== 201) throw new Error(`POST ${path}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const { saleId } = await made('/sales', { pieceId: sold, buyer: { name: 'Zohra', wantsInvoice: true } })
  const { reservationId } = await made('/reservations', { pieceId: kept, minutes: 10_080 })
  const { consignmentId } = await made('/consignments', { pieceId: lent })
  const list = {
    name: 'Hiver',
    validFrom: '2026-12-01',
    prices: [{ pieceId: free, price: { amountMinor: 1, currency: 'MAD' } }],
  }
  const { priceListId } = await made('/price-lists', list)
  await seller.send('PUT', '/shop', {
    ...{ name: 'Bijoux', address: null, phone: null, taxNumber: null, country: 'MA', returnDays: 14 },
  })
  const payment = { kind: 'cash', amount: { amountMinor: 145_000, currency: 'MAD' }, givenMinor: 150_000 }
  return {
    url: service.url,
    pool: service.database.pool,
    identity: service.identity,
    insider: 'shop-agadir',
    outsider: 'shop-essaouira',
    things: { saleId, reservationId, consignmentId, priceListId, pieceId: free! },
    shared: ['GET /offers/{pieceId}'],
    bodies: {
      'POST /reservations': { pieceId: free, minutes: 60, queue: true },
      'POST /sales': { pieceId: invoiced, payments: [payment], buyer: { name: 'Zohra', wantsInvoice: true } },
      'POST /sales/{saleId}/return': { weighed: { value: '40.9', unit: 'g' }, reason: 'Clasp' },
      'POST /sales/{saleId}/exchange': { pieceId: free, weighed: { value: '40.9', unit: 'g' } },
      'POST /consignments': { pieceId: other },
      'POST /price-lists': list,
      'PUT /price-lists/{priceListId}': list,
      'POST /closings': { on: today, counted: [{ amountMinor: 145_000, currency: 'MAD' }] },
    },
    queries: {
      status: 'sold',
      state: 'open',
      from: today,
      until: today,
      returned: 'true',
      on: today,
      kind: 'cash',
      here: 'true',
      search: 'AT',
    },
  }
})
