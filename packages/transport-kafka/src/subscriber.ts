import type { Batch, IncomingMessage, SubscribeOptions, Subscriber, Subscription } from '@fibula/transport'
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs'
import { within } from './client.ts'

const headersOf = (headers: KafkaMessage['headers'] = {}): Record<string, string> => {
  const read: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    read[name] = ((Array.isArray(value) ? value[0] : value) ?? '').toString()
  }
  return read
}

const nothing = new Uint8Array(0)

/** Headers become text when somebody asks for them, so that they need not be kept as long as the batch is. */
const incoming = (message: KafkaMessage): IncomingMessage => ({
  offset: Number(message.offset),
  key: message.key?.toString() ?? '',
  get headers() {
    return headersOf(message.headers)
  },
  value: message.value ?? nothing,
})

/** The broker says that this member is no longer one of the group, or of this generation of it. */
const isOutcast = (error: unknown): boolean =>
  ['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID'].includes((error as { type?: string }).type ?? '')

const commitEveryMs = 1_000
const commitPatienceMs = 3_000
const leavePatienceMs = 5_000

/** What the handler made of the batch; `outcast` when the group had given this member up meanwhile, so that nothing of it counts. */
const deliver = async (
  payload: EachBatchPayload,
  options: SubscribeOptions,
  abort: AbortController,
): Promise<{ resumeAt: number } | undefined | 'refused' | 'outcast'> => {
  const { batch } = payload
  let outcast = false
  const heartbeat = async (): Promise<void> => {
    try {
      await payload.heartbeat()
    } catch (error) {
      // A rebalance that has begun waits for this batch; an outcast may as well stop.
      if (!isOutcast(error)) return
      outcast = true
      abort.abort()
    }
  }
  const given: Batch = {
    topic: batch.topic,
    partition: batch.partition,
    messages: batch.messages.map(incoming),
    endOffset: Number(batch.highWatermark),
    heartbeat,
    signal: abort.signal,
  }
  // Heartbeats go on beside the handler, so that a slow batch is no reason to declare the member dead.
  const beat = setInterval(() => void heartbeat(), 1_000)
  try {
    const outcome = await options.onBatch(given)
    return outcast ? 'outcast' : outcome
  } catch {
    return 'refused'
  } finally {
    clearInterval(beat)
  }
}

const run = async (consumer: Consumer, options: SubscribeOptions): Promise<Subscription> => {
  /** What was done and is not yet committed to the group: only for the eyes of the usual tools, and for a new member's start. */
  const done = new Map<string, { topic: string; partition: number; offset: string }>()
  const inHand = new Map<Promise<void>, AbortController>()
  /** How often each partition's batch was refused in a row. */
  const refusals = new Map<string, number>()
  /** Where a partition was sent back to and has not been read from yet: kept over a rebalance. */
  const seeks = new Map<string, { topic: string; partition: number; offset: string }>()
  let stopping = false
  let generation = 0
  // Not `consumer.commitOffsets`: that one tries again for ever, and so might commit in a later generation what an earlier one did.
  let commitNow: EachBatchPayload['commitOffsetsIfNecessary'] | undefined

  const commit = async (): Promise<void> => {
    const offsets = [...done]
    const current = generation
    if (offsets.length === 0 || !commitNow) return
    done.clear()
    const topics = [...Map.groupBy(offsets, ([, { topic }]) => topic)].map(([topic, own]) => ({
      topic,
      partitions: own.map(([, { partition, offset }]) => ({ partition, offset })),
    }))
    try {
      await within(commitPatienceMs, 'committing offsets', commitNow({ topics }))
    } catch {
      if (current === generation) for (const [place, offset] of offsets) if (!done.has(place)) done.set(place, offset)
    }
  }

  const joined = new Promise<void>((resolve) => {
    consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberAssignment } }) => {
      // What was done in an earlier generation must not be committed in this one: its partitions may have had another owner.
      generation += 1
      done.clear()
      // Only here, and before any await, does kafkajs heed a seek before it reads from the group's offset.
      for (const seek of seeks.values()) if (memberAssignment[seek.topic]?.includes(seek.partition)) consumer.seek(seek)
      resolve()
    })
  })
  consumer.on(consumer.events.REBALANCING, () => void commit())
  consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
    // kafkajs restarts after all it can mend; what is left must end the process, whose supervisor starts it again.
    if (!restart)
      setImmediate(() => {
        throw error
      })
  })

  const handle = async (payload: EachBatchPayload, lastOffset: string, abort: AbortController): Promise<void> => {
    const { topic, partition } = payload.batch
    const place = `${topic}/${partition}`
    const outcome = await deliver(payload, options, abort)
    if (outcome === 'outcast') return
    if (outcome === 'refused') {
      // Set aside, not waited for: kafkajs fetches nothing for any partition while a batch is in hand.
      const refused = (refusals.get(place) ?? 0) + 1
      refusals.set(place, refused)
      setTimeout(payload.pause(), Math.min(1_000, 10 * 2 ** refused))
      return
    }
    refusals.delete(place)
    if (outcome) {
      const back = { topic, partition, offset: String(outcome.resumeAt) }
      seeks.set(place, back)
      consumer.seek(back)
      done.set(place, back)
      await commit()
      return
    }
    seeks.delete(place)
    payload.resolveOffset(lastOffset)
    done.set(place, { topic, partition, offset: String(Number(lastOffset) + 1) })
  }

  await consumer.connect()
  await consumer.subscribe({ topics: [...options.topics], fromBeginning: options.from !== 'latest' })
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: 4,
    eachBatch: async (payload) => {
      const last = payload.batch.messages.at(-1)
      if (last === undefined || stopping) return
      commitNow = payload.commitOffsetsIfNecessary
      const abort = new AbortController()
      const handled = handle(payload, last.offset, abort)
      inHand.set(handled, abort)
      await handled.finally(() => inHand.delete(handled))
    },
  })
  await joined
  const timer = setInterval(() => void commit(), commitEveryMs)

  return {
    stop: async () => {
      clearInterval(timer)
      stopping = true
      for (const abort of inHand.values()) abort.abort()
      await Promise.allSettled(inHand.keys())
      // As long as this is a member: afterwards the group takes no offsets from it.
      await commit()
      const left = consumer.stop().then(() => consumer.disconnect())
      // Without a broker kafkajs would try for ever; the group then gives this member up by itself.
      await within(leavePatienceMs, 'leaving the group', left).catch(() => {})
    },
  }
}

const unknownOf = async (kafka: Kafka, topics: readonly string[]): Promise<string | undefined> => {
  const admin = kafka.admin({ retry: { retries: 1, initialRetryTime: 50 } })
  try {
    await admin.connect()
    const known = new Set(await admin.listTopics())
    return topics.find((topic) => !known.has(topic))
  } finally {
    await admin.disconnect().catch(() => {})
  }
}

export const kafkaSubscriber = (kafka: Kafka): Subscriber => {
  const running = new Set<Subscription>()
  let closing = false
  /** kafkajs would wait for a missing topic for ever. */
  const expectTopics = async (topics: readonly string[]): Promise<void> => {
    for (;;) {
      const unknown = await unknownOf(kafka, topics).catch((error: unknown) => {
        if (closing) throw error
        return null
      })
      if (unknown === undefined) return
      if (unknown !== null) throw new Error(`the topic ${unknown} does not exist: create it with ensureTopics`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  return {
    subscribe: async (options) => {
      await expectTopics(options.topics)
      const consumer = kafka.consumer({
        groupId: options.group,
        sessionTimeout: 10_000,
        rebalanceTimeout: 20_000,
        heartbeatInterval: 2_000,
        minBytes: 1,
        maxWaitTimeInMs: 500,
        maxBytesPerPartition: 2_097_152,
        allowAutoTopicCreation: false,
        retry: { retries: 1e6, initialRetryTime: 50, maxRetryTime: 1_000, restartOnFailure: async () => true },
      })
      const subscription = await run(consumer, options)
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
    },
  }
}
