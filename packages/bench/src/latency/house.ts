import { createStore } from '@fibula/store'
import { kafkaTransport } from '@fibula/transport-kafka'
import pg from 'pg'
import { atRate, tightly } from '../lab/clock.ts'
import { factTable, receivedCommit } from '../lab/facts.ts'
import { timeOrderedId } from '../lab/id.ts'
import { project, projectEach, projectionTable } from '../replay/projection.ts'

export interface Sample {
  /** From the call of commit(). */
  readonly fromCall: number
  /** From the moment that commit() was done. */
  readonly fromCommit: number
}

/** Store, relay, Kafka, consumer and projection, on two databases; a run answers when each row could be read. */
export const houseRoute = async (databases: { writer: string; reader: string }, brokers: string, topic: string) => {
  const writer = new pg.Pool({ connectionString: databases.writer, max: 8 })
  const reader = new pg.Pool({ connectionString: databases.reader, max: 12 })
  const transport = kafkaTransport({ brokers: brokers.split(','), clientId: 'bench-latency' })
  const [publisher, subscriber] = await Promise.all([transport.publisher(), transport.subscriber()])
  await writer.query(factTable)
  await reader.query(projectionTable)
  const store = createStore({ pool: writer, service: 'sourcing' })
  const relay = await store.startRelay({ publisher, topic })
  const consumer = await createStore({ pool: reader, service: 'bench' }).startConsumer({
    name: `bench-latency-${timeOrderedId()}`,
    subscriber,
    topics: [topic],
    handlers: projectEach,
    applyBatch: project,
  })
  const visible = async (lotId: string): Promise<boolean> => {
    const { rowCount } = await reader.query({
      name: 'visible',
      text: 'SELECT 1 FROM projection WHERE id = $1',
      values: [lotId],
    })
    return rowCount === 1
  }

  return {
    run: async (perSecond: number, count: number): Promise<Sample[]> => {
      const samples: Sample[] = []
      await atRate(perSecond, count, async () => {
        const lotId = timeOrderedId()
        const called = performance.now()
        await store.commit(receivedCommit([lotId]))
        const committed = performance.now()
        await tightly(() => visible(lotId), 'a projection')
        const now = performance.now()
        samples.push({ fromCall: now - called, fromCommit: now - committed })
      })
      return samples
    },
    close: async () => {
      await Promise.all([relay.stop(), consumer.stop()])
      await Promise.all([publisher.close(), subscriber.close()])
      await Promise.all([writer.end(), reader.end()])
    },
  }
}
