import { randomUUID } from 'node:crypto'
import { createStore, type Store } from '@fibula/store'
import type { OutgoingMessage, Publisher } from '@fibula/transport'
import { kafkaTransport } from '@fibula/transport-kafka'
import { type Kafka, Partitioners } from 'kafkajs'
import pg from 'pg'
import { factTable, receivedCommit } from '../lab/facts.ts'
import { timeOrderedId } from '../lab/id.ts'
import type { LabSection } from '../report/section.ts'

const batch = 500

const fill = async (store: Store, count: number): Promise<void> => {
  for (let done = 0; done < count; done += 250)
    await store.commit(receivedCommit(Array.from({ length: Math.min(250, count - done) }, timeOrderedId)))
}

/** Calls through, and tells when that many messages were published. */
const counting = (publisher: Publisher, count: number, keep?: OutgoingMessage[]) => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let left = count
  const counted: Publisher = {
    publish: async (topic, messages) => {
      await publisher.publish(topic, messages).catch((error: unknown) => {
        reject(error)
        throw error
      })
      keep?.push(...messages)
      left -= messages.length
    },
    close: () => publisher.close(),
  }
  return { publisher: counted, done: promise, resolve, isDone: () => left <= 0 }
}

/** Drains what is in the outbox, from the moment that the relay starts until the outbox is empty; events per second. */
const drain = async (
  pool: pg.Pool,
  publisher: Publisher,
  topic: string,
  count: number,
  keep?: OutgoingMessage[],
): Promise<number> => {
  const store = createStore({ pool, service: 'sourcing' })
  const counted = counting(publisher, count, keep)
  const began = performance.now()
  const relay = await store.startRelay({ publisher: counted.publisher, topic })
  try {
    const poll = setInterval(() => counted.isDone() && counted.resolve(), 1)
    await counted.done.finally(() => clearInterval(poll))
    while ((await pool.query('SELECT 1 FROM fibula.outbox LIMIT 1')).rowCount !== 0);
    return count / ((performance.now() - began) / 1_000)
  } finally {
    await relay.stop()
  }
}

const sendRaw = async (kafka: Kafka, topic: string, messages: readonly OutgoingMessage[]): Promise<number> => {
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false })
  await producer.connect()
  try {
    const began = performance.now()
    for (let from = 0; from < messages.length; from += batch)
      await producer.sendBatch({
        acks: -1,
        topicMessages: [
          {
            topic,
            messages: messages
              .slice(from, from + batch)
              .map(({ key, headers, value }) => ({ key, headers, value: Buffer.from(value) })),
          },
        ],
      })
    return messages.length / ((performance.now() - began) / 1_000)
  } finally {
    await producer.disconnect()
  }
}

export const relay: LabSection = async (lab, { runs, scale, say }) => {
  const { kafka } = lab
  if (!kafka)
    return {
      figures: [],
      notRun: ['relay against kafkajs: not run: there is no Kafka here (Docker, or Java 17 and Maven)'],
    }
  const count = Math.max(batch, Math.round((50_000 * scale) / batch) * batch)
  const pool = new pg.Pool({ connectionString: await lab.database('relay'), max: 4 })
  const publisher = await kafkaTransport({ brokers: kafka.brokers.split(','), clientId: 'bench-relay' }).publisher()
  try {
    await pool.query(factTable)
    const store = createStore({ pool, service: 'sourcing' })
    const topic = `bench.relay.${randomUUID()}`
    await kafka.topic(topic)

    say('warming up')
    const warm = Math.min(count, 5_000)
    await fill(store, warm)
    await drain(pool, publisher, topic, warm)
    const subject: number[] = []
    const raw: number[] = []
    for (let index = 0; index < runs; index++) {
      say(`run ${index + 1}: filling the outbox with ${count} events`)
      await fill(store, count)
      const messages: OutgoingMessage[] = []
      subject.push(await drain(pool, publisher, topic, count, messages))
      if (index === 0) await sendRaw(kafka.client, topic, messages.slice(0, 5_000))
      raw.push(await sendRaw(kafka.client, topic, messages))
      say(`run ${index + 1}: relay ${Math.round(subject[index] ?? 0)}/s, kafkajs ${Math.round(raw[index] ?? 0)}/s`)
    }
    return {
      figures: [
        {
          what: 'relay: outbox drained to Kafka',
          unit: '/s',
          subject,
          reference: { name: 'kafkajs sendBatch', values: raw },
          by: 'ratio',
          better: 'more',
          aim: 0.8,
          bound: 0.5,
          note: `${count} events a run; the reference sends the very messages of the relay in batches of ${batch}, acks -1, one batch after the other, without idempotence`,
        },
      ],
    }
  } finally {
    await publisher.close()
    await pool.end()
  }
}
