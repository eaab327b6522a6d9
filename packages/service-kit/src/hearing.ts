import type { Consumer, ConsumerOptions, Queryable } from '@fibula/store'
import type { Subscriber } from '@fibula/transport'

/** What a service hears of the others, in a group of its own. */
export type Hearing = Pick<ConsumerOptions, 'topics' | 'handlers' | 'applyBatch' | 'gather'> & {
  /** Empties what can be rebuilt from the log; without it the projections of this consumer cannot be. */
  readonly empty?: (tx: Queryable) => Promise<void>
}

/** So many events a service's first consumer may be behind, and so long the others let it go ahead before each of their batches. */
const farBehind = 2_000
const giveWayMs = { most: 3_000, step: 100 }

export const isFarBehind = (consumer: Consumer | undefined): boolean =>
  (consumer?.lags() ?? []).reduce((sum, { lag }) => sum + lag, 0) > farBehind

/** One process has one thread: while its first consumer reads a long log, further projections go on slowly behind it. */
export const givingWay = (subscriber: Subscriber, shouldWait: () => boolean): Subscriber => ({
  subscribe: ({ onBatch, ...options }) =>
    subscriber.subscribe({
      ...options,
      onBatch: async (batch) => {
        for (let waited = 0; waited < giveWayMs.most && shouldWait(); waited += giveWayMs.step) {
          await batch.heartbeat()
          await new Promise((resolve) => setTimeout(resolve, giveWayMs.step))
        }
        return onBatch(batch)
      },
    }),
  close: () => subscriber.close(),
})
