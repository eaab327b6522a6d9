import { randomUUID } from 'node:crypto'
import { type Reply, until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { letExpire, patiently, price, publishedPiece, type Seller, startTwoSales, weighed } from './test-sales.ts'

const service = await startTwoSales()
const { pool } = service.database
const sellers = await Promise.all(Array.from({ length: 50 }, (_, line) => service.sellerOf(`shop-${line}`)))
const pieces = async (count: number): Promise<string[]> =>
  (await Promise.all(Array.from({ length: count }, () => publishedPiece(service)))).map(({ pieceId }) => pieceId)

/** The pieces beginning somewhere else, so that several of them are fought for at once. */
const turned = (all: readonly string[], by: number): string[] => [...all.slice(by), ...all.slice(0, by)]

/** Each request goes to both instances at once, with one key: what a phone does that got no answer. */
const twice = async (seller: Seller, path: string, body: object): Promise<Reply> => {
  const key = randomUUID()
  const [one, other] = await Promise.all(seller.map((client) => patiently(client, path, body, key)))
  expect({ status: other?.status, body: other?.body }).toEqual({ status: one?.status, body: one?.body })
  return one!
}

const historyOf = async (pieceId: string) =>
  (
    await pool.query<{ type: string; stream_version: number; data: Record<string, string> }>(
      'SELECT type, stream_version, data FROM fibula.event WHERE stream_id = $1 ORDER BY stream_version',
      [pieceId],
    )
  ).rows

it('50 sellers, 20 pieces, two instances, every request sent twice: each piece is sold once, and each loser is told so', async () => {
  const wanted = await pieces(20)
  // Half of them were sold and came back before: their rows are there already and are changed, not made.
  const usedBefore = wanted.slice(10)
  for (const pieceId of usedBefore) {
    const { body } = await twice(sellers[0]!, '/sales', { pieceId })
    expect(await twice(sellers[0]!, `/sales/${body.saleId}/return`, weighed)).toMatchObject({ status: 201 })
  }
  const replies = await Promise.all(
    sellers.map(async (seller, line) => {
      const answers: { pieceId: string; reply: Reply }[] = []
      for (const pieceId of turned(wanted, (line % 2) * 10))
        answers.push({ pieceId, reply: await twice(seller, '/sales', { pieceId }) })
      return answers
    }),
  )
  for (const pieceId of wanted) {
    const answers = replies.flat().filter((answer) => answer.pieceId === pieceId)
    const won = answers.filter(({ reply }) => reply.status === 201)
    expect(answers).toHaveLength(50)
    expect(won).toHaveLength(1)
    for (const { reply } of answers)
      if (reply.status !== 201)
        expect({ status: reply.status, code: reply.body.code }).toEqual({ status: 409, code: 'piece-sold' })
    const saleId = won[0]?.reply.body.saleId
    const before = usedBefore.includes(pieceId) ? ['sales.piece-sold', 'sales.piece-returned'] : []
    const history = await historyOf(pieceId)
    expect(history.map(({ type }) => type)).toEqual([...before, 'sales.piece-sold'])
    expect(history.at(-1)).toMatchObject({ stream_version: before.length + 1, data: { saleId } })
    const kept = await pool.query(
      'SELECT s.id FROM sale s WHERE piece_id = $1 AND NOT EXISTS (SELECT 1 FROM sale_return r WHERE r.sale_id = s.id)',
      [pieceId],
    )
    expect(kept.rows).toEqual([{ id: saleId }])
  }
  // Money and stock: each kept sale is paid exactly, numbered without a gap in its shop, and out of the shelf.
  const sums = await pool.query(
    `SELECT count(*)::int AS sales, sum(s.price_amount_minor)::int AS price,
       (SELECT sum(CASE WHEN p.return_id IS NULL THEN p.amount_minor ELSE -p.amount_minor END)::int FROM payment p) AS money
     FROM sale s WHERE NOT EXISTS (SELECT 1 FROM sale_return r WHERE r.sale_id = s.id)`,
  )
  expect(sums.rows).toEqual([{ sales: 20, price: 20 * price.amountMinor, money: 20 * price.amountMinor }])
  const gaps = await pool.query(
    'SELECT shop_id FROM sale GROUP BY shop_id, receipt_year HAVING max(receipt_number) <> count(*) OR min(receipt_number) <> 1',
  )
  expect(gaps.rows).toEqual([])
  const shelf = await pool.query('SELECT count(*)::int AS sold FROM offer WHERE status = $1', ['sold'])
  expect(shelf.rows).toEqual([{ sold: 20 }])
  const told = () => service.published.filter(({ streamId }) => wanted.includes(streamId))
  await until(async () => (await pool.query('SELECT 1 FROM fibula.outbox')).rowCount === 0 && told().length >= 40)
  expect(told()).toHaveLength(40)
}, 120_000)

it('reserving, cancelling, selling, returning and expiring at once: the history of every piece makes sense', async () => {
  const wanted = await pieces(6)
  await Promise.all(
    sellers.slice(0, 16).map(async (seller, line) => {
      for (const [round, pieceId] of [...turned(wanted, line % 6), ...turned(wanted, (line + 3) % 6)].entries()) {
        const { body: kept } = await twice(seller, '/reservations', { pieceId, minutes: 5, queue: round % 2 === 1 })
        if ((line + round) % 4 === 0) await letExpire(service, pieceId)
        if ((line + round) % 3 === 0 && kept.reservationId)
          await twice(seller, `/reservations/${kept.reservationId}/cancel`, {})
        const sale = await twice(seller, '/sales', { pieceId })
        if (sale.status === 201 && round < 9) await twice(seller, `/sales/${sale.body.saleId}/return`, weighed)
      }
    }),
  )
  let [sales, queued] = [0, 0]
  for (const pieceId of wanted) {
    let [kept, sold]: (string | undefined)[] = []
    const waiting: string[] = []
    const events = await historyOf(pieceId)
    expect(events.map((event) => event.stream_version)).toEqual(events.map((_, index) => index + 1))
    for (const { type, data } of events) {
      const { reservationId = '' } = data
      if (type === 'sales.piece-reserved') {
        expect([kept, sold]).toEqual([undefined, undefined])
        if (waiting.length > 0) expect(waiting.shift()).toBe(reservationId)
        kept = reservationId
      } else if (type === 'sales.reservation-queued') {
        expect(kept).toBeDefined()
        waiting.push(reservationId)
        queued += 1
      } else if (type === 'sales.queue-left') {
        expect(waiting).toContain(reservationId)
        waiting.splice(waiting.indexOf(reservationId), 1)
      } else if (type === 'sales.reservation-ended') {
        expect(reservationId).toBe(kept)
        expect(data.nextReservationId).toBe(waiting[0] ?? null)
        kept = undefined
      } else if (type === 'sales.piece-sold') {
        expect([sold, waiting]).toEqual([undefined, []])
        expect(data.reservationId).toBe(kept ?? null)
        kept = undefined
        sold = data.saleId
        sales += 1
      } else {
        expect(data.saleId).toBe(sold)
        sold = undefined
      }
    }
    const { rows } = await pool.query('SELECT version, sale_id, reservation_id FROM offer WHERE id = $1', [pieceId])
    expect(rows).toEqual([{ version: events.length, sale_id: sold ?? null, reservation_id: kept ?? null }])
  }
  expect(sales).toBeGreaterThan(6)
  expect(queued).toBeGreaterThan(6)
}, 120_000)

it('a reservation that many want at once is one shop’s', async () => {
  for (const pieceId of await pieces(5)) {
    const replies = await Promise.all(
      sellers.slice(0, 20).map((seller) => twice(seller, '/reservations', { pieceId, minutes: 60 })),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const { status, body } of replies)
      if (status !== 201) expect({ status, code: body.code }).toEqual({ status: 409, code: 'piece-reserved' })
  }
}, 60_000)
