import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { AlreadyAnswered, type Commit, VersionConflict } from './port.ts'
import { createStore } from './store.ts'
import { storeDatabase } from './test-database.ts'
import { commitOf, fact, lotChange } from './test-facts.ts'

const { pool } = await storeDatabase()
const store = createStore({ pool, service: 'sourcing' })

const lot = async (id: string) =>
  (await pool.query<{ version: number; status: string }>('SELECT version, status FROM lot WHERE id = $1', [id])).rows[0]
const count = async (text: string, values: unknown[] = []) =>
  (await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`, values)).rows[0]!.n
const waitsForLock = () =>
  until(
    async () => (await count(`pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)) > 0,
  )

const answer = (body: unknown) => ({ status: 201, headers: { location: '/lots/1' }, body })
const withKey = (commit: Commit, key: string, body: unknown, requestHash = 'ab'.repeat(32)): Commit => ({
  ...commit,
  idempotency: { organisationId: 'coop-tiznit', key, requestHash, answer: answer(body) },
})

describe('commit', () => {
  it('writes state, events, outbox, inserts and the answer at once', async () => {
    const id = randomUUID()
    const receipt = randomUUID()
    await store.commit({
      ...withKey(commitOf(lotChange({ id, events: 3, status: 'received' })), 'at-once', { b: 1, a: 2 }),
      inserts: [{ table: 'receipt', values: { id: receipt, lot_id: id, papers: { number: 'F-1' } } }],
    })
    expect(await lot(id)).toEqual({ version: 3, status: 'received' })
    const history = await store.history(id)
    expect(history.map((event) => event.streamVersion)).toEqual([1, 2, 3])
    expect(history[0]).toMatchObject({
      source: '/fibula/sourcing',
      streamId: id,
      organisationId: 'coop-tiznit',
      personId: 'clerk-tiznit',
      happenedAt: '2026-03-01T09:00:00.000Z',
      data: { lotId: id, note: '1' },
    })
    expect(await count('fibula.outbox JOIN fibula.event USING (position) WHERE stream_id = $1', [id])).toBe(3)
    expect(await count(`receipt WHERE id = $1 AND papers->>'number' = 'F-1'`, [receipt])).toBe(1)
    const stored = await store.answerTo({ organisationId: 'coop-tiznit', key: 'at-once', requestHash: 'ab'.repeat(32) })
    expect(JSON.stringify(stored)).toBe(JSON.stringify(answer({ b: 1, a: 2 })))
  })

  it.each([
    ['a stale version', 1],
    ['a version of the future', 7],
    ['a thing that exists already', 0],
  ])('refuses %s and leaves nothing behind', async (_, from) => {
    const id = randomUUID()
    await store.commit(commitOf(lotChange({ id, events: 2 })))
    const before = await count('fibula.event')
    const other = randomUUID()
    const stale = withKey(commitOf(lotChange({ id: other }), lotChange({ id, from })), `stale-${from}`, null)
    const attempt = store.commit({
      ...stale,
      inserts: [{ table: 'receipt', values: { id: other, lot_id: id, papers: {} } }],
    })
    await expect(attempt).rejects.toThrow(VersionConflict)
    expect(await count('fibula.event')).toBe(before)
    expect(await lot(other)).toBeUndefined()
    expect(await count('receipt WHERE id = $1', [other])).toBe(0)
    expect(await store.answerTo(stale.idempotency!)).toBeUndefined()
  })

  it('rolls back with the transaction that it was made in', async () => {
    const id = randomUUID()
    const client = await pool.connect()
    await client.query('BEGIN')
    await store.commitIn(client, commitOf(lotChange({ id })))
    await client.query('ROLLBACK')
    client.release()
    expect(await store.history(id)).toEqual([])
  })

  it('takes no text for a name of a table or column', async () => {
    const change = { ...lotChange(), table: 'lot; DROP TABLE lot' }
    await expect(store.commit(commitOf(change))).rejects.toThrow('is no name for a table')
  })
})

describe('idempotency', () => {
  it('answers a repeated request with the stored answer, and changes nothing again', async () => {
    const first = withKey(commitOf(lotChange()), 'twice', { first: true })
    await store.commit(first)
    const id = randomUUID()
    const again = await store.commit(withKey(commitOf(lotChange({ id })), 'twice', {})).catch((error: unknown) => error)
    expect(again).toBeInstanceOf(AlreadyAnswered)
    expect((again as AlreadyAnswered).stored).toEqual(answer({ first: true }))
    expect(await lot(id)).toBeUndefined()
  })

  it('gives null when the key names another request', async () => {
    await store.commit(withKey(commitOf(lotChange()), 'other', {}))
    const again = await store
      .commit(withKey(commitOf(lotChange()), 'other', {}, 'cd'.repeat(32)))
      .catch((error: unknown) => error)
    expect((again as AlreadyAnswered).stored).toBeNull()
  })

  it('lets one of ten equal requests through that arrive at once', async () => {
    const ids = Array.from({ length: 10 }, () => randomUUID())
    const results = await Promise.allSettled(
      ids.map((id) => store.commit(withKey(commitOf(lotChange({ id })), 'ten', { id }))),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    const winner = ids[results.findIndex((result) => result.status === 'fulfilled')]
    for (const result of results)
      if (result.status === 'rejected') expect((result.reason as AlreadyAnswered).stored?.body).toEqual({ id: winner })
    expect(await count('lot WHERE id = ANY($1)', [ids])).toBe(1)
  })

  it('keeps a refusal, once, and forgets answers by age', async () => {
    const key = { organisationId: 'coop-tiznit', key: 'refused', requestHash: 'ef'.repeat(32) }
    await store.keepAnswer(key, { status: 422, headers: {}, body: { code: 'no' } })
    await expect(store.keepAnswer(key, answer({}))).rejects.toMatchObject({ stored: { status: 422 } })
    expect(await store.answerTo({ ...key, organisationId: 'coop-taroudant' })).toBeUndefined()
    const later = createStore({ pool, service: 'sourcing', now: () => new Date(Date.now() + 8 * 86_400_000) })
    expect(await later.forgetAnswers(7 * 86_400_000)).toBeGreaterThan(0)
    expect(await store.answerTo(key)).toBeUndefined()
  })
})

describe('two writers on one stream', () => {
  it('both believe that they were first when the version is only read before writing', async () => {
    const id = randomUUID()
    await store.commit(commitOf(lotChange({ id })))
    const naive = async (status: string) => {
      const client = await pool.connect()
      await client.query('BEGIN')
      const { rows } = await client.query<{ version: number }>('SELECT version FROM lot WHERE id = $1', [id])
      return async () => {
        await client.query('UPDATE lot SET version = $2, status = $3 WHERE id = $1', [id, rows[0]!.version + 1, status])
        await client.query('COMMIT')
        client.release()
      }
    }
    const [first, second] = [await naive('mine'), await naive('yours')]
    await first()
    await second()
    expect(await lot(id)).toEqual({ version: 2, status: 'yours' }) // two decisions, one version: the first is lost
  })

  it('the second waits for the first and is told', async () => {
    const id = randomUUID()
    await store.commit(commitOf(lotChange({ id })))
    const first = await pool.connect()
    await first.query('BEGIN')
    await store.commitIn(first, commitOf(lotChange({ id, from: 1, status: 'mine' })))
    const second = store.commit(commitOf(lotChange({ id, from: 1, status: 'yours' })))
    const told = expect(second).rejects.toThrow(VersionConflict)
    await waitsForLock()
    await first.query('COMMIT')
    first.release()
    await told
    expect(await lot(id)).toEqual({ version: 2, status: 'mine' })
    expect((await store.history(id)).map((event) => event.streamVersion)).toEqual([1, 2])
  })

  it('of two that make the same thing at once, one is told', async () => {
    const id = randomUUID()
    const results = await Promise.allSettled([
      store.commit(commitOf(lotChange({ id }))),
      store.commit(commitOf(lotChange({ id }))),
    ])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await store.history(id)).toHaveLength(1)
  })

  it('commits over the same two streams, named in either order, never wait in a circle', async () => {
    const [a, b] = [randomUUID(), randomUUID()]
    await store.commit(commitOf(lotChange({ id: a }), lotChange({ id: b })))
    for (let from = 1; from <= 20; from++) {
      const results = await Promise.allSettled([
        store.commit(commitOf(lotChange({ id: a, from }), lotChange({ id: b, from }))),
        store.commit(commitOf(lotChange({ id: b, from }), lotChange({ id: a, from }))),
      ])
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
      const { reason } = results.find((result) => result.status === 'rejected') as PromiseRejectedResult
      expect((reason as Error).cause).toMatchObject({ code: 'FB001' }) // not 40P01, a deadlock
    }
  })
})

describe('the event log', () => {
  it('gives positions in the order of versions, also with many writers', async () => {
    const id = randomUUID()
    await store.commit(commitOf(lotChange({ id })))
    const writer = async () => {
      for (let done = 0; done < 10; ) {
        const { version } = (await lot(id))!
        try {
          await store.commit(commitOf(lotChange({ id, from: version, events: 2 })))
          done += 1
        } catch (error) {
          if (!(error instanceof VersionConflict)) throw error
        }
      }
    }
    await Promise.all([writer(), writer(), writer(), writer()])
    const { rows } = await pool.query<{ stream_version: number }>(
      'SELECT stream_version FROM fibula.event WHERE stream_id = $1 ORDER BY position',
      [id],
    )
    expect(rows.map((row) => row.stream_version)).toEqual(Array.from({ length: 81 }, (_, index) => index + 1))
  })

  it.each([
    'UPDATE fibula.event SET person_id = $$x$$',
    'DELETE FROM fibula.event',
    'TRUNCATE fibula.event',
    'DELETE FROM fibula.chain',
    'TRUNCATE fibula.chain',
  ])('refuses %s', async (text) => {
    await store.commit(commitOf(lotChange()))
    await expect(pool.query(text)).rejects.toMatchObject({ code: 'FB002' })
  })

  it('keeps the data exactly as it was written', async () => {
    const id = randomUUID()
    const event = { type: fact(id).type, dataVersion: 1, data: { reason: 'other', note: 'é \u2028 1e21', lotId: id } }
    await store.commit(commitOf({ ...lotChange({ id }), events: [event] }))
    const { rows } = await pool.query<{ data: string }>(
      'SELECT data::text AS data FROM fibula.event WHERE stream_id = $1',
      [id],
    )
    expect(rows[0]?.data).toBe(JSON.stringify(event.data))
  })
})
