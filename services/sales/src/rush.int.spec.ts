import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { price, publishedPiece, startTwoSales, weighed } from './test-sales.ts'

const service = await startTwoSales()
const { pool } = service.database
const shop = await service.sellerOf('shop-agadir')
const pieces = async (count: number): Promise<string[]> =>
  (await Promise.all(Array.from({ length: count }, () => publishedPiece(service)))).map(({ pieceId }) => pieceId)
/** One request to one of the instances, never sent again. */
const once = (line: number, path: string, body: object) => shop[line % 2]!.post(path, body, { key: randomUUID() })

it('sixty sales of one shop at once wait for each other: none is refused, and receipts count without a gap', async () => {
  const replies = await Promise.all((await pieces(60)).map((pieceId, line) => once(line, '/sales', { pieceId })))
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201))
  const numbers = replies.map(({ body }) => body.receipt.number as number).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, at) => at + 1))
}, 60_000)

it('sales, returns and a closing at once wait for each other, and the closing counts what it saw', async () => {
  const before = await pieces(10)
  const sold = await Promise.all(before.map((pieceId, line) => once(line, '/sales', { pieceId })))
  const replies = await Promise.all([
    ...(await pieces(30)).map((pieceId, line) => once(line, '/sales', { pieceId })),
    ...sold.map(({ body }, line) => once(line, `/sales/${body.saleId}/return`, weighed)),
    once(0, '/closings', { counted: [{ ...price, amountMinor: 0 }] }),
  ])
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201))
  const { rows } = await pool.query(
    `SELECT count(*)::int AS sales,
       (SELECT sum(CASE WHEN return_id IS NULL THEN amount_minor ELSE -amount_minor END)::int FROM payment) AS money
     FROM sale`,
  )
  expect(rows).toEqual([{ sales: 100, money: 90 * price.amountMinor }])
  const gaps = await pool.query('SELECT 1 FROM sale GROUP BY receipt_year HAVING max(receipt_number) <> count(*)')
  expect(gaps.rows).toEqual([])
}, 60_000)

it('twenty shops that want to wait for one piece all get their place', async () => {
  const [pieceId] = await pieces(1)
  const shops = await Promise.all(Array.from({ length: 20 }, (_, line) => service.sellerOf(`shop-${line}`)))
  const replies = await Promise.all(
    shops.map((seller, line) =>
      seller[line % 2]!.post('/reservations', { pieceId, minutes: 60, queue: true }, { key: randomUUID() }),
    ),
  )
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201))
  const { rows } = await pool.query('SELECT jsonb_array_length(queue) AS waiting FROM offer WHERE id = $1', [pieceId])
  expect(rows).toEqual([{ waiting: 19 }])
}, 60_000)
