import { expect } from 'vitest'
import { breathe, type Delivery, expectNoneAhead, gate, hasAll, keysOf, numbered } from './bench.suite.ts'
import type { Scenario } from './scenario.suite.ts'

const keys = keysOf(24)

export const groupScenarios: readonly Scenario[] = [
  {
    promise: 'groups',
    title: 'gives every group everything',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic()
      const [one, other] = [
        await read({ topics: [name], group: group() }),
        await read({ topics: [name], group: group() }),
      ]
      await publisher.publish(name, numbered(keys, 10))
      await eventually(() => hasAll(one.seen, keys, 10) && hasAll(other.seen, keys, 10), 'both groups read everything')
    },
  },
  {
    promise: 'groups',
    title: 'shares the partitions of several topics among the members of a group, each message to one of them',
    run: async ({ topic, group, publisher, read, eventually, bench }) => {
      const names = [await topic(6), await topic(6)]
      const own = group()
      const readers = [
        await read({ topics: names, group: own }),
        await read({ topics: names, group: own, member: await bench.member() }),
      ]
      // Each round is read before the next: what counts is the round after the members have settled.
      let round = 0
      await eventually(async () => {
        const before = readers.map(({ seen }) => seen.length)
        for (const name of names) await publisher.publish(name, numbered(keys, 1, round))
        round += 1
        await eventually(() => names.every((name) => hasAll(of(readers, name), keys, round)), `round ${round} was read`)
        const fresh = readers.map(({ seen }, index) => seen.slice(before[index]))
        const total = fresh.reduce((sum, part) => sum + part.length, 0)
        return total === 2 * keys.length && fresh.every((part) => part.length > 0)
      }, 'both members got a part of a round, and nothing twice')
      for (const name of names) expectNoneAhead(of(readers, name))
    },
  },
  {
    promise: 'resume',
    title: 'goes on behind the last batch done, in another process, and repeats nothing after a clean stop',
    run: async ({ topic, group, publisher, read, eventually, bench }) => {
      const name = await topic()
      const own = group()
      await publisher.publish(name, numbered(keys, 20))
      const first = await read({ topics: [name], group: own })
      await eventually(() => hasAll(first.seen, keys, 20), 'the first member read all')
      await first.stop()
      await publisher.publish(name, numbered(keys, 20, 20))
      const second = await read({ topics: [name], group: own, member: await bench.member() })
      await eventually(() => hasAll([...first.seen, ...second.seen], keys, 40), 'the second member read the rest')
      expect(second.seen).toHaveLength(keys.length * 20)
    },
  },
  {
    promise: 'resume',
    title: 'goes on in the middle of a partition when stopped there, with each batch that was done',
    run: async ({ topic, group, publisher, read, eventually, bench }) => {
      const name = await topic(1)
      const own = group()
      const all: Delivery[] = []
      for (let round = 0; round < 5; round++) {
        const reader = await read({ topics: [name], group: own, member: await bench.member() })
        await publisher.publish(name, numbered(['k'], 7, round * 7))
        await eventually(() => reader.seen.at(-1)?.text === String(round * 7 + 6), `round ${round} was read`)
        await reader.stop()
        all.push(...reader.seen)
      }
      expect(all.map(({ text }) => Number(text))).toEqual(Array.from({ length: 35 }, (_, index) => index))
    },
  },
  {
    promise: 'rebalance',
    title: 'loses nothing and reorders no key while members join and leave and messages flow',
    run: async ({ topic, group, publisher, read, eventually, bench, tidy }) => {
      const name = await topic(6)
      const own = group()
      /** Of all members, in the order of arrival. */
      const all: Delivery[] = []
      const busy = new Set<number>()
      const collisions: string[] = []
      const join = async (who: string) => {
        const seen: number[] = []
        const { stop } = await read({
          topics: [name],
          group: own,
          member: await bench.member(),
          handle: async (batch) => {
            const { topic, partition, endOffset } = batch
            if (busy.has(partition)) collisions.push(`${who} at ${partition}`)
            busy.add(partition)
            await breathe()
            for (const message of batch.messages) {
              const text = new TextDecoder().decode(message.value)
              all.push({ topic, partition, endOffset, message, text })
              seen.push(message.offset)
            }
            await breathe()
            busy.delete(partition)
            return undefined
          },
        })
        return { seen, stop }
      }

      let rounds = 0
      let flowing = true
      const flow = (async () => {
        while (flowing) {
          await publisher.publish(name, numbered(keys, 1, rounds))
          rounds += 1
          // So that the log does not outgrow its readers.
          await eventually(() => !flowing || all.length > (rounds - 40) * keys.length, 'readers keep up')
        }
      })()
      tidy(async () => {
        flowing = false
        await flow.catch(() => undefined)
      })

      const getsSome = (member: { seen: number[] }, what: string) => {
        const before = member.seen.length
        return eventually(() => member.seen.length > before, what)
      }
      const a = await join('a')
      await getsSome(a, 'a reads')
      const b = await join('b')
      await getsSome(b, 'b reads')
      const c = await join('c')
      await getsSome(c, 'c reads')
      await b.stop()
      await getsSome(c, 'c goes on without b')
      const d = await join('d')
      await getsSome(d, 'd reads')
      await a.stop()
      await c.stop()
      await getsSome(d, 'd goes on alone')
      flowing = false
      await flow
      await eventually(() => hasAll(all, keys, rounds), 'every message was read')
      expectNoneAhead(all)
      expect(collisions).toEqual([])
    },
  },
  {
    promise: 'zombie',
    title: 'takes nothing from a member that was declared dead and wakes up, and lets it take part again',
    run: async ({ topic, group, publisher, read, eventually, bench }) => {
      const name = await topic(1)
      const own = group()
      const [sleeper, heir] = [await bench.member(), await bench.member()]
      const held = gate()
      const firsts: number[] = []
      const first = await read({
        topics: [name],
        group: own,
        member: sleeper,
        handle: async ({ messages }) => {
          firsts.push(messages[0]?.offset ?? -1)
          if (firsts.length === 1) await held.promise
          return undefined
        },
      })
      await publisher.publish(name, numbered(['k'], 3))
      await eventually(() => firsts.length === 1, 'the first member has a batch in hand')
      sleeper.stall()

      let inherited = 0
      const second = read({
        topics: [name],
        group: own,
        member: heir,
        handle: async () => {
          inherited += 1
          throw new Error('not done by this one either')
        },
      })
      await eventually(() => inherited > 0, 'the second member inherited the partition')
      sleeper.wake()
      held.resolve()
      await eventually(() => first.seen.length > 0, 'the sleeper finished what it had in hand')
      await (await second).stop()
      await eventually(() => firsts.length > 1, 'the sleeper reads again')
      expect(firsts[1], 'what was finished after death must not count').toBe(0)
    },
  },
]

const of = (readers: readonly { readonly seen: readonly Delivery[] }[], topic: string): Delivery[] =>
  readers.flatMap(({ seen }) => seen.filter((delivery) => delivery.topic === topic)).sort(byPlace)

const byPlace = (a: Delivery, b: Delivery): number => a.partition - b.partition || a.message.offset - b.message.offset
