import { describeHostileInput } from '@fibula/testing'
import { publishedPiece, startSales } from './test-sales.ts'

await describeHostileInput('sales', async () => {
  const service = await startSales()
  const seller = await service.person('shop-agadir', 'seller')
  const [sold, kept, free] = [
    await publishedPiece(service),
    await publishedPiece(service),
    await publishedPiece(service),
  ]
  const { saleId } = (await seller.post('/sales', { pieceId: sold.pieceId })).body
  const { reservationId } = (await seller.post('/reservations', { pieceId: kept.pieceId, minutes: 10_080 })).body
  return {
    url: service.url,
    pool: service.database.pool,
    identity: service.identity,
    insider: 'shop-agadir',
    outsider: 'shop-essaouira',
    things: { saleId, reservationId },
    bodies: {
      'POST /reservations': { pieceId: free.pieceId, minutes: 60 },
      'POST /sales': { pieceId: free.pieceId },
    },
    queries: { status: 'sold' },
  }
})
