import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { publish, publishedPiece, startTwoSales, today, tomorrow, weighed } from './test-sales.ts'

const service = await startTwoSales()
const { pool } = service.database
const mad = (amountMinor: number) => ({ amountMinor, currency: 'MAD' })
const shops = { count: 0 }
/** A shop of its own for each test: its till is empty. */
const shop = async () => {
  shops.count += 1
  const [one, other] = await service.sellerOf(`shop-money-${shops.count}`)
  return { one, other, id: `shop-money-${shops.count}` }
}
const piece = async (amountMinor: number): Promise<string> => {
  const [itemId, pieceId] = [randomUUID(), randomUUID()]
  await publish(service, itemId, pieceId, amountMinor)
  return pieceId
}

describe('payments', () => {
  it('are kept as they were made, with what was given in cash, and told without it', async () => {
    const { one } = await shop()
    const pieceId = await piece(150_000)
    const { status, body } = await one.post('/sales', {
      pieceId,
      payments: [
        { kind: 'cash', amount: mad(90_000), givenMinor: 100_000 },
        { kind: 'card', amount: mad(60_000) },
      ],
    })
    expect(status).toBe(201)
    expect(body.payments).toMatchObject([
      { kind: 'cash', amount: mad(90_000), givenMinor: 100_000 },
      { kind: 'card', amount: mad(60_000), givenMinor: null },
    ])
    expect((await one.get(`/sales/${body.saleId}`)).body).toEqual(body)
    const { rows } = await pool.query(`SELECT data FROM fibula.event WHERE stream_id = $1`, [pieceId])
    expect(rows[0].data.payments).toMatchObject([{ kind: 'cash', amount: mad(90_000) }, { kind: 'card' }])
    expect(JSON.stringify(rows[0].data)).not.toContain('given')
  })

  it('422: not what is due, and the piece is still for sale', async () => {
    const { one } = await shop()
    const pieceId = await piece(150_000)
    const pay = (amountMinor: number) =>
      one.post('/sales', { pieceId, payments: [{ kind: 'card', amount: mad(amountMinor) }] })
    expect(await pay(149_999)).toMatchObject({
      status: 422,
      body: { code: 'payments-do-not-add-up', due: mad(150_000), difference: -1 },
    })
    expect((await pay(150_001)).body).toMatchObject({ difference: 1 })
    expect((await pay(150_000)).status).toBe(201)
  })

  it('400: nothing paid, or more given by card', async () => {
    const { one } = await shop()
    const pieceId = await piece(150_000)
    for (const payment of [
      { kind: 'card', amount: mad(0) },
      { kind: 'card', amount: mad(150_000), givenMinor: 160_000 },
      { kind: 'credit', amount: mad(150_000) },
    ])
      expect((await one.post('/sales', { pieceId, payments: [payment] })).status).toBe(400)
  })
})

describe('an exchange', () => {
  it('takes back one piece and sells another for the difference, in one commit', async () => {
    const { one } = await shop()
    const [old, fresh] = [await piece(100_000), await piece(130_000)]
    const { saleId } = (await one.post('/sales', { pieceId: old })).body
    const reply = await one.post(`/sales/${saleId}/exchange`, {
      pieceId: fresh,
      ...weighed,
      payments: [{ kind: 'card', amount: mad(30_000) }],
    })
    expect(reply).toMatchObject({
      status: 201,
      body: {
        returned: { saleId, pieceId: old, refund: mad(100_000), refunds: [{ kind: 'credit', amount: mad(100_000) }] },
        sale: {
          pieceId: fresh,
          price: mad(130_000),
          exchangeOfSaleId: saleId,
          payments: [
            { kind: 'credit', amount: mad(100_000) },
            { kind: 'card', amount: mad(30_000) },
          ],
        },
      },
    })
    expect((await one.get(`/sales/${saleId}`)).body.returned.exchangeSaleId).toBe(reply.body.sale.saleId)
    const { rows } = await pool.query('SELECT DISTINCT xmin::text FROM offer WHERE id = ANY ($1)', [[old, fresh]])
    expect(rows).toHaveLength(1)
  })

  it('does nothing at all when the other piece is gone or the money is wrong', async () => {
    const { one } = await shop()
    const { one: rival } = await shop()
    const [old, gone, dear] = [await piece(100_000), await piece(130_000), await piece(130_000)]
    const { saleId } = (await one.post('/sales', { pieceId: old })).body
    await rival.post('/sales', { pieceId: gone })
    const refused = async (body: object, code: string) => {
      expect((await one.post(`/sales/${saleId}/exchange`, { ...weighed, ...body })).body.code).toBe(code)
      expect((await one.get(`/sales/${saleId}`)).body.returned).toBeNull()
    }
    await refused({ pieceId: gone }, 'piece-sold')
    await refused({ pieceId: old }, 'same-piece')
    await refused({ pieceId: dear, payments: [{ kind: 'cash', amount: mad(29_999) }] }, 'payments-do-not-add-up')
    expect((await one.post(`/sales/${saleId}/exchange`, { pieceId: dear, ...weighed })).status).toBe(201)
  })

  it('sent to two instances at once with one key: once', async () => {
    const { one, other } = await shop()
    const [old, fresh] = [await piece(100_000), await piece(90_000)]
    const { saleId } = (await one.post('/sales', { pieceId: old })).body
    const key = randomUUID()
    const replies = await Promise.all(
      [one, other, one, other].map((client) =>
        client.post(`/sales/${saleId}/exchange`, { pieceId: fresh, ...weighed }, { key }),
      ),
    )
    for (const reply of replies) expect(reply).toMatchObject({ status: 201, body: replies[0]!.body })
    const { rows } = await pool.query('SELECT count(*)::int AS n FROM sale WHERE piece_id = $1', [fresh])
    expect(rows).toEqual([{ n: 1 }])
  })
})

describe('a day’s closing', () => {
  it('sets what was counted against what should be there, per kind; later sales belong to the next day', async () => {
    const { one } = await shop()
    const sold = async (amountMinor: number, kind: string) =>
      (await one.post('/sales', { pieceId: await piece(amountMinor), payments: [{ kind, amount: mad(amountMinor) }] }))
        .body
    await sold(100_000, 'cash')
    await sold(50_000, 'card')
    const back = await sold(20_000, 'cash')
    await one.post(`/sales/${back.saleId}/return`, weighed)
    expect((await one.get('/till')).body.totals).toMatchObject([
      { kind: 'card', takenMinor: 50_000, refundedMinor: 0, expectedMinor: 50_000 },
      { kind: 'cash', takenMinor: 120_000, refundedMinor: 20_000, expectedMinor: 100_000 },
    ])
    expect((await one.post('/closings', { counted: [] })).body).toMatchObject({
      code: 'cash-not-counted',
      currency: 'MAD',
      expectedMinor: 100_000,
    })
    const closed = await one.post('/closings', { counted: [mad(99_500)] })
    expect(closed).toMatchObject({
      status: 201,
      body: {
        on: today,
        cash: [{ currency: 'MAD', expectedMinor: 100_000, countedMinor: 99_500, differenceMinor: -500 }],
      },
    })
    expect((await one.post('/closings', { counted: [mad(0)] })).body).toMatchObject({
      code: 'day-closed',
      lastClosedOn: today,
    })
    const late = await sold(7_000, 'cash')
    expect(late.on).toBe(tomorrow)
    expect((await one.get('/till')).body).toMatchObject({ lastClosedOn: today, totals: [{ expectedMinor: 7_000 }] })
    expect((await one.get('/closings')).body.items).toMatchObject([{ closingId: closed.body.closingId, on: today }])
    const csv = await one.get('/closings?format=csv&lang=ar')
    expect(csv.body).toContain('-5.00 MAD')
  })

  it('two instances at once: a day is closed once', async () => {
    const { one, other } = await shop()
    await one.post('/sales', { pieceId: await piece(1_000) })
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, line) => (line % 2 ? one : other).post('/closings', { counted: [mad(1_000)] })),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const { status, body } of replies) if (status !== 201) expect(body.code).toBe('day-closed')
  })

  it('while sales go on at both instances: every minor unit is in exactly one day, and none in a day that it came too late for', async () => {
    const { one, other, id } = await shop()
    const pieces = await Promise.all(Array.from({ length: 24 }, (_, line) => piece(1_000 + line)))
    /** So many at one till get in each other's way; who is told to come back does. */
    const insisting = async (who: typeof one, path: string, body: object) => {
      for (let attempt = 0; ; attempt++) {
        const reply = await who.post(path, body)
        if (reply.status !== 503 || attempt > 50) return reply
      }
    }
    const closing = async () => {
      const first = await insisting(one, '/sales', { pieceId: pieces[0]! })
      return [await insisting(other, '/closings', { counted: [mad(0)] }), first]
    }
    const selling = pieces.slice(1).map((pieceId, line) => insisting(line % 2 ? one : other, '/sales', { pieceId }))
    const [[closed, first], ...others] = await Promise.all([closing(), ...selling])
    const sold = [first!, ...others]
    expect(closed!.status).toBe(201)
    for (const { status } of sold) expect(status).toBe(201)
    const { rows } = await pool.query<{ day: string; total: string }>(
      'SELECT till_day::text AS day, sum(amount_minor) AS total FROM payment WHERE shop_id = $1 GROUP BY till_day ORDER BY 1',
      [id],
    )
    expect(rows[0]).toEqual({ day: today, total: String(closed!.body.totals[0].takenMinor) })
    const all = pieces.reduce((sum, _, line) => sum + 1_000 + line, 0)
    expect(rows.reduce((sum, { total }) => sum + Number(total), 0)).toBe(all)
    expect((await one.get('/till')).body.totals[0]?.takenMinor ?? 0).toBe(all - closed!.body.totals[0].takenMinor)
  }, 60_000)

  it('the database keeps money out of a closed day, whoever writes it', async () => {
    const { one, id } = await shop()
    const { saleId } = (await one.post('/sales', { pieceId: await piece(1_000) })).body
    await one.post('/closings', { counted: [mad(1_000)] })
    await expect(
      pool.query(
        `INSERT INTO payment (id, shop_id, sale_id, line, kind, amount_minor, currency, till_day, recorded_at)
         VALUES (gen_random_uuid(), $1, $2, 2, 'cash', 1, 'MAD', $3, now())`,
        [id, saleId, today],
      ),
    ).rejects.toMatchObject({ code: 'FB001' })
  })
})

describe('numbers of receipts', () => {
  it('have no gap, also when many sell at once, some are refused and some are sent twice', async () => {
    const { one, other, id } = await shop()
    const { one: rival } = await shop()
    const pieces = await Promise.all(Array.from({ length: 12 }, () => publishedPiece(service)))
    for (const { pieceId } of pieces.slice(0, 4)) await rival.post('/sales', { pieceId })
    await Promise.all(
      pieces.map(async ({ pieceId }, line) => {
        const key = randomUUID()
        for (let attempt = 0; attempt < 50; attempt++) {
          const reply = await (line % 2 ? one : other).post('/sales', { pieceId }, { key })
          if (reply.status !== 503) return
        }
      }),
    )
    const { rows } = await pool.query<{ number: number }>(
      'SELECT receipt_number AS number FROM sale WHERE shop_id = $1 ORDER BY 1',
      [id],
    )
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  }, 60_000)

  it('begin anew with each year of the shop', async () => {
    const { one } = await shop()
    const sold = async (happenedAt: string) =>
      (await one.post('/sales', { pieceId: await piece(1_000) }, { happenedAt })).body.receipt
    expect(await sold('2025-12-30T10:00:00.000Z')).toEqual({ year: 2025, number: 1 })
    expect(await sold('2025-12-31T10:00:00.000Z')).toEqual({ year: 2025, number: 2 })
    expect(await sold('2026-01-01T10:00:00.000Z')).toEqual({ year: 2026, number: 1 })
  })
})
