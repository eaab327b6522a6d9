import { type EventEnvelope, traceability } from '@fibula/contracts'
import { inTransaction, migrateDatabase, storeMigrations } from '@fibula/store'
import { folderHash, testDatabase } from '@fibula/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onEachLedgerFact, onLedgerFacts } from './events/ledger/heard.ts'
import { emptyLedger, postFacts } from './store/ledger/postFacts.ts'
import { history, idOf, ids, type Told, envelopes as told } from './test-history.ts'
import { longHistory } from './test-long-history.ts'

const correctionId = idOf(90, 1)
/** The first of two lots was keyed with a gram too much, and what was handed over of the second weighed a little less. */
const correction: Told = {
  service: 'traceability',
  streamId: correctionId,
  fact: traceability.correctionRecorded.write({
    ...{ correctionId, organisationId: 'coop-tiznit', note: null, movements: [] },
    facts: [
      {
        ...{ factId: idOf(99, 2), type: 'sourcing.material-received', streamId: ids.lotA, reason: 'incorrect-data' },
        replacement: { grossMicrograms: 199_000_000, fineness: null, uncertainty: null, pieces: null },
      },
      {
        ...{ factId: idOf(99, 10), type: 'production.metal-accepted', streamId: ids.order, reason: 'incorrect-data' },
        replacement: { grossMicrograms: 99_980_000, fineness: null, uncertainty: null, pieces: null },
      },
    ],
  }),
}
const envelopes = () => told([...history, ...longHistory, correction])

const migrations = new URL('../prisma/migrations/', import.meta.url)
const { pool } = await testDatabase({
  name: 'traceability',
  fingerprint: await folderHash(storeMigrations, migrations),
  migrate: async (url) => {
    await migrateDatabase({ url, directory: migrations.pathname })
  },
})

const rows = async (text: string) => (await pool.query(text)).rows
const amounts = ['gross', 'ag', 'au', 'pt', 'pd', 'pieces']
const sums = amounts.map((name) => `sum(${name})::text AS ${name}`).join(', ')
const isSomething = `(${amounts.map((name) => `sum(${name})`).join(', ')}) <> (0::numeric, 0::numeric, 0::numeric, 0::numeric, 0::numeric, 0::numeric)`

/** What does not depend on when facts were heard: positions, what each fact comes to, and which facts wait and why. */
const stateOf = async () => ({
  positions: await rows(
    `SELECT owner, possessor, kind, account_id, book, gross, ag, au, pt, pd, pieces FROM ledger_balance
     WHERE (gross, ag, au, pt, pd, pieces) <> (0, 0, 0, 0, 0, 0) ORDER BY kind, account_id, owner, possessor, book`,
  ),
  facts: await rows(
    `SELECT fact_id, owner, possessor, kind, account_id, book, ${sums} FROM ledger_entry
     GROUP BY fact_id, owner, possessor, kind, account_id, book HAVING ${isSomething} ORDER BY fact_id, kind, account_id, owner, possessor, book`,
  ),
  waiting: await rows('SELECT fact_id, problem::text FROM ledger_fact WHERE problem IS NOT NULL ORDER BY fact_id'),
  steps: await rows('SELECT * FROM ledger_step ORDER BY fact_id'),
})

const applied = async (batches: readonly (readonly EventEnvelope[])[]) => {
  await inTransaction(pool, emptyLedger)
  for (const batch of batches) await inTransaction(pool, (tx) => onLedgerFacts(postFacts)(batch, tx))
  return stateOf()
}

/** Any interleaving of the streams that keeps each in its own order, cut into batches anywhere. */
const interleaved = fc.infiniteStream(fc.nat()).map((stream) => {
  const draw = (below: number): number => (stream.next().value as number) % below
  const streams = [...Map.groupBy(envelopes(), (event) => `${event.source} ${event.streamId}`).values()].map(
    (events) => [...events],
  )
  const batches: EventEnvelope[][] = [[]]
  while (streams.length > 0) {
    const index = draw(streams.length)
    const [next] = streams[index]?.splice(0, 1) ?? []
    if (streams[index]?.length === 0) streams.splice(index, 1)
    if (next) batches.at(-1)?.push(next)
    if (draw(3) === 0) batches.push([])
  }
  return batches
})

const everythingBalances = async () => {
  expect(await rows(`SELECT book, ${sums} FROM ledger_entry GROUP BY book HAVING ${isSomething}`)).toEqual([])
  expect(
    await rows(
      `SELECT account_id, kind, owner, possessor, book FROM ledger_balance FULL JOIN (
         SELECT account_id, kind, owner, possessor, book, sum(gross) AS g, sum(ag) AS a FROM ledger_entry GROUP BY 1, 2, 3, 4, 5) e
         USING (account_id, kind, owner, possessor, book) WHERE (gross, ag) IS DISTINCT FROM (g, a)`,
    ),
  ).toEqual([])
}

describe('the ledger of a history', () => {
  it('posts every fact that a service would tell; one that none would waits, and so does what comes of it', async () => {
    const { waiting } = await applied([envelopes()])
    expect(waiting.map(({ problem }) => JSON.parse(problem))).toEqual([
      // Filings that go back after their order was closed: production refuses that.
      expect.objectContaining({ code: 'unknown', node: expect.stringMatching(/^order:/) }),
      expect.objectContaining({ code: 'unknown', node: expect.stringMatching(/^hand-over:/) }),
    ])
    await everythingBalances()
  })

  it('is the same for any interleaving of the topics, corrections among them, in batches of any size', async () => {
    const expected = await applied([envelopes()])
    expect(expected.positions.length).toBeGreaterThan(15)
    await fc.assert(
      fc.asyncProperty(interleaved, async (batches) => {
        expect(await applied(batches)).toEqual(expected)
        await everythingBalances()
      }),
      { numRuns: 30 },
    )
  }, 300_000)

  it('is the same one fact at a time, and when facts come twice', async () => {
    const expected = await applied([envelopes()])
    const handlers = onEachLedgerFact(postFacts)
    await inTransaction(pool, emptyLedger)
    for (const event of [...envelopes(), ...envelopes()])
      await inTransaction(pool, async (tx) => handlers[event.type]?.(event, tx))
    expect(await stateOf()).toEqual(expected)
  })

  it('is the same when several members read at once', async () => {
    const expected = await applied([envelopes()])
    await inTransaction(pool, emptyLedger)
    const sources = [...Map.groupBy(envelopes(), (event) => event.source).values()]
    await Promise.all(sources.map((events) => inTransaction(pool, (tx) => onLedgerFacts(postFacts)(events, tx))))
    expect(await stateOf()).toEqual(expected)
  })
})

describe('the database itself', () => {
  it.each([
    ['a change of an entry', 'UPDATE ledger_entry SET gross = 1', 'FB002'],
    ['the removal of an entry', 'DELETE FROM ledger_entry', 'FB002'],
    ['emptying the entries', 'TRUNCATE ledger_entry', 'FB002'],
    ['a change of a balance', 'UPDATE ledger_balance SET gross = gross + 1', 'FB002'],
    ['the removal of a balance', 'DELETE FROM ledger_balance', 'FB002'],
    [
      'a movement that does not balance',
      `INSERT INTO ledger_entry SELECT max(movement) + 1, 1, 'f', 'f', 'coop', 'coop', 'count', 'x', 'metal', 1, 0, 0, 0, 0, 0, now(), now() FROM ledger_entry`,
      'FB003',
    ],
    [
      'a real account below nothing',
      `INSERT INTO ledger_entry SELECT (SELECT max(movement) + 1 FROM ledger_entry), n, 'f', 'f', 'coop', 'coop', k, 'x', 'metal', g, 0, 0, 0, 0, 0, now(), now()
       FROM (VALUES (1::smallint, 'stock', -1), (2::smallint, 'count', 1)) AS v (n, k, g)`,
      'FB004',
    ],
    [
      'a line that is added to a movement',
      `INSERT INTO ledger_entry SELECT max(movement), 30, 'f', 'f', 'coop', 'coop', 'count', 'x', 'metal', 0, 0, 0, 0, 0, 0, now(), now() FROM ledger_entry`,
      'FB003',
    ],
  ])('refuses %s', async (_, statement, code) => {
    await expect(pool.query(statement)).rejects.toMatchObject({ code })
  })
})
