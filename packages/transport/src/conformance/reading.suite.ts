import { expect } from 'vitest'
import { partitionOf } from '../partition.ts'
import { breathe, expectNoneAhead, gate, hasAll, keysOf, message, numbered, texts } from './bench.suite.ts'
import type { Scenario } from './scenario.suite.ts'

const keys = keysOf(20)

export const readingScenarios: readonly Scenario[] = [
  {
    promise: 'order',
    title: 'keeps the order within a key, over many batches',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic(12)
      for (let round = 0; round < 6; round++) await publisher.publish(name, numbered(keys, 50, round * 50))
      const { seen } = await read({ topics: [name], group: group() })
      await eventually(() => hasAll(seen, keys, 300), 'all messages were read')
      expectNoneAhead(seen)
      expect(seen).toHaveLength(keys.length * 300)
    },
  },
  {
    promise: 'order',
    title: 'counts offsets upwards in each partition, and puts each key where Kafka puts it',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic(12)
      const odd = [...keys, '', 'ⵜⵉⵣⵏⵉⵜ', 'a', 'ab', 'abc', '0196b3a0-1111-7000-8000-000000000001']
      await publisher.publish(name, numbered(odd, 3))
      const { seen } = await read({ topics: [name], group: group() })
      await eventually(() => hasAll(seen, odd, 3), 'all messages were read')
      for (const {
        message: { key },
        partition,
      } of seen)
        expect(partition).toBe(partitionOf(key, 12))
      for (const [, own] of Map.groupBy(seen, ({ partition }) => partition)) {
        const offsets = own.map(({ message: { offset } }) => offset)
        expect(offsets[0]).toBe(0)
        expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b))
        for (const {
          message: { offset },
          endOffset,
        } of own)
          expect(endOffset).toBeGreaterThan(offset)
      }
    },
  },
  {
    promise: 'redelivery',
    title: 'delivers a refused batch again, from its first message, until it is accepted',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic(1)
      const attempts: number[] = []
      const { seen } = await read({
        topics: [name],
        group: group(),
        handle: async ({ messages }) => {
          attempts.push(messages[0]?.offset ?? -1)
          if (attempts.length <= 3) throw new Error('not yet')
          return undefined
        },
      })
      await publisher.publish(name, numbered(['k'], 5))
      await eventually(() => attempts.length >= 2, 'the batch came again')
      await publisher.publish(name, numbered(['k'], 5, 5))
      await eventually(() => hasAll(seen, ['k'], 10), 'all messages were accepted')
      expect(attempts.slice(0, 4)).toEqual([0, 0, 0, 0])
      expect(texts(seen)).toEqual(Array.from({ length: 10 }, (_, index) => String(index)))
    },
  },
  {
    promise: 'redelivery',
    title: 'counts nothing of a refused batch: the next member gets it',
    run: async ({ topic, group, publisher, read, eventually, bench }) => {
      const name = await topic(1)
      const own = group()
      let refused = 0
      const first = await read({
        topics: [name],
        group: own,
        handle: async () => {
          refused += 1
          throw new Error('never')
        },
      })
      await publisher.publish(name, numbered(['k'], 3))
      await eventually(() => refused > 0, 'the batch was refused')
      await first.stop()
      const second = await read({ topics: [name], group: own, member: await bench.member() })
      await eventually(() => hasAll(second.seen, ['k'], 3), 'the next member got it')
      expectNoneAhead(second.seen)
    },
  },
  {
    promise: 'seek',
    title: 'goes back to the offset that the handler names, and reads every message from there',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic(1)
      const firsts: number[] = []
      let sent = false
      const { seen } = await read({
        topics: [name],
        group: group(),
        handle: async ({ messages }) => {
          const first = messages[0]?.offset ?? -1
          if (sent) firsts.push(first)
          if (sent || first < 10) return undefined
          sent = true
          return { resumeAt: 4 }
        },
      })
      await publisher.publish(name, numbered(['k'], 10))
      await eventually(() => hasAll(seen, ['k'], 10), 'the first ten were read')
      await publisher.publish(name, numbered(['k'], 10, 10))
      await eventually(() => hasAll(seen, ['k'], 20), 'all were read')
      expect(firsts[0]).toBe(4)
      expect(texts(seen).slice(10)).toEqual(Array.from({ length: 16 }, (_, index) => String(index + 4)))
    },
  },
  {
    promise: 'seek',
    title: 'stays gone back when the member stops at once',
    run: async ({ topic, group, publisher, read, eventually, bench }) => {
      const name = await topic(1)
      const own = group()
      await publisher.publish(name, numbered(['k'], 10))
      const held = gate()
      let back = false
      const first = await read({
        topics: [name],
        group: own,
        handle: async ({ messages: [head] }) => {
          if (back) await held.promise
          if (back) throw new Error('it is to be read by the next member')
          if (head === undefined || head.offset < 10) return undefined
          back = true
          return { resumeAt: 4 }
        },
      })
      await eventually(() => first.seen.length === 10, 'the first ten were read')
      await publisher.publish(name, [message('k', 10)])
      await eventually(() => back, 'it was told to go back')
      held.resolve()
      await first.stop()
      const second = await read({ topics: [name], group: own, member: await bench.member() })
      await eventually(() => second.seen.length > 0, 'the next member reads')
      expect(second.seen[0]?.message.offset).toBe(4)
    },
  },
  {
    promise: 'latest',
    title: 'begins a new group at the end when told so',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic(4)
      await publisher.publish(
        name,
        keys.map((key) => message(key, 'before')),
      )
      const { seen } = await read({ topics: [name], group: group(), from: 'latest' })
      // A reader may find the end a moment after it joined, so what it sees first is not always the first one published since.
      let round = 0
      await eventually(async () => {
        round += 1
        await publisher.publish(
          name,
          keys.map((key) => message(key, `after ${round}`)),
        )
        return new Set(seen.map(({ message: { key } }) => key)).size === keys.length
      }, 'every key was seen')
      expect(texts(seen).filter((text) => text === 'before')).toEqual([])
    },
  },
  {
    promise: 'stopping',
    title: 'waits for the batch in hand, which then counts',
    run: async ({ topic, group, publisher, read, eventually, bench }) => {
      const name = await topic(1)
      const own = group()
      const held = gate()
      let begun = false
      const first = await read({
        topics: [name],
        group: own,
        handle: async () => {
          begun = true
          await held.promise
          return undefined
        },
      })
      await publisher.publish(name, numbered(['k'], 3))
      await eventually(() => begun, 'the batch is in hand')
      let stopped = false
      const stopping = first.stop().then(() => {
        stopped = true
      })
      await breathe(20)
      expect(stopped).toBe(false)
      held.resolve()
      await stopping
      const done = first.seen.length
      expect(done).toBeGreaterThan(0)
      const second = await read({ topics: [name], group: own, member: await bench.member() })
      await publisher.publish(name, [message('k', 3)])
      await eventually(() => second.seen.at(-1)?.text === '3', 'the next member reads')
      expect(second.seen[0]?.message.offset).toBe(done)
    },
  },
  {
    promise: 'stopping',
    title: 'aborts the signal of the batch in hand',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic(1)
      const held = gate()
      let signal: AbortSignal | undefined
      const { stop } = await read({
        topics: [name],
        group: group(),
        handle: async (batch) => {
          signal = batch.signal
          await held.promise
          return undefined
        },
      })
      await publisher.publish(name, numbered(['k'], 1))
      await eventually(() => signal, 'the batch is in hand')
      expect(signal?.aborted).toBe(false)
      const stopping = stop()
      await eventually(() => signal?.aborted, 'the signal is aborted').finally(held.resolve)
      await stopping
    },
  },
]
