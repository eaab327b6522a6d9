import { partitionOf } from './partition.ts'
import type {
  Batch,
  IncomingMessage,
  PartitionLag,
  Publisher,
  SubscribeOptions,
  Subscriber,
  Subscription,
  TopicSpec,
  Transport,
  TransportAdmin,
} from './port.ts'

/** A log in this process, for tests. What it holds is gone with the process. */
export interface MemoryTransport extends Transport {
  /** From now on nothing can be published or read, until `restoreBroker`. */
  loseBroker(): void
  restoreBroker(): void
  /** The group no longer counts on this member, which does not know it yet: its partitions go to the others at once. */
  declareDead(subscription: Subscription): void
}

interface Partition {
  readonly topic: string
  readonly partition: number
  readonly messages: IncomingMessage[]
}

interface Member {
  readonly options: SubscribeOptions
  readonly running: Map<Partition, AbortController>
  assigned: readonly Partition[]
  stopped: boolean
}

interface Group {
  readonly offsets: Map<Partition, number>
  members: Member[]
}

const maxBatch = 500

export const memoryTransport = ({ backOffMs = 5 }: { backOffMs?: number } = {}): MemoryTransport => {
  const topics = new Map<string, Partition[]>()
  const groups = new Map<string, Group>()
  const subscriptions = new Map<Subscription, { group: Group; member: Member }>()
  let lost = false

  const partitionsOf = (topic: string): Partition[] => {
    const partitions = topics.get(topic)
    if (!partitions) throw new Error(`the topic ${topic} does not exist: create it with ensureTopics`)
    return partitions
  }

  const groupOf = (name: string): Group => {
    const group = groups.get(name) ?? { offsets: new Map(), members: [] }
    groups.set(name, group)
    return group
  }

  const busy = (group: Group, partition: Partition): boolean =>
    group.members.some((member) => member.running.has(partition))

  const deliver = async (group: Group, member: Member, partition: Partition): Promise<void> => {
    const from = group.offsets.get(partition) ?? 0
    const messages = partition.messages.slice(from, from + maxBatch)
    const abort = new AbortController()
    member.running.set(partition, abort)
    const batch: Batch = {
      topic: partition.topic,
      partition: partition.partition,
      messages,
      endOffset: partition.messages.length,
      heartbeat: async () => {},
      signal: abort.signal,
    }
    let next = from
    let pause = 0
    try {
      const outcome = await member.options.onBatch(batch)
      next = outcome ? outcome.resumeAt : (messages.at(-1)?.offset ?? from) + 1
    } catch {
      pause = backOffMs
    }
    // A member that lost the partition meanwhile must not move the group's offset.
    if (member.assigned.includes(partition)) group.offsets.set(partition, next)
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    member.running.delete(partition)
    run(group)
  }

  const run = (group: Group): void => {
    if (lost) return
    for (const member of group.members)
      for (const partition of member.assigned)
        if (
          !member.stopped &&
          !busy(group, partition) &&
          (group.offsets.get(partition) ?? 0) < partition.messages.length
        )
          void deliver(group, member, partition)
  }

  const rebalance = (group: Group): void => {
    const names = new Set(group.members.flatMap((member) => member.options.topics))
    for (const member of group.members) {
      const shares = [...names].flatMap((name) => {
        const readers = group.members.filter((candidate) => candidate.options.topics.includes(name))
        return partitionsOf(name).filter(({ partition }) => readers[partition % readers.length] === member)
      })
      for (const [partition, abort] of member.running) if (!shares.includes(partition)) abort.abort()
      member.assigned = shares
    }
    run(group)
  }

  const idle = async (member: Member): Promise<void> => {
    while (member.running.size > 0) await new Promise((resolve) => setImmediate(resolve))
  }

  const publisher: Publisher = {
    publish: async (topic, messages) => {
      if (lost) throw new Error('the broker is lost')
      const partitions = partitionsOf(topic)
      for (const message of messages) {
        const partition = partitions[partitionOf(message.key, partitions.length)]!
        partition.messages.push({ ...message, headers: { ...message.headers }, offset: partition.messages.length })
      }
      for (const group of groups.values()) run(group)
    },
    close: async () => {},
  }

  const subscriber: Subscriber = {
    subscribe: async (options) => {
      const group = groupOf(options.group)
      const member: Member = { options, running: new Map(), assigned: [], stopped: false }
      for (const topic of options.topics)
        for (const partition of partitionsOf(topic))
          if (!group.offsets.has(partition))
            group.offsets.set(partition, options.from === 'latest' ? partition.messages.length : 0)
      group.members.push(member)
      rebalance(group)
      const subscription: Subscription = {
        stop: async () => {
          member.stopped = true
          for (const abort of member.running.values()) abort.abort()
          await idle(member)
          group.members = group.members.filter((candidate) => candidate !== member)
          rebalance(group)
        },
      }
      subscriptions.set(subscription, { group, member })
      return subscription
    },
    close: async () => {},
  }

  const admin: TransportAdmin = {
    ensureTopics: async (specs: readonly TopicSpec[]) => {
      for (const { name, partitions } of specs)
        if (!topics.has(name))
          topics.set(
            name,
            Array.from({ length: partitions }, (_, partition) => ({ topic: name, partition, messages: [] })),
          )
    },
    lag: async (group, names) =>
      names.flatMap((name) =>
        partitionsOf(name).map(
          (partition): PartitionLag => ({
            topic: name,
            partition: partition.partition,
            end: partition.messages.length,
            committed: groups.get(group)?.offsets.get(partition) ?? null,
          }),
        ),
      ),
    ping: async () => {
      if (lost) throw new Error('the broker is lost')
    },
    close: async () => {},
  }

  return {
    kind: 'memory',
    publisher: async () => publisher,
    subscriber: async () => subscriber,
    admin: async () => admin,
    loseBroker: () => {
      lost = true
    },
    restoreBroker: () => {
      lost = false
      for (const group of groups.values()) run(group)
    },
    declareDead: (subscription) => {
      const found = subscriptions.get(subscription)
      if (!found) throw new Error('no subscription of this transport')
      const { group, member } = found
      group.members = group.members.filter((candidate) => candidate !== member)
      for (const abort of member.running.values()) abort.abort()
      member.assigned = []
      rebalance(group)
      // It finds out when it has finished what it had in hand, and joins again.
      void idle(member).then(() => {
        if (member.stopped) return
        group.members.push(member)
        rebalance(group)
      })
    },
  }
}
