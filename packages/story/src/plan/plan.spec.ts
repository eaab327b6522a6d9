import { expect, it } from 'vitest'
import { makePlan } from './plan.ts'

const sizeOf = (plan: ReturnType<typeof makePlan>) => {
  const orders = plan.lanes.flatMap((lane) => lane.orders)
  const pieces = orders.flatMap((order) => order.pieces)
  return {
    receipts: orders.flatMap((order) => order.receipts).length,
    pieces: pieces.length,
    sales: pieces.filter((piece) => piece.sale).length,
    returns: pieces.filter((piece) => piece.sale?.returned).length,
  }
}

it('tells the same story for the same seed, id by id', () => {
  expect(makePlan('souss')).toEqual(makePlan('souss'))
  expect(makePlan('souss')).not.toEqual(makePlan('draa'))
})

it('is a month of about 200 receipts, 1 000 pieces and 300 sales, with returns', () => {
  const size = sizeOf(makePlan('souss'))
  expect(size.receipts).toBe(200)
  expect(size.pieces).toBe(1_000)
  expect(size.sales).toBeGreaterThan(250)
  expect(size.sales).toBeLessThan(350)
  expect(size.returns).toBeGreaterThan(0)
})

it('gives every thing an id of its own', () => {
  const ids =
    JSON.stringify(makePlan('souss')).match(/"(receiptId|lotId|orderId|pieceId|itemId|saleId|handOverId)":"[^"]+"/g) ??
    []
  const things = ids.filter((id) => !id.startsWith('"lotId"') && !id.startsWith('"supplierId"'))
  expect(new Set(things).size).toBe(things.length)
})

it('never hands over more than a lot holds', () => {
  for (const order of makePlan('souss').lanes.flatMap((lane) => lane.orders))
    for (const { lotId, weighed } of order.handOvers) {
      const receipt = order.receipts.find((candidate) => candidate.lotId === lotId)
      expect(receipt).toBeDefined()
      if (weighed !== 'last' && receipt) expect(weighed).toBeLessThanOrEqual(receipt.weighed - receipt.tare)
    }
})
