import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { price, publishedPiece, startSales } from './test-sales.ts'

const service = await startSales()
const seller = await service.person('shop-agadir', 'seller')
/** All of a list, two at a time. */
const walk = async <Item>(path: string): Promise<Item[]> => {
  const all: Item[] = []
  let cursor = ''
  do {
    const { body } = await seller.get(`${path}?limit=2${cursor}`).expectStatus(200)
    all.push(...body.items)
    cursor = body.next === null ? '' : `&cursor=${body.next}`
  } while (cursor !== '')
  return all
}

it('sales are listed by their receipts, the latest first, whatever ids a phone gave them', async () => {
  for (let count = 0; count < 5; count++) {
    const { pieceId } = await publishedPiece(service)
    await seller.post('/sales', { pieceId, saleId: randomUUID() }).expectStatus(201)
  }
  const numbers = (await walk<{ receipt: { number: number } }>('/sales')).map(({ receipt }) => receipt.number)
  expect(numbers).toEqual([5, 4, 3, 2, 1])
  // A cursor of another shop leads nowhere.
  const other = await service.person('shop-essaouira', 'seller')
  const { body } = await seller.get('/sales?limit=2')
  expect((await other.get(`/sales?cursor=${body.next}`).expectStatus(200)).body.items).toEqual([])
})

it('closed days are listed the latest first', async () => {
  const days = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05']
  const other = await service.person('shop-tiznit', 'seller')
  for (const on of days)
    await other
      .post('/closings', { on, closingId: randomUUID(), counted: [{ ...price, amountMinor: 0 }] })
      .expectStatus(201)
  const first = (await other.get('/closings?limit=3').expectStatus(200)).body
  const rest = (await other.get(`/closings?limit=3&cursor=${first.next}`).expectStatus(200)).body
  expect([...first.items, ...rest.items].map(({ on }: { on: string }) => on)).toEqual([...days].reverse())
})
