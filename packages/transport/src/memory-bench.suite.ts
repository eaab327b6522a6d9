import type { Bench, BenchMember } from './conformance.suite.ts'
import type { MemoryTransport } from './memory.ts'
import type { Subscriber, Subscription, Transport } from './port.ts'

/** All members share the one log of this process; which subscriptions are whose is kept here. */
export const memoryBench = (
  log: MemoryTransport,
  seenAs: (transport: Transport) => Transport = (same) => same,
): Bench => ({
  patienceMs: 3_000,
  member: async (): Promise<BenchMember> => {
    const own: Subscription[] = []
    const transport: Transport = {
      ...log,
      subscriber: async (): Promise<Subscriber> => {
        const subscriber = await log.subscriber()
        return {
          ...subscriber,
          subscribe: async (options) => {
            const subscription = await subscriber.subscribe(options)
            own.push(subscription)
            return subscription
          },
        }
      },
    }
    return {
      transport: seenAs(transport),
      stall: () => {
        for (const subscription of own) log.declareDead(subscription)
      },
      // A member of this log finds out when it has finished what it had in hand.
      wake: () => {},
    }
  },
  loseBroker: async () => log.loseBroker(),
  restoreBroker: async () => log.restoreBroker(),
  close: async () => {},
})
