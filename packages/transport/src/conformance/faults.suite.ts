import { expect } from 'vitest'
import {
  type Delivery,
  expectNoneAhead,
  gate,
  hasAll,
  keysOf,
  message,
  numbered,
  type Scene,
  texts,
} from './bench.suite.ts'
import type { Scenario } from './scenario.suite.ts'

const keys = keysOf(20)

/** As the relay does: the same batch again until it is acknowledged. */
const insist = ({ publisher, eventually }: Scene, topic: string, batch: Parameters<Scene['publisher']['publish']>[1]) =>
  eventually(() => publisher.publish(topic, batch).then(() => true), 'the batch was acknowledged')

export const faultScenarios: readonly Scenario[] = [
  {
    promise: 'outage',
    title: 'loses nothing when the broker is lost and comes back, and goes on by itself',
    run: async (scene) => {
      const { topic, group, publisher, read, eventually, bench } = scene
      const name = await topic()
      const { seen } = await read({ topics: [name], group: group() })
      await publisher.publish(name, numbered(keys, 10))
      await eventually(() => hasAll(seen, keys, 10), 'all was read before')
      await bench.loseBroker()
      const sent = insist(scene, name, numbered(keys, 10, 10))
      await bench.restoreBroker()
      await sent
      await publisher.publish(name, numbered(keys, 10, 20))
      await eventually(() => hasAll(seen, keys, 30), 'all was read after')
      expectNoneAhead(seen)
    },
  },
  {
    promise: 'outage',
    title: 'survives losing the broker again and again while messages flow',
    run: async (scene) => {
      const { topic, group, read, eventually, bench } = scene
      const name = await topic()
      const { seen } = await read({ topics: [name], group: group() })
      for (let round = 0; round < 4; round++) {
        const sent = insist(scene, name, numbered(keys, 25, round * 25))
        await bench.loseBroker()
        await bench.restoreBroker()
        await sent
      }
      await eventually(() => hasAll(seen, keys, 100), 'all was read')
      expectNoneAhead(seen)
    },
  },
  {
    promise: 'outage',
    title: 'joins as soon as the broker is there, when it was lost before',
    run: async ({ topic, group, publisher, read, eventually, bench, member, tidy }) => {
      const name = await topic()
      const known = await read({ topics: [name], group: group() })
      await publisher.publish(name, numbered(keys, 1))
      await eventually(() => hasAll(known.seen, keys, 1), 'the subscriber works')
      const admin = await member.transport.admin()
      tidy(() => admin.close())
      await admin.ping()
      await bench.loseBroker()
      const joining = read({ topics: [name], group: group() })
      joining.catch(() => undefined)
      await expect(admin.ping()).rejects.toThrow()
      await bench.restoreBroker()
      const { seen } = await joining
      await eventually(() => hasAll(seen, keys, 1), 'the new member reads')
      await eventually(() => admin.ping().then(() => true), 'the admin sees the broker again')
    },
  },
  {
    promise: 'parking',
    title: 'lets a reader park one key, in its order, while all other keys flow',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic(2)
      const parked: string[] = []
      const applied: Delivery[] = []
      const attempts = new Map<number, number>()
      const apply = (key: string, text: string) => {
        if (key === 'poison' && text === '2') throw new Error('cannot be handled')
      }
      await read({
        topics: [name],
        group: group(),
        handle: async (batch) => {
          for (const message of batch.messages) {
            const text = new TextDecoder().decode(message.value)
            const done = () =>
              applied.some((one) => one.partition === batch.partition && one.message.offset === message.offset)
            if (done() || parked.includes(`${message.key} ${text}`)) continue
            try {
              if (message.key === 'poison' && parked.length > 0) throw new Error('waits behind the parked one')
              apply(message.key, text)
              applied.push({ ...batch, message, text })
            } catch (error) {
              const attempt = (attempts.get(message.offset) ?? 0) + 1
              attempts.set(message.offset, attempt)
              // The first one is tried three times; what follows it is parked without a try.
              if (parked.length === 0 && attempt < 3) throw error
              parked.push(`${message.key} ${text}`)
            }
          }
          return undefined
        },
      })
      const all = ['poison', ...keys]
      await publisher.publish(name, numbered(all, 5))
      await publisher.publish(name, numbered(all, 5, 5))
      await eventually(() => hasAll(applied, keys, 10), 'all other keys were applied')
      await eventually(() => parked.length === 8, 'the poisoned key was parked')
      expect(parked).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map((number) => `poison ${number}`))
      expect(texts(applied.filter(({ message: { key } }) => key === 'poison'))).toEqual(['0', '1'])
      expect(applied).toHaveLength(keys.length * 10 + 2)
      expectNoneAhead(applied)
      expect(Math.max(...attempts.values())).toBe(3)
    },
  },
  {
    promise: 'parking',
    title: 'lets the other partitions flow while a batch of one is refused again and again',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic(12)
      let mended = false
      let stuck = -1
      let refusals = 0
      const { seen } = await read({
        topics: [name],
        group: group(),
        handle: async ({ partition, messages }) => {
          if (mended || !messages.some(({ key }) => key === 'poison')) return undefined
          stuck = partition
          refusals += 1
          throw new Error('not yet')
        },
      })
      await publisher.publish(name, [message('poison', 0)])
      await eventually(() => refusals > 2, 'one partition is stuck')
      await publisher.publish(name, numbered(keys, 5))
      const flowing = () => seen.filter(({ partition }) => partition !== stuck).length > 0
      await eventually(flowing, 'others flow')
      mended = true
      await eventually(() => hasAll(seen, [...keys], 5) && hasAll(seen, ['poison'], 1), 'all flows again')
      expectNoneAhead(seen)
    },
  },
  {
    promise: 'durable',
    title: 'gives what was published to whoever comes after all who were there have gone',
    run: async ({ topic, group, read, eventually, bench, tidy }) => {
      const name = await topic()
      const gone = await bench.member()
      const publisher = await gone.transport.publisher()
      await publisher.publish(name, numbered(keys, 5))
      await publisher.close()
      const late = await bench.member()
      expect(late.transport).not.toBe(gone.transport)
      const admin = await late.transport.admin()
      tidy(() => admin.close())
      const held = gate()
      held.resolve()
      const { seen } = await read({ topics: [name], group: group(), member: late })
      await eventually(() => hasAll(seen, keys, 5), 'all is still there')
    },
  },
]
