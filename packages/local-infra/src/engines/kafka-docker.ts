import { dockerNameOf } from '../home/docker-name.ts'
import type { Home } from '../home/home.ts'
import { stopOrder } from '../process/record.ts'
import { keepContainer } from './container.ts'
import type { StartedUnit } from './engine.ts'
import { kafkaAnswers } from './kafka-answers.ts'

export interface DockerKafkaOptions {
  readonly home: Home
  readonly port: number
  readonly image: string
  readonly say: (line: string) => void
}

/** What differs from the image's own settings; the same choices as for the broker on Java. */
const settings = {
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  KAFKA_LOG_RETENTION_MS: '-1',
  KAFKA_LOG_RETENTION_BYTES: '-1',
  KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '8',
  KAFKA_OFFSETS_RETENTION_MINUTES: '525600',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: '1',
  KAFKA_BROKER_SESSION_TIMEOUT_MS: '3000',
  KAFKA_BROKER_HEARTBEAT_INTERVAL_MS: '500',
  KAFKA_HEAP_OPTS: '-Xmx512m',
}

/** Apache Kafka (KRaft) by Testcontainers, which knows images made as Confluent's are. */
export const startDockerKafka = async ({ home, port, image, say }: DockerKafkaOptions): Promise<StartedUnit> => {
  const address = `127.0.0.1:${port}`
  const containerName = dockerNameOf(home.folder, 'kafka')
  const make = async () => {
    const { KafkaContainer } = await import('@testcontainers/kafka')
    /** Just before it makes the container, the class asks for any port; a broker that is started again needs the same. */
    class OnPort extends KafkaContainer {
      override async beforeContainerCreated() {
        await super.beforeContainerCreated()
        this.withExposedPorts({ container: 9093, host: port })
      }
    }
    const container = new OnPort(image).withName(containerName).withKraft().withEnvironment(settings)
    if (!home.isEphemeral)
      container.withBindMounts([{ source: containerName, target: '/var/lib/kafka/data', mode: 'rw' }])
    return container.start()
  }
  const isReady = (signal: AbortSignal) => kafkaAnswers(address, signal)
  // The shell that Testcontainers puts before the broker hands no other signal on. What was acknowledged is safe.
  const unit = await keepContainer({
    name: 'kafka',
    containerName,
    order: stopOrder.kafka,
    stopSignal: 'SIGKILL',
    image,
    home,
    make,
    isReady,
    say,
  })
  return { unit, address, what: `${image} in Docker` }
}
