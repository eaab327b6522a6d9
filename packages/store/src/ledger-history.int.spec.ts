import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { type LedgerHistory, postHistory } from './ledger-history.ts'
import type { EntryLine } from './port.ts'
import { createStore } from './store.ts'
import { storeDatabase } from './test-database.ts'
import { commitOf, fact, factType, lotChange } from './test-facts.ts'

const { pool } = await storeDatabase()
const store = createStore({ pool, service: 'sourcing' })

const line = (kind: string, id: string, grossMicrograms: number): EntryLine => ({
  account: { owner: 'coop', possessor: 'coop', kind, id },
  book: 'metal',
  grossMicrograms,
  content: { Ag: 0n },
  pieces: 0,
})
/** The note of a fact is what is then in its lot. */
const history: LedgerHistory<number, number> = {
  nothing: 0,
  read: ({ type, data }) => (type === factType ? Number((data as { note: string }).note) : undefined),
  evolve: (_, found) => found,
  movementOf: (before, found) =>
    found === before
      ? []
      : [line('supplier', 'S', before - found), line('stock', `${before}-${found}`, found - before)],
}
const unposted = () => pool.query('DELETE FROM fibula.ledger_history')
const posted = async () =>
  (
    await pool.query<{ account_id: string }>(
      `SELECT account_id FROM fibula.entry WHERE kind = 'stock' ORDER BY position`,
    )
  ).rows.map((row) => row.account_id)

it('a database that begins with the ledger has nothing to catch up with', async () => {
  expect(await postHistory(pool, history)).toBe(0)
})

it('what was recorded before is posted in its order, from the states of each stream, once, also when two do it at once', async () => {
  const [a, b] = [randomUUID(), randomUUID()]
  const record = (id: string, from: number, note: string, lines: EntryLine[] = []) =>
    store.commit(commitOf({ ...lotChange({ id, from }), events: [{ ...fact(id, note), lines }] }))
  await record(a, 0, '10')
  await record(b, 0, '7')
  await record(a, 1, '10')
  await record(b, 1, '9')
  await record(a, 2, '25')
  // By a service that has the ledger already.
  await record(b, 2, '30', [line('supplier', 'S', -21), line('stock', 'was posted', 21)])
  await record(b, 3, '31')
  await unposted()
  const counts = await Promise.all([postHistory(pool, history), postHistory(pool, history)])
  expect(counts.sort()).toEqual([0, 5])
  expect(await posted()).toEqual(['0-10', '0-7', '7-9', '10-25', 'was posted', '30-31'])
  expect(await postHistory(pool, history)).toBe(0)
})

it('is posted whole or not at all', async () => {
  await unposted()
  const before = await posted()
  const wrong = { ...history, movementOf: () => [line('stock', 'X', 1)] }
  const id = randomUUID()
  await store.commit(commitOf({ ...lotChange({ id }), events: [fact(id, '5')] }))
  await expect(postHistory(pool, wrong)).rejects.toThrow('does not balance')
  expect(await posted()).toEqual(before)
  expect(await postHistory(pool, history)).toBe(1)
})

it('goes on from more events than are read at once', async () => {
  await unposted()
  const id = randomUUID()
  const events = Array.from({ length: 2_100 }, (_, index) => fact(id, `${index + 1}`))
  await store.commit(commitOf({ ...lotChange({ id }), events }))
  expect(await postHistory(pool, history)).toBe(2_100)
})
