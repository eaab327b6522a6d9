import type { Home } from '../home/home.ts'
import { chooseKafka, choosePostgres, type KafkaRung, type PostgresRung } from '../ladder/choose.ts'
import { climb } from '../ladder/climb.ts'
import { images, probeDocker, probeEmbedded, probeJava } from '../ladder/probes.ts'
import type { Kafka, Postgres } from './engine.ts'
import { startDockerKafka } from './kafka-docker.ts'
import { startJavaKafka } from './kafka-java.ts'
import { startDockerPostgres } from './postgres-docker.ts'
import { startEmbeddedPostgres } from './postgres-embedded.ts'

export interface EngineOptions<Rung extends string> {
  readonly home: Home
  /** URL or brokers of a server that exists. */
  readonly given?: string | undefined
  readonly asked?: Rung | undefined
  /** 0 in tests: any. */
  readonly port?: number
  readonly say?: (line: string) => void
}

const quiet = (): void => {}

/** PostgreSQL by the ladder: given, Docker, or the server from npm. */
export const postgresIn = async (options: EngineOptions<PostgresRung>): Promise<Postgres> => {
  const { home, given, asked, say = quiet } = options
  const kept = home.state.rung('postgres') as PostgresRung | undefined
  const [noDocker, noPackage] =
    given !== undefined || asked === 'embedded' || kept === 'embedded'
      ? ['it is not asked for', given === undefined ? await probeEmbedded() : null]
      : await Promise.all([probeDocker(images.postgres), probeEmbedded()])
  const candidates = choosePostgres({ given: given !== undefined, noDocker, noPackage }, { asked, kept })
  const port = given === undefined ? await home.state.port('postgres', options.port ?? 0) : 0
  const { rung, because, started } = await climb(
    candidates,
    async (each) => {
      if (each === 'docker') return startDockerPostgres({ home, port, image: images.postgres, say })
      return each === 'embedded' ? startEmbeddedPostgres({ home, port, say }) : undefined
    },
    say,
  )
  home.state.keepRung('postgres', rung)
  const what = started?.what ?? 'the server that is given'
  return {
    rung,
    line: `PostgreSQL: ${what}, because ${because}. Otherwise: FIBULA_POSTGRES=docker|embedded, or DATABASE_URL=postgresql://...`,
    unit: started?.unit,
    url: started?.address ?? given ?? '',
  }
}

/** Kafka by the ladder: given, Docker, Java with Maven; or none, and the event log on PostgreSQL takes its place. */
export const kafkaIn = async (options: EngineOptions<KafkaRung>): Promise<Kafka> => {
  const { home, given, asked, say = quiet } = options
  const kept = home.state.rung('kafka') as KafkaRung | undefined
  const only = given !== undefined ? 'given' : (asked ?? kept)
  const skipped = 'it is not asked for'
  const [noDocker, java] = await Promise.all([
    only === undefined || only === 'docker' ? probeDocker(images.kafka) : skipped,
    only === undefined || only === 'java' ? probeJava(home.cache) : { version: undefined, trouble: skipped },
  ])
  const candidates = chooseKafka({ given: given !== undefined, noDocker, noPackage: java.trouble }, { asked, kept })
  const { rung, because, started } = await climb(
    candidates,
    async (each) => {
      if (each === 'given' || each === 'embedded-log') return undefined
      const port = await home.state.port('kafka', options.port ?? 0)
      if (each === 'docker') return startDockerKafka({ home, port, image: images.kafka, say })
      const controller = await home.state.port('kafka-controller', options.port === undefined ? 0 : options.port + 1)
      return startJavaKafka({ home, ports: [port, controller], java: java.version ?? '', say })
    },
    say,
  )
  home.state.keepRung('kafka', rung)
  const what =
    started?.what ?? (rung === 'given' ? 'the brokers that are given' : 'the embedded event log on PostgreSQL')
  return {
    rung,
    line: `Kafka: ${what}, because ${because}. Otherwise: FIBULA_KAFKA=docker|java|embedded-log, or KAFKA_BROKERS=host:port`,
    unit: started?.unit,
    brokers: started?.address ?? given,
  }
}
