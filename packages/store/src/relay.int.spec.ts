import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { memoryTransport, type Publisher } from '@fibula/transport'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyChain } from './chain.ts'
import type { Worker } from './port.ts'
import { createStore } from './store.ts'
import { storeDatabase } from './test-database.ts'
import { commitOf, gate, lotChange, recordingPublisher, topic } from './test-facts.ts'

const database = await storeDatabase()
const { pool } = database
/** A replica of the service: a store of its own on the same database. */
const replica = () => createStore({ pool, service: 'sourcing' })
const store = replica()
const running: Worker[] = []
const relay = async (publisher: Publisher, of = replica()) => {
  const worker = await of.startRelay({ publisher, topic })
  running.push(worker)
  return worker
}

beforeEach(async () => {
  await pool.query('TRUNCATE fibula.outbox')
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()))
})

const pending = async () => (await store.outbox()).pending
const relayPids = async () =>
  (
    await pool.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 4213007 AND objid = 1
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    )
  ).rows.map((row) => row.pid)
const positionsOf = async (ids: readonly string[]) => {
  const { rows } = await pool.query<{ id: string; position: string }>(
    'SELECT id, position FROM fibula.event WHERE id = ANY($1::uuid[])',
    [ids],
  )
  const byId = new Map(rows.map((row) => [row.id, Number(row.position)]))
  return ids.map((id) => byId.get(id)!)
}
const idsOf = async (streamId: string) => (await store.history(streamId)).map((event) => event.id)

describe('the relay', () => {
  it('publishes what was committed, in the order of each stream, and empties the outbox', async () => {
    const streams = Array.from({ length: 5 }, () => randomUUID())
    for (const id of streams) await store.commit(commitOf(lotChange({ id, events: 3 })))
    const { publisher, batches } = recordingPublisher()
    const worker = await relay(publisher)
    await until(async () => (await pending()) === 0)
    expect(worker.health()).toBeNull()
    const messages = batches.flat()
    for (const id of streams)
      expect(
        messages.filter((message) => message.key === id).map((message) => message.headers.ce_streamversion),
      ).toEqual(['1', '2', '3'])
    expect(messages[0]?.headers).toMatchObject({
      ce_specversion: '1.0',
      ce_source: '/fibula/sourcing',
      'content-type': 'application/json',
    })
  })

  it('takes at most 500 at a time, and sends the next batch only after the last was acknowledged', async () => {
    let open = 0
    let most = 0
    await store.commit(commitOf(...Array.from({ length: 12 }, () => lotChange({ events: 100 }))))
    const { publisher, batches } = recordingPublisher(async () => {
      open += 1
      most = Math.max(most, open)
      await pool.query('SELECT 1')
      open -= 1
    })
    await relay(publisher)
    await until(async () => (await pending()) === 0)
    expect(batches.map((batch) => batch.length)).toEqual([500, 500, 200])
    expect(most).toBe(1)
  })

  it('is woken by a commit of its own process, well before its poll', async () => {
    const { publisher, batches } = recordingPublisher()
    await relay(publisher, store)
    await until(async () => (await relayPids()).length === 1)
    const waits: number[] = []
    for (let round = 0; round < 10; round++) {
      const before = batches.length
      const begun = performance.now()
      await store.commit(commitOf(lotChange()))
      await until(() => batches.length > before, { everyMs: 1 })
      waits.push(performance.now() - begun)
    }
    expect(Math.min(...waits)).toBeLessThan(50) // by the poll alone each would take almost 100 ms
  })

  it('finds what another replica committed', async () => {
    const { publisher, batches } = recordingPublisher()
    await relay(publisher)
    await replica().commit(commitOf(lotChange()))
    await until(() => batches.length === 1)
  })
})

describe('an earlier position that commits late', () => {
  it('is lost to a relay that remembers the last position', async () => {
    const { late, early } = await lateCommit()
    const cursorReads: string[] = []
    let cursor = (await positionsOf(await idsOf(early.id)))[0]! - 2 // all before were published
    const read = async () => {
      const { rows } = await pool.query<{ id: string; position: string }>(
        'SELECT id, position FROM fibula.event WHERE position > $1 ORDER BY position',
        [cursor],
      )
      cursorReads.push(...rows.map((row) => row.id))
      cursor = Number(rows.at(-1)?.position ?? cursor)
    }
    await read()
    await late.commit()
    await read()
    expect(cursorReads).toEqual(await idsOf(early.id))
    expect(cursorReads).not.toContain((await idsOf(late.id))[0])
  })

  it('is published by the outbox, as it still lies there', async () => {
    const { publisher, ids } = recordingPublisher()
    const { late, early } = await lateCommit()
    await relay(publisher)
    await until(() => ids().length === 1)
    await late.commit()
    await until(() => ids().length === 2)
    expect(ids()).toEqual([...(await idsOf(early.id)), ...(await idsOf(late.id))])
    const [first, second] = await positionsOf(ids())
    expect(second).toBeLessThan(first!)
  })

  const lateCommit = async () => {
    const lateId = randomUUID()
    const client = await pool.connect()
    await client.query('BEGIN')
    await store.commitIn(client, commitOf(lotChange({ id: lateId })))
    const id = randomUUID()
    await store.commit(commitOf(lotChange({ id })))
    const commit = async () => {
      await client.query('COMMIT')
      client.release()
    }
    return { late: { id: lateId, commit }, early: { id } }
  }
})

describe('two relays', () => {
  it('reorder a stream when they share the outbox with SKIP LOCKED', async () => {
    const id = randomUUID()
    await store.commit(commitOf(lotChange({ id, events: 2 })))
    const log: number[] = []
    const naive = async (acknowledged: Promise<void>) => {
      const client = await pool.connect()
      await client.query('BEGIN')
      const { rows } = await client.query<{ position: string; stream_version: number }>(
        `SELECT position, stream_version FROM fibula.outbox JOIN fibula.event USING (position)
         ORDER BY position LIMIT 1 FOR UPDATE OF outbox SKIP LOCKED`,
      )
      const publish = async () => {
        await acknowledged
        log.push(rows[0]!.stream_version)
        await client.query('COMMIT')
        client.release()
      }
      return publish()
    }
    const slow = gate()
    const first = naive(slow.promise)
    await until(async () => (await pool.query('SELECT 1 FROM fibula.outbox FOR UPDATE SKIP LOCKED')).rowCount === 1)
    await naive(Promise.resolve())
    slow.resolve()
    await first
    expect(log).toEqual([2, 1])
  })

  it('take turns: one works, the other takes over within about a second of its death', async () => {
    const one = recordingPublisher()
    const two = recordingPublisher()
    await relay(one.publisher)
    await until(async () => (await relayPids()).length === 1)
    const standby = await relay(two.publisher)
    await store.commit(commitOf(lotChange({ events: 5 })))
    await until(() => one.ids().length === 5)
    await until(() => standby.health() === null)
    expect(two.ids()).toEqual([])

    const [pid] = await relayPids()
    const begun = performance.now()
    const stopped = running[0]!.stop() // and its connection is cut at once, as when its process is killed
    await pool.query('SELECT pg_terminate_backend($1)', [pid])
    await stopped
    await until(async () => (await relayPids()).some((other) => other !== pid), { everyMs: 5 })
    expect(performance.now() - begun).toBeLessThan(1_500)
    await store.commit(commitOf(lotChange({ events: 2 })))
    await until(() => two.ids().length === 2)
    expect(one.ids()).toHaveLength(5)
  })

  it('keep one order under load while the active one is cut off again and again', async () => {
    const log = recordingPublisher()
    await relay(log.publisher)
    await relay(log.publisher)
    const streams = Array.from({ length: 4 }, () => randomUUID())
    for (let version = 0; version < 30; version++) {
      await Promise.all(streams.map((id) => store.commit(commitOf(lotChange({ id, from: version })))))
      if (version % 10 === 5)
        await pool.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [await relayPids()])
    }
    await until(async () => (await pending()) === 0)
    for (const id of streams) {
      let seen = 0
      for (const message of log.batches.flat().filter(({ key }) => key === id)) {
        const version = Number(message.headers.ce_streamversion)
        expect(version).toBeLessThanOrEqual(seen + 1) // repeated is allowed, ahead is not
        seen = Math.max(seen, version)
      }
      expect(seen).toBe(30)
    }
  })
})

describe('a relay killed between acknowledgement and delete', () => {
  it('loses facts when they are deleted before they are published', async () => {
    await store.commit(commitOf(lotChange()))
    await pool.query('DELETE FROM fibula.outbox') // and is killed here, before the broker has them
    const next = recordingPublisher()
    await relay(next.publisher)
    await store.commit(commitOf(lotChange()))
    await until(async () => (await pending()) === 0)
    expect(next.ids()).toHaveLength(1) // of two
  })

  it('is followed by one that publishes the same again, with the same hashes', async () => {
    await store.commit(commitOf(lotChange({ events: 3 })))
    const acknowledged = gate()
    const killed = gate()
    const first = recordingPublisher(async () => {
      acknowledged.resolve()
      await killed.promise
    })
    const dying = await relay(first.publisher)
    await acknowledged.promise
    const [pid] = await relayPids()
    await pool.query('SELECT pg_terminate_backend($1)', [pid])
    const second = recordingPublisher()
    await relay(second.publisher)
    await until(async () => (await pending()) === 0)
    killed.resolve()
    await until(() => dying.health() !== null || first.batches.length > 0)
    const sealed = (log: typeof first) =>
      log.batches[0]!.map(({ headers }) => [headers.ce_id, headers.ce_chainsequence, headers.ce_chainhash])
    expect(sealed(second)).toEqual(sealed(first))
    expect(second.ids()).toHaveLength(3)
  })
})

describe('loss', () => {
  it('of the broker: says so, keeps everything, and goes on when it is back', async () => {
    const transport = memoryTransport()
    await (await transport.admin()).ensureTopics([{ name: topic, partitions: 3 }])
    const publisher = await transport.publisher()
    const worker = await relay(publisher, store)
    await until(() => worker.health() === null)
    transport.loseBroker()
    await store.commit(commitOf(lotChange({ events: 4 })))
    await until(() => worker.health()?.includes('the broker is lost'))
    const outbox = await store.outbox()
    expect(outbox.pending).toBe(4)
    expect(outbox.oldestMs).toBeGreaterThan(0)
    transport.restoreBroker()
    await until(async () => (await pending()) === 0 && worker.health() === null)
    const ends = await (await transport.admin()).lag('nobody', [topic])
    expect(ends.reduce((sum, { end }) => sum + end, 0)).toBe(4)
  })

  it('of every database connection: comes back by itself', async () => {
    const log = recordingPublisher()
    const worker = await relay(log.publisher, store)
    await until(() => worker.health() === null)
    await database.cutConnections()
    await until(async () => store.commit(commitOf(lotChange())).then(() => true))
    await until(() => log.ids().length === 1 && worker.health() === null)
  })
})

describe('the hash chain', () => {
  const published = (log: ReturnType<typeof recordingPublisher>) => {
    const links = log.batches.flat().map(({ headers, value }) => ({
      id: headers.ce_id!,
      type: headers.ce_type!,
      source: headers.ce_source!,
      streamId: headers.ce_subject!,
      streamVersion: Number(headers.ce_streamversion),
      happenedAt: headers.ce_time!,
      recordedAt: headers.ce_recordedtime!,
      organisationId: headers.ce_organisation!,
      personId: headers.ce_person!,
      dataVersion: Number(headers.ce_dataversion),
      data: new TextDecoder().decode(value),
      sequence: Number(headers.ce_chainsequence),
      hash: headers.ce_chainhash!,
    }))
    return links.sort((a, b) => a.sequence - b.sequence)
  }

  it('holds over what was published, across restarts, and breaks on any change', async () => {
    const fresh = await storeDatabase()
    const own = createStore({ pool: fresh.pool, service: 'sourcing' })
    const log = recordingPublisher()
    for (let start = 0; start < 3; start++) {
      const worker = await own.startRelay({ publisher: log.publisher, topic })
      await own.commit(commitOf(lotChange({ events: 4 }), lotChange()))
      await until(async () => (await own.outbox()).pending === 0)
      await worker.stop()
    }
    const links = published(log)
    expect(links).toHaveLength(15)
    expect(verifyChain(links)).toBeNull()
    expect(verifyChain(links.map((link) => (link.sequence === 7 ? { ...link, personId: 'x' } : link)))).toEqual({
      sequence: 7,
      reason: 'altered',
    })
    expect(verifyChain(links.filter((link) => link.sequence !== 3))).toEqual({ sequence: 3, reason: 'missing' })
    expect(
      verifyChain(links.map((link) => (link.sequence === 15 ? { ...link, data: `${link.data} ` } : link))),
    ).toMatchObject({ sequence: 15 })
  })
})
