import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { expect } from 'vitest'
import type {
  Batch,
  BatchHandler,
  IncomingMessage,
  OutgoingMessage,
  Publisher,
  Subscriber,
  Transport,
} from '../port.ts'

/** A way to the broker of its own, as another process has it. */
export interface BenchMember {
  readonly transport: Transport
  /** Nothing reaches the broker from this member, nor the other way, and neither is told: a frozen process. */
  stall(): void
  /** Goes on as if nothing had been. */
  wake(): void
}

/** What a technology brings along to be tested. */
export interface Bench {
  member(): Promise<BenchMember>
  /** Every connection breaks and no new one comes about, until `restoreBroker`. */
  loseBroker(): Promise<void>
  restoreBroker(): Promise<void>
  close(): Promise<void>
  /** How long a condition may take to come true: more than it takes until a silent member is given up. */
  readonly patienceMs: number
}

/** A message as a handler got it, or gave it back. */
export interface Delivery {
  readonly topic: string
  readonly partition: number
  readonly endOffset: number
  readonly message: IncomingMessage
  readonly text: string
}

export interface Reader {
  /** In the order of arrival, repeats included. */
  readonly seen: Delivery[]
  stop(): Promise<void>
}

export interface ReadOptions {
  readonly topics: readonly string[]
  readonly group: string
  readonly member?: BenchMember
  readonly from?: 'earliest' | 'latest'
  /** Runs before the batch counts as seen. Default: nothing, and the batch is done. */
  readonly handle?: (batch: Batch) => ReturnType<BatchHandler>
}

export interface Scene {
  readonly bench: Bench
  /** A member that most steps of a scenario share. */
  readonly member: BenchMember
  readonly publisher: Publisher
  /** A condition that comes true within the bench's patience. */
  eventually<Value>(condition: () => Value | Promise<Value>, what: string): Promise<unknown>
  topic(partitions?: number): Promise<string>
  group(): string
  read(options: ReadOptions): Promise<Reader>
  /** Has it closed when the scenario ends. */
  tidy(close: () => Promise<unknown>): void
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()

export const message = (key: string, text: string | number): OutgoingMessage => ({
  key,
  headers: {},
  value: encoder.encode(String(text)),
})

/** `count` messages of each key, numbered from `first`: all keys' first ones, then all keys' second ones. */
export const numbered = (keys: readonly string[], count: number, first = 0): OutgoingMessage[] =>
  Array.from({ length: count }, (_, index) => keys.map((key) => message(key, first + index))).flat()

export const keysOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `key-${index}`)

export const texts = (seen: readonly Delivery[]): string[] => seen.map(({ text }) => text)

/**
 * Nothing of a key was passed over: whatever was repeated, no message came before the one published just before it.
 * Answers how far each key got.
 */
export const expectNoneAhead = (seen: readonly Delivery[]): Map<string, number> => {
  const reached = new Map<string, number>()
  for (const {
    message: { key },
    text,
  } of seen) {
    const next = (reached.get(key) ?? -1) + 1
    expect(Number(text), `${key}: message ${text} came while ${next} was still to come`).toBeLessThanOrEqual(next)
    reached.set(key, Math.max(next - 1, Number(text)))
  }
  return reached
}

export const hasAll = (seen: readonly Delivery[], keys: readonly string[], count: number): boolean => {
  const wanted = new Set(keys.flatMap((key) => Array.from({ length: count }, (_, index) => `${key} ${index}`)))
  for (const {
    message: { key },
    text,
  } of seen)
    wanted.delete(`${key} ${text}`)
  return wanted.size === 0
}

/** A promise that the test fulfils when it wants a handler to go on. */
export const gate = () => Promise.withResolvers<void>()

/** Lets everything run that is ready to. */
export const breathe = async (turns = 3): Promise<void> => {
  for (let count = 0; count < turns; count++) await new Promise((resolve) => setImmediate(resolve))
}

export const openScene = async (bench: Bench): Promise<Scene & { close(): Promise<void> }> => {
  const closers: (() => Promise<unknown>)[] = []
  const tidy = (close: () => Promise<unknown>): void => void closers.unshift(close)
  const member = await bench.member()
  const admin = await member.transport.admin()
  tidy(() => admin.close())
  const publisher = await member.transport.publisher()
  tidy(() => publisher.close())
  const subscribers = new Map<BenchMember, Subscriber>()
  const subscriberOf = async (one: BenchMember): Promise<Subscriber> => {
    const known = subscribers.get(one)
    if (known) return known
    const subscriber = await one.transport.subscriber()
    subscribers.set(one, subscriber)
    tidy(() => subscriber.close())
    return subscriber
  }

  return {
    bench,
    member,
    publisher,
    tidy,
    eventually: (condition, what) => until(condition, { timeoutMs: bench.patienceMs, what }),
    topic: async (partitions = 4) => {
      const name = `suite.${randomUUID()}`
      await admin.ensureTopics([{ name, partitions }])
      return name
    },
    group: () => `suite.${randomUUID()}`,
    read: async ({ topics, group, member: own = member, from = 'earliest', handle }) => {
      const subscriber = await subscriberOf(own)
      const seen: Delivery[] = []
      const subscription = await subscriber.subscribe({
        topics,
        group,
        from,
        onBatch: async (batch) => {
          const outcome = await handle?.(batch)
          if (outcome) return outcome
          const { topic, partition, endOffset } = batch
          for (const one of batch.messages)
            seen.push({ topic, partition, endOffset, message: one, text: decoder.decode(one.value) })
          return undefined
        },
      })
      let stopped: Promise<void> | undefined
      const stop = () => {
        stopped ??= subscription.stop()
        return stopped
      }
      tidy(stop)
      return { seen, stop }
    },
    close: async () => {
      const failures: unknown[] = []
      for (const close of closers) {
        let closed = false
        const closing = close().then(() => {
          closed = true
        })
        const late = until(() => closed, { timeoutMs: 2 * bench.patienceMs, what: 'a part of the scenario was closed' })
        await Promise.race([closing, late]).catch((error: unknown) => failures.push(error))
        late.catch(() => undefined)
      }
      if (failures.length > 0) throw failures[0]
    },
  }
}
