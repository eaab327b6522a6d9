import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { memoryTransport } from '@fibula/transport'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Consumer, ConsumerOptions, EventHandler, Queryable } from './port.ts'
import { createStore } from './store.ts'
import { storeDatabase } from './test-database.ts'
import { batchOf, brokenJson, commitOf, factType, gate, handSubscriber, lotChange, topic, wire } from './test-facts.ts'

const database = await storeDatabase()
const { pool } = database
const store = createStore({ pool, service: 'traceability' })

beforeEach(async () => {
  await pool.query('TRUNCATE fibula.progress, fibula.stream_progress, fibula.parked, fibula.consumer, seen')
})

const see: EventHandler = async (event, tx) => {
  await tx.query('INSERT INTO seen VALUES ($1, $2, $3)', [event.streamId, event.streamVersion, event.type])
}
const seen = async (streamId: string) =>
  (
    await pool.query<{ version: number }>('SELECT version FROM seen WHERE stream_id = $1 ORDER BY version', [streamId])
  ).rows.map((row) => row.version)
const nextOffset = async (partition = 0) => {
  const { rows } = await pool.query<{ next_offset: string }>(
    'SELECT next_offset FROM fibula.progress WHERE partition = $1',
    [partition],
  )
  return rows[0] === undefined ? undefined : Number(rows[0].next_offset)
}
const waitsForLock = () =>
  until(async () => {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    return (await pool.query(waiting)).rowCount! > 0
  })

const start = async (handler: EventHandler = see, options: Partial<ConsumerOptions> = {}) => {
  const hand = handSubscriber()
  const consumer: Consumer = await store.startConsumer({
    name: 'traceability',
    subscriber: hand.subscriber,
    topics: [topic],
    handlers: { [factType]: handler },
    ...options,
  })
  return { ...hand, consumer }
}

/** Refuses what `refuses` says, with an error of the event and not of the database. */
const picky =
  (refuses: (streamId: string, version: number) => boolean): EventHandler =>
  async (event, tx) => {
    await see(event, tx)
    if (refuses(event.streamId, event.streamVersion)) throw new Error('unheard of')
  }

describe('a batch', () => {
  it('is applied together with its progress', async () => {
    const { deliver, consumer } = await start()
    const [a, b] = [randomUUID(), randomUUID()]
    await deliver(batchOf([wire(a, 1), wire(b, 1), wire(a, 2)]))
    expect([await seen(a), await seen(b), await nextOffset()]).toEqual([[1, 2], [1], 3])
    expect(consumer.health()).toBeNull()
    expect(consumer.lags()).toEqual([{ topic, partition: 0, lag: 0 }])
  })

  it('has no effect twice: not when delivered again, nor when an event was published again', async () => {
    const { deliver } = await start()
    const a = randomUUID()
    const batch = batchOf([wire(a, 1), wire(a, 2), wire(a, 1), wire(a, 2), wire(a, 3)])
    await deliver(batch)
    await deliver(batch)
    await deliver(batchOf([wire(a, 2), wire(a, 3), wire(a, 4)], { from: 5 }))
    expect(await seen(a)).toEqual([1, 2, 3, 4])
    expect(await nextOffset()).toBe(8)
    expect(await store.parked()).toEqual([])
  })

  it('that begins beyond the stored offset is not applied: the consumer asks for what lies between', async () => {
    const { deliver } = await start()
    const a = randomUUID()
    await deliver(batchOf([wire(a, 1)]))
    expect(await deliver(batchOf([wire(a, 3)], { from: 2 }))).toEqual({ resumeAt: 1 })
    expect(await seen(a)).toEqual([1])
    expect(await deliver(batchOf([wire(a, 2), wire(a, 3)], { from: 1 }))).toBeUndefined()
    expect(await seen(a)).toEqual([1, 2, 3])
  })

  it('is applied where the log itself has nothing in between, and what is missing of a stream is noticed', async () => {
    const { deliver } = await start()
    const [a, b] = [randomUUID(), randomUUID()]
    expect(await deliver(batchOf([wire(a, 5), wire(b, 1)], { from: 100 }))).toEqual({ resumeAt: 0 })
    await deliver(batchOf([wire(a, 5), wire(b, 1)], { from: 100 }))
    expect(await seen(b)).toEqual([1])
    expect(await store.parked()).toMatchObject([{ streamId: a, events: 1 }])
  })

  it('passes over types that nobody handles, and keeps their progress', async () => {
    const { deliver } = await start(see, { handlers: {} })
    const a = randomUUID()
    await deliver(batchOf([wire(a, 1), wire(a, 2)]))
    expect([await seen(a), await nextOffset(), await store.parked()]).toEqual([[], 2, []])
  })

  it('goes to applyBatch at once, and one by one when that fails', async () => {
    const sizes: number[] = []
    let fails = false
    const { deliver } = await start(
      picky((_, version) => version === 4),
      {
        applyBatch: async (events, tx) => {
          sizes.push(events.length)
          for (const event of events) await see(event, tx)
          if (fails) throw new Error('one of them')
        },
      },
    )
    const [a, b] = [randomUUID(), randomUUID()]
    await deliver(batchOf([wire(a, 1), wire(b, 1), wire(a, 2)]))
    fails = true
    await deliver(batchOf([wire(a, 3), wire(a, 4), wire(b, 2), wire(a, 5)], { from: 3 }))
    expect(sizes).toEqual([3, 4])
    expect([await seen(a), await seen(b)]).toEqual([
      [1, 2, 3],
      [1, 2],
    ])
    expect(await store.parked()).toMatchObject([{ streamId: a, events: 2, reason: 'unheard of' }])
  })
})

describe('a dead consumer that still writes', () => {
  it('applies everything twice where nobody keeps progress', async () => {
    const applied: number[] = []
    const woken = gate()
    const batch = [1, 2]
    const sleeper = woken.promise.then(() => applied.push(...batch))
    applied.push(...batch) // its successor
    woken.resolve()
    await sleeper
    expect(applied).toEqual([1, 2, 1, 2])
  })

  it.each(['commits', 'rolls back'])(
    'waits in its transaction and %s: its successor does each event once',
    async (end) => {
      const entered = gate()
      const woken = gate()
      let sleeping = true
      const { deliver, subscriber } = await start(async (event, tx) => {
        await see(event, tx)
        if (!sleeping) return
        sleeping = false
        entered.resolve()
        await woken.promise
        if (end === 'rolls back') throw Object.assign(new Error('connection terminated'), { code: 'ECONNRESET' })
      })
      const a = randomUUID()
      const batch = batchOf([wire(a, 1), wire(a, 2)])
      const dead = deliver(batch)
      const outcome = dead.then(
        () => 'commits',
        () => 'rolls back',
      )
      await entered.promise
      await store.startConsumer({ name: 'traceability', subscriber, topics: [topic], handlers: { [factType]: see } })
      const successor = deliver(batchOf([...batch.messages, wire(a, 3)]))
      await waitsForLock()
      woken.resolve()
      await successor
      expect(await outcome).toBe(end)
      expect([await seen(a), await nextOffset()]).toEqual([[1, 2, 3], 3])
    },
  )

  it('that wakes up late finds its batch done, and cannot turn progress back', async () => {
    const { deliver } = await start()
    const a = randomUUID()
    const batch = batchOf([wire(a, 1)])
    await deliver(batchOf([wire(a, 1), wire(a, 2)]))
    await deliver(batch)
    expect([await seen(a), await nextOffset()]).toEqual([[1, 2], 2])
  })
})

describe('parking', () => {
  it('holds a failing event and what follows it in its stream, while others flow; replay applies them in order', async () => {
    let broken = true
    const { deliver } = await start(picky((_, version) => broken && version === 2))
    const [a, b] = [randomUUID(), randomUUID()]
    await deliver(batchOf([wire(a, 1), wire(a, 2), wire(b, 1), wire(a, 3)]))
    await deliver(batchOf([wire(a, 4), wire(a, 4)], { from: 4 }))
    expect([await seen(a), await seen(b)]).toEqual([[1], [1]])
    expect(await store.parked()).toMatchObject([
      { consumer: 'traceability', topic, streamId: a, events: 4, reason: 'unheard of' },
    ])

    expect(await store.replayParked('traceability', a)).toEqual({ applied: 0, remaining: 4, reason: 'unheard of' })
    broken = false
    expect(await store.replayParked('traceability', a)).toMatchObject({ remaining: 0 })
    expect([await seen(a), await store.parked()]).toEqual([[1, 2, 3, 4], []])
    await deliver(batchOf([wire(a, 5)], { from: 6 }))
    expect(await seen(a)).toEqual([1, 2, 3, 4, 5])
  })

  it('tries a failing event again before it parks it', async () => {
    let failures = 2
    const { deliver } = await start(async (event, tx) => {
      await see(event, tx)
      if (failures-- > 0) throw new Error('not yet')
    })
    const a = randomUUID()
    await deliver(batchOf([wire(a, 1)]))
    expect([await seen(a), await store.parked()]).toEqual([[1], []])
  })

  it('takes a gap for a lost event, and stops there on replay', async () => {
    const { deliver } = await start()
    const a = randomUUID()
    await deliver(batchOf([wire(a, 1), wire(a, 3), wire(a, 4)]))
    expect(await seen(a)).toEqual([1])
    const [parked] = await store.parked()
    expect(parked).toMatchObject({ events: 2, reason: expect.stringContaining('version 2 of this stream is missing') })
    expect(await store.replayParked('traceability', a)).toMatchObject({ applied: 0, remaining: 2 })
  })

  it.each([
    ['broken JSON', (id: string) => brokenJson(id, 2)],
    ['no CloudEvent', (id: string) => ({ key: id, headers: {}, value: new Uint8Array() })],
    ['a version that is no number', (id: string) => wire(id, 2, { ce_streamversion: 'two' })],
  ])('survives %s', async (_, message) => {
    const { deliver, consumer } = await start()
    const [a, b] = [randomUUID(), randomUUID()]
    await deliver(batchOf([wire(a, 1), message(a), wire(b, 1)]))
    expect([await seen(a), await seen(b), await nextOffset()]).toEqual([[1], [1], 3])
    expect(await store.parked()).toHaveLength(1)
    expect(consumer.health()).toBeNull()
  })

  it('survives U+0000 in the key', async () => {
    const { deliver } = await start()
    const b = randomUUID()
    await deliver(batchOf([{ key: 'a\u0000b', headers: {}, value: new Uint8Array([0]) }, wire(b, 1)]))
    expect([await seen(b), await nextOffset()]).toEqual([[1], 2])
    expect(await store.parked()).toHaveLength(1)
  })

  it('passes over a type from the future that nobody handles here, whatever is in it', async () => {
    const { deliver } = await start()
    const a = randomUUID()
    const future = { ...brokenJson(a, 2), headers: wire(a, 2, { ce_type: 'sourcing.lot-lost' }).headers }
    await deliver(batchOf([wire(a, 1), future, wire(a, 3)]))
    expect([await seen(a), await store.parked()]).toEqual([[1, 3], []])
  })

  it.each([
    ['a gap', (id: string) => wire(id, 3)],
    ['broken JSON', (id: string) => brokenJson(id, 2)],
  ])('holds %s, and not what came before it in the same batch, when another event fails there', async (_, message) => {
    const { deliver } = await start(picky((id) => id === bad))
    const [a, bad] = [randomUUID(), randomUUID()]
    await deliver(batchOf([wire(a, 1), message(a), wire(bad, 1)]))
    expect(await seen(a)).toEqual([1])
    expect((await store.parked()).map((parked) => parked.events)).toEqual([1, 1])
  })

  it('is not for a lost database: the batch is delivered again, and no event is blamed', async () => {
    let cut = true
    const { deliver, consumer } = await start(async (event, tx) => {
      await see(event, tx)
      if (!cut) return
      cut = false
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())')
    })
    const a = randomUUID()
    const batch = batchOf([wire(a, 1), wire(a, 2)])
    await expect(deliver(batch)).rejects.toThrow()
    expect(consumer.health()).toContain('tried again until it is back')
    await deliver(batch)
    expect([await seen(a), await store.parked(), consumer.health()]).toEqual([[1, 2], [], null])
  })
})

describe('with a broker', () => {
  const truncate = async (tx: Queryable) => {
    await tx.query('TRUNCATE seen')
  }
  const setUp = async (handler = see) => {
    const transport = memoryTransport()
    await (await transport.admin()).ensureTopics([{ name: topic, partitions: 3 }])
    const publisher = await transport.publisher()
    const subscriber = await transport.subscriber()
    const consumer = await store.startConsumer({
      name: 'traceability',
      subscriber,
      topics: [topic],
      handlers: { [factType]: handler },
    })
    const streams = Array.from({ length: 8 }, () => randomUUID())
    const publish = (version: number) =>
      publisher.publish(
        topic,
        streams.map((id) => wire(id, version)),
      )
    const total = async () => (await pool.query('SELECT 1 FROM seen')).rowCount
    return { transport, consumer, streams, publish, total, subscriber }
  }

  it('rebuilds a projection from the beginning of the log, parked events included, and goes on', async () => {
    let refusing = true
    const { consumer, streams, publish, total } = await setUp(
      picky((id, version) => refusing && version === 2 && id === streams[0]),
    )
    for (const version of [1, 2, 3]) await publish(version)
    await until(async () => (await total()) === 22 && (await store.parked()).length === 1)
    refusing = false
    await pool.query(`UPDATE seen SET type = 'wrong'`)
    await consumer.rebuild(truncate)
    await until(async () => (await total()) === 24)
    expect((await pool.query(`SELECT 1 FROM seen WHERE type = 'wrong'`)).rowCount).toBe(0)
    expect(await store.parked()).toEqual([])
    await publish(4)
    await until(async () => (await total()) === 32)
    await consumer.stop()
  })

  it('leaves everything as it was when a rebuild cannot empty the tables', async () => {
    const { consumer, publish, total } = await setUp()
    await publish(1)
    await until(async () => (await total()) === 8)
    const failing = async (tx: Queryable) => {
      await truncate(tx)
      throw new Error('no')
    }
    await expect(consumer.rebuild(failing)).rejects.toThrow('no')
    expect(await total()).toBe(8)
    await publish(2)
    await until(async () => (await total()) === 16)
    await consumer.stop()
  })

  it('catches up by itself after the database was restored from an older backup', async () => {
    const { consumer, publish, total } = await setUp()
    await publish(1)
    await until(async () => (await total()) === 8)
    const tables = ['fibula.progress', 'fibula.stream_progress', 'seen']
    for (const [index, table] of tables.entries()) await pool.query(`CREATE TABLE backup_${index} AS TABLE ${table}`)
    for (const version of [2, 3]) await publish(version)
    await until(async () => (await total()) === 24)
    const client = await pool.connect()
    await client.query('BEGIN')
    await client.query(`TRUNCATE ${tables.join(', ')}`)
    for (const [index, table] of tables.entries())
      await client.query(`INSERT INTO ${table} TABLE backup_${index}; DROP TABLE backup_${index}`)
    await client.query('COMMIT')
    client.release()
    await publish(4)
    await until(async () => (await total()) === 32)
    expect(await store.parked()).toEqual([])
    await consumer.stop()
  })

  it('keeps every effect single while members come and go', async () => {
    const { transport, publish, total, consumer } = await setUp()
    const join = async () => {
      const subscriber = await transport.subscriber()
      return store.startConsumer({ name: 'traceability', subscriber, topics: [topic], handlers: { [factType]: see } })
    }
    const members = [consumer]
    for (let version = 1; version <= 12; version++) {
      await publish(version)
      if (version % 3 === 0) members.push(await join())
      if (version % 4 === 0) await members.shift()?.stop()
    }
    await until(async () => (await total()) === 96)
    expect(await store.parked()).toEqual([])
    for (const member of members) await member.stop()
  })

  it('carries facts from commit to projection through relay, broker loss and consumer', async () => {
    const { transport, consumer } = await setUp()
    const sourcing = createStore({ pool, service: 'sourcing' })
    const relay = await sourcing.startRelay({ publisher: await transport.publisher(), topic })
    const id = randomUUID()
    await sourcing.commit(commitOf(lotChange({ id, events: 2 })))
    await until(async () => (await seen(id)).length === 2)
    transport.loseBroker()
    await sourcing.commit(commitOf(lotChange({ id, from: 2 })))
    transport.restoreBroker()
    await until(async () => (await seen(id)).length === 3)
    await relay.stop()
    await consumer.stop()
  })
})
