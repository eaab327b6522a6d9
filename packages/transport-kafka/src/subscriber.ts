import type { Batch, IncomingMessage, SubscribeOptions, Subscriber, Subscription } from '@fibula/transport'
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs'

const headersOf = (headers: KafkaMessage['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name, (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).toString()]),
  )

const nothing = new Uint8Array(0)

const incoming = (message: KafkaMessage): IncomingMessage => ({
  offset: Number(message.offset),
  key: message.key?.toString() ?? '',
  headers: headersOf(message.headers),
  value: message.value ?? nothing,
})

/** The broker says that this member is no longer one of the group, or of this generation of it. */
const isOutcast = (error: unknown): boolean =>
  ['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID'].includes((error as { type?: string }).type ?? '')

const commitEveryMs = 1_000

/** Delivers one batch until the handler is content, the partition is lost, or the member stops. */
const deliver = async (payload: EachBatchPayload, options: SubscribeOptions): Promise<{ resumeAt: number } | undefined | 'given up'> => {
  const { batch } = payload
  const abort = new AbortController()
  const heartbeat = async (): Promise<void> => {
    try {
      await payload.heartbeat()
    } catch (error) {
      // A rebalance that has begun waits for this batch; an outcast may as well stop.
      if (isOutcast(error)) abort.abort()
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
    for (let attempt = 0; payload.isRunning() && !payload.isStale() && !abort.signal.aborted; attempt++) {
      try {
        return await options.onBatch(given)
      } catch {
        await new Promise((resolve) => setTimeout(resolve, Math.min(1_000, 20 * 2 ** attempt)))
      }
    }
    return 'given up'
  } finally {
    clearInterval(beat)
  }
}

const run = async (consumer: Consumer, options: SubscribeOptions): Promise<Subscription> => {
  /** What was done and is not yet committed to the group: only for the eyes of the usual tools, and for a new member's start. */
  const done = new Map<string, { topic: string; partition: number; offset: string }>()
  const inHand = new Set<Promise<unknown>>()
  let stopping = false
  const commit = async (): Promise<void> => {
    const offsets = [...done.values()]
    done.clear()
    if (offsets.length > 0) await consumer.commitOffsets(offsets).catch(() => {})
  }

  const joined = new Promise<void>((resolve) => {
    consumer.on(consumer.events.GROUP_JOIN, () => resolve())
  })
  consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
    // kafkajs restarts after all it can mend; what is left must end the process, whose supervisor starts it again.
    if (!restart)
      setImmediate(() => {
        throw error
      })
  })
  await consumer.connect()
  await consumer.subscribe({ topics: [...options.topics], fromBeginning: options.from !== 'latest' })
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: 4,
    eachBatch: async (payload) => {
      const { topic, partition, messages } = payload.batch
      const last = messages.at(-1)
      if (last === undefined || stopping) return
      const delivery = deliver(payload, options)
      inHand.add(delivery)
      const outcome = await delivery.finally(() => inHand.delete(delivery))
      if (outcome === 'given up') return
      if (outcome) return consumer.seek({ topic, partition, offset: String(outcome.resumeAt) })
      payload.resolveOffset(last.offset)
      done.set(`${topic}/${partition}`, { topic, partition, offset: String(Number(last.offset) + 1) })
    },
  })
  await joined
  const timer = setInterval(() => void commit(), commitEveryMs)

  return {
    stop: async () => {
      clearInterval(timer)
      stopping = true
      await Promise.allSettled(inHand)
      // As long as this is a member: afterwards the group takes no offsets from it.
      await commit()
      await consumer.stop()
      await consumer.disconnect()
    },
  }
}

export const kafkaSubscriber = (kafka: Kafka): Subscriber => {
  const running = new Set<Subscription>()
  return {
    subscribe: async (options) => {
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
      await Promise.all([...running].map((subscription) => subscription.stop()))
    },
  }
}
