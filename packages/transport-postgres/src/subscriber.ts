import type { Batch, IncomingMessage, SubscribeOptions, Subscriber, Subscription } from '@fibula/transport'
import type pg from 'pg'
import { type Bell, startBell } from './bell.ts'
import { membership, nameOf, type Place, share } from './membership.ts'

export interface SubscriberOptions {
  /** A member that was not heard of for so long is given up. Default 6 s. */
  readonly sessionMs?: number
  /** How late a message is seen at most when its notification is lost. Default 250 ms. */
  readonly pollMs?: number
}

const batchSize = 500
const concurrently = 4

interface Position extends Place {
  next: number
  readonly abort: AbortController
}

interface MessageRow {
  readonly topic: string
  readonly partition: number
  readonly message_offset: string
  readonly key: string
  readonly headers: Record<string, string>
  readonly value: Buffer
  readonly end_offset: string
}

const fetchQuery = `
SELECT w.topic, w.partition, p.next_offset AS end_offset, m.message_offset, m.key, m.headers, m.value
FROM unnest($1::text[], $2::int[], $3::bigint[]) AS w (topic, partition, next)
JOIN event_log.partition p ON p.topic = w.topic AND p.partition = w.partition AND p.next_offset > w.next
CROSS JOIN LATERAL (
  SELECT * FROM event_log.message m
  WHERE m.topic = w.topic AND m.partition = w.partition AND m.message_offset >= w.next
  ORDER BY m.message_offset LIMIT ${batchSize}
) m`

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** No wait helps: somebody has to create the topic. */
class UnknownTopic extends Error {}

const subscribe = async (
  pool: pg.Pool,
  bell: Bell,
  options: SubscribeOptions,
  sessionMs: number,
): Promise<Subscription> => {
  const { topics: names, from = 'earliest' } = options
  const member = membership(pool, options.group, names, sessionMs)
  const owned = new Map<string, Position>()
  const inHand = new Map<string, Promise<void>>()
  let wanted: Place[] = []
  let generation = -1
  let stopping = false
  let lastBeat = 0

  const { rows } = await pool.query<{ name: string; partitions: number }>(
    'SELECT name, partitions FROM event_log.topic WHERE name = ANY($1)',
    [names],
  )
  const topics = new Map(rows.map((row) => [row.name, row.partitions]))
  for (const name of names)
    if (!topics.has(name)) throw new UnknownTopic(`the topic ${name} does not exist: create it with ensureTopics`)

  const forget = (): void => {
    for (const position of owned.values()) position.abort.abort()
    owned.clear()
    generation = -1
  }

  /** Heartbeat, and what follows from it: whose turn each partition is. */
  const beat = async (): Promise<void> => {
    const view = await member.beat()
    lastBeat = Date.now()
    if (view === null) {
      forget()
      await member.join()
      return beat()
    }
    if (view.generation !== generation) {
      wanted = share(member.id(), view.members, topics)
      const names = new Set(wanted.map(nameOf))
      for (const [name, position] of owned)
        if (!names.has(name) && !inHand.has(name)) {
          owned.delete(name)
          await member.keep([position], true)
        }
      generation = view.generation
    }
    const missing = wanted.filter((place) => !owned.has(nameOf(place)))
    for (const [name, place] of await member.claim(missing, from))
      owned.set(name, { ...place, abort: new AbortController() })
  }

  const deliver = async (
    position: Position,
    messages: readonly IncomingMessage[],
    endOffset: number,
  ): Promise<void> => {
    const name = nameOf(position)
    const batch: Batch = {
      topic: position.topic,
      partition: position.partition,
      messages,
      endOffset,
      heartbeat: async () => {
        if (Date.now() - lastBeat <= 1_000) return
        const view = await member.beat().catch(() => undefined)
        if (view === null) forget()
        else if (view) lastBeat = Date.now()
      },
      signal: position.abort.signal,
    }
    try {
      const outcome = await options.onBatch(batch)
      position.next = outcome ? outcome.resumeAt : (messages.at(-1)?.offset ?? position.next) + 1
    } catch {
      await pause(50)
    }
    inHand.delete(name)
    if (!wanted.some((place) => nameOf(place) === name) && owned.get(name) === position) {
      owned.delete(name)
      await member.keep([position], true).catch(() => {})
    }
    bell.ring()
  }

  const fetch = async (): Promise<number> => {
    const free = [...owned.values()].filter((position) => !inHand.has(nameOf(position)))
    const room = concurrently - inHand.size
    if (free.length === 0 || room <= 0) return 0
    const { rows: found } = await pool.query<MessageRow>({
      name: 'fetch',
      text: fetchQuery,
      values: [free.map((p) => p.topic), free.map((p) => p.partition), free.map((p) => p.next)],
    })
    const byPlace = Map.groupBy(found, nameOf)
    for (const [name, lines] of [...byPlace].slice(0, room)) {
      const position = owned.get(name)
      if (!position || inHand.has(name)) continue
      const messages = lines.map((line) => ({
        offset: Number(line.message_offset),
        key: line.key,
        headers: line.headers,
        value: new Uint8Array(line.value),
      }))
      inHand.set(name, deliver(position, messages, Number(lines[0]?.end_offset ?? 0)))
    }
    return byPlace.size
  }

  const commit = (release: boolean): Promise<void> => member.keep([...owned.values()], release)

  const run = async (): Promise<void> => {
    let lastCommit = Date.now()
    while (!stopping) {
      try {
        if (Date.now() - lastBeat > Math.min(1_000, sessionMs / 4)) await beat()
        if (Date.now() - lastCommit > 1_000) {
          await commit(false)
          lastCommit = Date.now()
        }
        const found = await fetch()
        if (found === 0 || inHand.size >= concurrently) await bell.next()
        else if (inHand.size > 0) await Promise.race([...inHand.values(), bell.next()])
      } catch {
        // The server is away: everything is tried again until it is back.
        await pause(200)
      }
    }
  }

  await member.join()
  await beat()
  const running = run()
  return {
    stop: async () => {
      stopping = true
      for (const position of owned.values()) position.abort.abort()
      bell.ring()
      await running
      await Promise.allSettled(inHand.values())
      await commit(true).catch(() => {})
      await member.leave().catch(() => {})
    },
  }
}

export const postgresSubscriber = (
  pool: pg.Pool,
  url: string,
  { sessionMs = 6_000, pollMs = 250 }: SubscriberOptions,
): Subscriber => {
  const bell = startBell(url, pollMs)
  const running = new Set<Subscription>()
  let closing = false
  const join = async (options: SubscribeOptions): Promise<Subscription> => {
    for (;;) {
      try {
        return await subscribe(pool, bell, options, sessionMs)
      } catch (error) {
        if (closing || error instanceof UnknownTopic) throw error
        await pause(200)
      }
    }
  }
  return {
    subscribe: async (options) => {
      const subscription = await join(options)
      const tracked: Subscription = {
        stop: async () => {
          running.delete(tracked)
          await subscription.stop()
        },
      }
      running.add(tracked)
      return tracked
    },
    close: async () => {
      closing = true
      await Promise.all([...running].map((subscription) => subscription.stop()))
      await bell.stop()
      await pool.end()
    },
  }
}
