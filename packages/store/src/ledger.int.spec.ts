import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EntryLine, LedgerRefused } from './port.ts'
import { createStore } from './store.ts'
import { storeDatabase } from './test-database.ts'
import { commitOf, fact, lotChange } from './test-facts.ts'

const { pool } = await storeDatabase()
const store = createStore({ pool, service: 'sourcing' })

interface Of {
  readonly owner?: string
  readonly gross: number
  readonly fine?: bigint
  readonly pieces?: number
  readonly book?: string
  readonly gold?: bigint
}
const line = (
  kind: string,
  id: string,
  { owner = 'coop', gross, fine = 0n, gold, pieces = 0, book = 'metal' }: Of,
): EntryLine => ({
  account: { owner, possessor: owner, kind, id },
  book,
  grossMicrograms: gross,
  content: gold === undefined ? { Ag: fine } : { Ag: fine, Au: gold },
  pieces,
})
/** From one account to another. */
const move = (from: readonly [string, string], to: readonly [string, string], of: Of): EntryLine[] => {
  const { gross, fine = 0n, gold, pieces = 0 } = of
  const less = { ...of, gross: -gross, fine: -fine, pieces: -pieces, ...(gold === undefined ? {} : { gold: -gold }) }
  return [line(...from, less), line(...to, of)]
}
const post = (...movements: readonly (readonly EntryLine[])[]) => {
  const change = lotChange()
  const events = movements.map((lines) => ({ ...fact(change.id), lines }))
  return store.commit(commitOf({ ...change, events }))
}
const balance = async (kind: string, id: string) =>
  (
    await pool.query(
      'SELECT gross::float8 AS gross, ag::text AS ag, au::text AS au, pieces::int AS pieces FROM fibula.balance WHERE kind = $1 AND account_id = $2',
      [kind, id],
    )
  ).rows
const received = async (id: string, of: Of) => post(move(['supplier', 'S'], ['stock', id], of))

describe('a movement', () => {
  it('is written with its event, in the same statement, and is in the balances of real accounts', async () => {
    const [a, b] = [randomUUID(), randomUUID()]
    const change = lotChange()
    const events = [
      { ...fact(change.id, '1'), lines: move(['supplier', 'S'], ['stock', a], { gross: 500, fine: 4_625_000n }) },
      fact(change.id, '2'),
      { ...fact(change.id, '3'), lines: move(['stock', a], ['stock', b], { gross: 200, fine: 1_850_000n }) },
    ]
    await store.commit(commitOf({ ...change, events }))
    const { rows } = await pool.query(
      `SELECT v.stream_version AS version, e.line, e.account, e.gross::float8 AS gross, e.ag::text AS ag
       FROM fibula.entry e JOIN fibula.event v USING (position) WHERE v.stream_id = $1 ORDER BY position, line`,
      [change.id],
    )
    expect(rows).toEqual([
      { version: 1, line: 1, account: 'coop/coop/supplier:S', gross: -500, ag: '-4625000' },
      { version: 1, line: 2, account: `coop/coop/stock:${a}`, gross: 500, ag: '4625000' },
      { version: 3, line: 1, account: `coop/coop/stock:${a}`, gross: -200, ag: '-1850000' },
      { version: 3, line: 2, account: `coop/coop/stock:${b}`, gross: 200, ag: '1850000' },
    ])
    expect(await balance('stock', a)).toEqual([{ gross: 300, ag: '2775000', au: '0', pieces: 0 }])
    expect(await balance('stock', b)).toEqual([{ gross: 200, ag: '1850000', au: '0', pieces: 0 }])
    expect(await balance('supplier', 'S')).toEqual([])
  })

  it('may hold gold and stones beside silver', async () => {
    const id = randomUUID()
    const metal = move(['supplier', 'S'], ['stock', id], { gross: 10, fine: 60_000n, gold: 30_000n })
    const stones = move(['supplier', 'S'], ['stock', id], { gross: 4, pieces: 2, book: 'stones' })
    await post([...metal, ...stones])
    expect(await balance('stock', id)).toEqual([
      { gross: 10, ag: '60000', au: '30000', pieces: 0 },
      { gross: 4, ag: '0', au: '0', pieces: 2 },
    ])
  })

  const whole = { gross: 100, fine: 900_000n }
  it.each<[string, EntryLine[]]>([
    ['in gross', [line('supplier', 'S', { gross: -99, fine: -900_000n }), line('stock', 'X', whole)]],
    ['in fine', [line('supplier', 'S', { gross: -100, fine: -900_001n }), line('stock', 'X', whole)]],
    ['in pieces', [...move(['supplier', 'S'], ['stock', 'X'], whole), line('customer', 'Y', { gross: 0, pieces: 1 })]],
    ['within a book', [line('supplier', 'S', { gross: -5, book: 'stones' }), line('stock', 'X', { gross: 5 })]],
    [
      'for each owner',
      [line('supplier', 'S', { owner: 'other', gross: -100, fine: -900_000n }), line('stock', 'X', whole)],
    ],
  ])('that does not balance %s is refused with all that would be written with it', async (_, lines) => {
    const change = lotChange()
    const commit = commitOf({ ...change, events: [{ ...fact(change.id), lines }] })
    await expect(store.commit(commit)).rejects.toThrow(LedgerRefused)
    expect(await store.history(change.id)).toEqual([])
    expect(await balance('stock', 'X')).toEqual([])
  })

  it.each<[string, Of]>([
    ['more gross than is there', { gross: 501, fine: 4_000_000n }],
    ['more fine than is there', { gross: 500, fine: 4_625_001n }],
    ['so that the rest would be finer than fine', { gross: 100 }],
  ])('that takes out %s is refused, and names the account', async (_, of) => {
    const id = randomUUID()
    await received(id, { gross: 500, fine: 4_625_000n })
    await expect(post(move(['stock', id], ['loss', 'O'], of))).rejects.toThrow(
      `the account coop/coop/stock:${id} would`,
    )
    expect(await balance('stock', id)).toMatchObject([{ gross: 500, ag: '4625000' }])
  })

  it('may take for a moment more than is there, when the set as a whole does not', async () => {
    const id = randomUUID()
    await post(
      move(['stock', id], ['loss', 'O'], { gross: 40 }),
      move(['supplier', 'S'], ['stock', id], { gross: 100 }),
    )
    expect(await balance('stock', id)).toMatchObject([{ gross: 60 }])
  })
})

describe('two writers at one account', () => {
  it('take turns; the one that finds too little is refused', async () => {
    const id = randomUUID()
    await received(id, { gross: 100, fine: 900_000n })
    const take = { gross: 60, fine: 540_000n }
    const first = await pool.connect()
    await first.query('BEGIN')
    const change = lotChange()
    const lines = move(['stock', id], ['loss', 'O'], take)
    await store.commitIn(first, commitOf({ ...change, events: [{ ...fact(change.id), lines }] }))
    const second = expect(post(move(['stock', id], ['loss', 'P'], take))).rejects.toThrow(LedgerRefused)
    await until(
      async () =>
        (
          await pool.query(
            `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          )
        ).rowCount !== 0,
    )
    await first.query('COMMIT')
    first.release()
    await second
    expect(await balance('stock', id)).toMatchObject([{ gross: 40, ag: '360000' }])
  })

  it('opened by two at once holds what both put in', async () => {
    const id = randomUUID()
    await Promise.all(Array.from({ length: 10 }, () => received(id, { gross: 7, fine: 70_000n })))
    expect(await balance('stock', id)).toMatchObject([{ gross: 70, ag: '700000' }])
  })

  it('balances are the sums of entries after any movements at once, and no movement leaves a real account impossible', async () => {
    const ids = Array.from({ length: 4 }, () => randomUUID())
    const account = fc.oneof(
      fc.nat(3).map((at): [string, string] => ['stock', ids[at] as string]),
      fc.constantFrom<[string, string]>(['loss', 'L'], ['supplier', 'S']),
    )
    const amount = fc.record({ gross: fc.integer({ min: 0, max: 50 }), fineness: fc.bigInt({ min: 0n, max: 10_000n }) })
    const movements = fc.array(fc.tuple(account, account, amount), { minLength: 1, maxLength: 8 })
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.array(movements, { minLength: 1, maxLength: 4 }), async (commits) => {
        await Promise.all(
          commits.map(async (one) => {
            const given = one.map(([from, to, { gross, fineness }]) =>
              move(from, to, { gross, fine: BigInt(gross) * fineness }),
            )
            await post(...given).catch((error: unknown) => {
              if (!(error instanceof LedgerRefused)) throw error
              refused += 1
            })
          }),
        )
      }),
      { numRuns: 60 },
    )
    expect(refused).toBeGreaterThan(5)
    const { rows } = await pool.query(`
      SELECT kind, account_id, owner, possessor, book, gross, ag, pieces FROM fibula.balance
      EXCEPT SELECT kind, account_id, owner, possessor, book, sum(gross), sum(ag), sum(pieces)
      FROM fibula.entry GROUP BY kind, account_id, owner, possessor, book`)
    expect(rows).toEqual([])
    const { rows: wrong } = await pool.query(
      'SELECT FROM fibula.balance WHERE gross < 0 OR ag < 0 OR ag > gross * 10000',
    )
    expect(wrong).toEqual([])
  })
})

describe('by hand in SQL', () => {
  const insert = `INSERT INTO fibula.entry (position, line, owner, possessor, kind, account_id, book, gross, ag) VALUES `
  const newEvent = async () => {
    const change = lotChange()
    await store.commit(commitOf(change))
    const { rows } = await pool.query<{ position: string }>('SELECT position FROM fibula.event WHERE stream_id = $1', [
      change.id,
    ])
    return rows[0]?.position ?? ''
  }
  const supplier = (at: string, line: number, gross: number, fine: number) =>
    `(${at}, ${line}, 'coop', 'coop', 'supplier', 'S', 'metal', ${gross}, ${fine})`
  const stock = (at: string, line: number, gross: number, fine: number) =>
    `(${at}, ${line}, 'coop', 'coop', 'stock', 'by-hand', 'metal', ${gross}, ${fine})`

  it('a movement that does not balance cannot commit', async () => {
    const at = await newEvent()
    const client = await pool.connect()
    await client.query('BEGIN')
    await client.query(`${insert} ${supplier(at, 1, -10, -90_000)}, ${stock(at, 2, 11, 90_000)}`)
    await expect(client.query('COMMIT')).rejects.toMatchObject({ code: 'FB003' })
    client.release()
    expect(await balance('stock', 'by-hand')).toEqual([])
  })

  it('a movement is written whole, once, and for an event that is there', async () => {
    const at = await newEvent()
    await expect(pool.query(`${insert} ${stock(at, 2, 0, 0)}`)).rejects.toMatchObject({ code: 'FB003' })
    await pool.query(`${insert} ${supplier(at, 1, -10, -90_000)}, ${stock(at, 2, 10, 90_000)}`)
    expect(await balance('stock', 'by-hand')).toMatchObject([{ gross: 10 }])
    await expect(pool.query(`${insert} ${stock(at, 3, 5, 0)}`)).rejects.toMatchObject({ code: 'FB003' })
    await expect(pool.query(`${insert} ${supplier(at, 1, -10, 0)}, ${stock(at, 2, 10, 0)}`)).rejects.toMatchObject({
      code: '23505',
    })
    const nowhere = '999999999'
    await expect(
      pool.query(`${insert} ${supplier(nowhere, 1, -10, 0)}, ${stock(nowhere, 2, 10, 0)}`),
    ).rejects.toMatchObject({ code: 'FB003' })
  })

  it('takes no more out of an account than is there', async () => {
    const at = await newEvent()
    await expect(
      pool.query(`${insert} ${supplier(at, 1, 1_000, 0)}, ${stock(at, 2, -1_000, 0)}`),
    ).rejects.toMatchObject({ code: 'FB004' })
  })

  it.each([
    'UPDATE fibula.entry SET gross = 0',
    'DELETE FROM fibula.entry',
    'TRUNCATE fibula.entry',
    'DELETE FROM fibula.balance',
    'TRUNCATE fibula.balance',
    'UPDATE fibula.balance SET gross = gross + 1',
    `INSERT INTO fibula.balance VALUES ('new', 'stock', 'coop', 'coop', 'metal', 1, 0, 0, 0, 0, 0)`,
  ])('%s is refused', async (text) => {
    await received(randomUUID(), { gross: 1 })
    await expect(pool.query(text)).rejects.toMatchObject({ code: 'FB002' })
  })
})
