import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { memoryTransport } from '@fibula/transport'
import { trace } from '@opentelemetry/api'
import { expect, it } from 'vitest'
import { createStore } from './store.ts'
import { storeDatabase } from './test-database.ts'
import { commitOf, factType, lotChange, topic } from './test-facts.ts'
import { collectSpans } from './test-tracing.ts'

const { pool } = await storeDatabase()
const collected = collectSpans()

it('one trace leads from the request through the relay and the log to the consumer', async () => {
  const transport = memoryTransport()
  await (await transport.admin()).ensureTopics([{ name: topic, partitions: 2 }])
  const store = createStore({ pool, service: 'sourcing' })
  const inHandler: (string | undefined)[] = []
  const consumer = await store.startConsumer({
    name: 'traceability',
    subscriber: await transport.subscriber(),
    topics: [topic],
    handlers: {
      [factType]: async () => {
        inHandler.push(trace.getActiveSpan()?.spanContext().traceId)
      },
    },
  })
  // Two requests whose facts go out in one batch: each keeps its own trace.
  const requests = [
    await collected.request('POST /lots', () => store.commit(commitOf(lotChange({ id: randomUUID() })))),
    await collected.request('POST /lots', () => store.commit(commitOf(lotChange({ id: randomUUID() })))),
  ]
  const relay = await store.startRelay({ publisher: await transport.publisher(), topic })
  await until(() => inHandler.length === 2)
  await relay.stop()
  await consumer.stop()

  expect(inHandler.sort()).toEqual(requests.map((request) => request.traceId).sort())
  for (const request of requests) {
    const [first, publish, apply, ...more] = collected.spans.filter((span) => span.traceId === request.traceId)
    expect(more).toEqual([])
    expect([first?.name, publish?.name, apply?.name]).toEqual([
      'POST /lots',
      `publish ${factType}`,
      `traceability ${factType}`,
    ])
    expect([publish?.parentId, apply?.parentId]).toEqual([first?.spanId, publish?.spanId])
    expect([first, publish, apply].every((span) => span?.ended)).toBe(true)
  }
})
