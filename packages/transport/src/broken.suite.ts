import { randomUUID } from 'node:crypto'
import type { Batch, SubscribeOptions, Subscription, Transport } from './port.ts'

/** Mistakes that adapters make. Each turns a good transport into a naive one. */
const mistakes = {
  'sends a batch in any order': (good: Transport): Transport => ({
    ...good,
    publisher: async () => {
      const publisher = await good.publisher()
      return { ...publisher, publish: (topic, messages) => publisher.publish(topic, messages.toReversed()) }
    },
  }),
  'spreads a key over partitions': (good: Transport): Transport => {
    let turn = 0
    return {
      ...good,
      publisher: async () => {
        const publisher = await good.publisher()
        const anywhere = () => `${turn++}`
        return {
          ...publisher,
          publish: (topic, messages) =>
            publisher.publish(
              topic,
              messages.map((message) => ({
                ...message,
                key: anywhere(),
                headers: { ...message.headers, key: message.key },
              })),
            ),
        }
      },
      subscriber: reading(good, (options) => ({
        ...options,
        onBatch: (batch) =>
          options.onBatch({
            ...batch,
            messages: batch.messages.map((one) => ({ ...one, key: one.headers.key ?? one.key })),
          }),
      })),
    }
  },
  'goes on behind a refused batch': (good: Transport): Transport => ({
    ...good,
    subscriber: reading(good, (options) => ({
      ...options,
      onBatch: (batch) => options.onBatch(batch).catch(() => undefined),
    })),
  }),
  'knows no groups': (good: Transport): Transport => ({
    ...good,
    subscriber: reading(good, (options) => ({ ...options, group: randomUUID() })),
  }),
  'forgets where a group was and begins at the end': (good: Transport): Transport => ({
    ...good,
    subscriber: reading(good, (options) => ({ ...options, group: randomUUID(), from: 'latest' })),
  }),
  'acknowledges before the handler is done': (good: Transport): Transport => ({
    ...good,
    subscriber: reading(good, (options) => ({
      ...options,
      onBatch: async (batch) => {
        void options.onBatch(batch).catch(() => undefined)
        return undefined
      },
    })),
  }),
  'gives every member every partition': (good: Transport): Transport => {
    // Each member is a group of its own that begins where the real group stands: what an adapter without assignment does.
    return {
      ...good,
      subscriber: reading(good, (options) => ({ ...options, group: `${options.group} ${randomUUID()}` })),
    }
  },
  'lets the dead acknowledge': (good: Transport): Transport => {
    const reached = new Map<string, number>()
    return {
      ...good,
      subscriber: reading(good, (options) => ({
        ...options,
        onBatch: async (batch) => {
          // The naive offset store: whoever finishes writes, and all begin behind it.
          const place = `${options.group} ${batch.topic} ${batch.partition}`
          const rest = batch.messages.filter(({ offset }) => offset >= (reached.get(place) ?? 0))
          const last = rest.at(-1)
          if (last === undefined) return undefined
          const outcome = await options.onBatch({ ...batch, messages: rest })
          if (!outcome) reached.set(place, last.offset + 1)
          return outcome
        },
      })),
    }
  },
  'never comes back after an outage': (good: Transport): Transport => {
    let last = Promise.resolve()
    let broken = false
    return {
      ...good,
      publisher: async () => {
        const publisher = await good.publisher()
        const publish: typeof publisher.publish = async (topic, messages) => {
          if (broken) throw new Error('not connected')
          last = publisher.publish(topic, messages)
          await last.catch((error: unknown) => {
            broken = true
            throw error
          })
        }
        return { ...publisher, publish }
      },
    }
  },
  'cannot go back': (good: Transport): Transport => ({
    ...good,
    subscriber: reading(good, (options) => ({
      ...options,
      onBatch: async (batch) => {
        await options.onBatch(batch)
        return undefined
      },
    })),
  }),
  'trims what it carries': (good: Transport): Transport => ({
    ...good,
    subscriber: reading(good, (options) => ({
      ...options,
      onBatch: (batch) => options.onBatch({ ...batch, messages: batch.messages.map(withoutEmptyHeaders) }),
    })),
  }),
  'is stopped before the batch is': (good: Transport): Transport => ({
    ...good,
    subscriber: async () => {
      const subscriber = await good.subscriber()
      const subscribe = async (options: SubscribeOptions): Promise<Subscription> => {
        const subscription = await subscriber.subscribe(options)
        return { stop: async () => void subscription.stop() }
      }
      return { ...subscriber, subscribe }
    },
  }),
}

export type Mistake = keyof typeof mistakes

export const broken = (mistake: Mistake) => mistakes[mistake]

const reading = (good: Transport, change: (options: SubscribeOptions) => SubscribeOptions) => async () => {
  const subscriber = await good.subscriber()
  return { ...subscriber, subscribe: (options: SubscribeOptions) => subscriber.subscribe(change(options)) }
}

const withoutEmptyHeaders = (message: Batch['messages'][number]): Batch['messages'][number] => ({
  ...message,
  headers: Object.fromEntries(Object.entries(message.headers).filter(([, value]) => value !== '')),
})
