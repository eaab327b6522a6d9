import type { Transport } from '@fibula/transport'
import { kafkaAdmin } from './admin.ts'
import { type KafkaOptions, kafkaClient } from './client.ts'
import { kafkaPublisher } from './publisher.ts'
import { kafkaSubscriber } from './subscriber.ts'

export type { KafkaOptions } from './client.ts'

/** Apache Kafka, by kafkajs. */
export const kafkaTransport = (options: KafkaOptions): Transport => {
  const kafka = kafkaClient(options)
  return {
    kind: 'kafka',
    publisher: () => kafkaPublisher(kafka),
    subscriber: async () => kafkaSubscriber(kafka),
    admin: () => kafkaAdmin(kafka),
  }
}
