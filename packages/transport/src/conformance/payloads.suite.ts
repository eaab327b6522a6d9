import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { OutgoingMessage } from '../port.ts'
import { hasAll, keysOf, message, numbered } from './bench.suite.ts'
import type { Scenario } from './scenario.suite.ts'

const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index)

const oddMessages: readonly OutgoingMessage[] = [
  { key: 'no headers, no value', headers: {}, value: new Uint8Array(0) },
  { key: 'every byte', headers: { ce_id: '1', 'content-type': 'application/json' }, value: everyByte },
  { key: 'a part of a larger buffer', headers: {}, value: everyByte.subarray(100, 110) },
  {
    key: 'تيزنيت · ⵜⵉⵣⵏⵉⵜ · 🪙',
    headers: { empty: '', unicode: 'فضة 925 ⴰⵥⵔⴼ', quotes: `"'\\{},`, lines: 'a\r\nb\t' },
    value: new TextEncoder().encode('{"grams":"12.500","name":"فيبولا"}'),
  },
  { key: '"quotes", {braces}, \\ and NULL', headers: { '"': '{a,b}', NULL: 'NULL' }, value: everyByte },
  { key: 'a zero', headers: {}, value: Uint8Array.of(0) },
  {
    key: 'many headers',
    headers: Object.fromEntries(keysOf(50).map((name) => [name, name.repeat(20)])),
    value: Uint8Array.of(1),
  },
]

const plain = ({ key, headers, value }: OutgoingMessage) => ({
  key,
  headers: { ...headers },
  value: Buffer.from(value).toString('hex'),
})

export const payloadScenarios: readonly Scenario[] = [
  {
    promise: 'payloads',
    title: 'carries keys, headers and values byte for byte',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic(1)
      await publisher.publish(name, oddMessages)
      const { seen } = await read({ topics: [name], group: group() })
      await eventually(() => seen.length >= oddMessages.length, 'all were read')
      expect(seen.map((delivery) => plain(delivery.message))).toEqual(oddMessages.map(plain))
      for (const delivery of seen) expect(delivery.message.value).toBeInstanceOf(Uint8Array)
    },
  },
  {
    promise: 'payloads',
    title: 'carries values of 900 KB, several in a row',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic(1)
      const large = [1, 2, 3, 4, 5].map((number) => ({
        key: 'large',
        headers: { number: String(number) },
        value: randomBytes(900_000),
      }))
      for (const one of large) await publisher.publish(name, [one, message('small', one.headers.number ?? '')])
      const { seen } = await read({ topics: [name], group: group() })
      await eventually(() => seen.length >= 10, 'all were read')
      const arrived = seen.filter((delivery) => delivery.message.key === 'large')
      expect(arrived.map((delivery) => delivery.message.headers.number)).toEqual(['1', '2', '3', '4', '5'])
      for (const [index, delivery] of arrived.entries()) {
        const sent = large[index]?.value ?? Buffer.alloc(0)
        expect(sent.equals(delivery.message.value)).toBe(true)
      }
    },
  },
  {
    promise: 'payloads',
    title: 'takes a batch of 500, and none at all',
    run: async ({ topic, group, publisher, read, eventually }) => {
      const name = await topic(12)
      await publisher.publish(name, [])
      await publisher.publish(name, numbered(keysOf(100), 5))
      const { seen } = await read({ topics: [name], group: group() })
      await eventually(() => hasAll(seen, keysOf(100), 5), 'all were read')
      expect(seen).toHaveLength(500)
    },
  },
  {
    promise: 'topics',
    title: 'makes missing topics and leaves existing ones as they are',
    run: async ({ topic, member, publisher, tidy }) => {
      const name = await topic(3)
      const admin = await member.transport.admin()
      tidy(() => admin.close())
      await publisher.publish(name, numbered(['k'], 2))
      await admin.ensureTopics([
        { name, partitions: 9 },
        { name: `${name}.other`, partitions: 2 },
      ])
      const lag = await admin.lag('nobody', [name, `${name}.other`])
      expect(lag.filter((part) => part.topic === name)).toHaveLength(3)
      expect(lag.filter((part) => part.topic === `${name}.other`)).toHaveLength(2)
      expect(lag.reduce((sum, part) => sum + part.end, 0)).toBe(2)
    },
  },
  {
    promise: 'topics',
    title: 'refuses to publish to, and to read, a topic that nobody made, and makes none',
    run: async ({ topic, group, publisher, read }) => {
      const name = await topic(1)
      const missing = `${name}.missing`
      await expect(publisher.publish(missing, [message('k', 1)])).rejects.toThrow(missing)
      await expect(read({ topics: [name, missing], group: group() })).rejects.toThrow(missing)
      await publisher.publish(name, [message('k', 1)])
    },
  },
  {
    promise: 'lag',
    title: 'says how many messages a topic holds and how far a group has come',
    run: async ({ topic, group, publisher, read, member, eventually, tidy }) => {
      const name = await topic(3)
      const own = group()
      const admin = await member.transport.admin()
      tidy(() => admin.close())
      await publisher.publish(name, numbered(keysOf(10), 3))
      const before = await admin.lag(own, [name])
      expect(before.map(({ partition }) => partition).sort()).toEqual([0, 1, 2])
      expect(before.map(({ committed }) => committed)).toEqual([null, null, null])
      expect(before.reduce((sum, { end }) => sum + end, 0)).toBe(30)
      await read({ topics: [name], group: own })
      const level = async () => {
        const now = await admin.lag(own, [name])
        return now.every(({ end, committed }) => (committed ?? 0) === end)
      }
      // While the group reads: not only once it has stopped.
      await eventually(level, 'the group has come to the end')
    },
  },
]
