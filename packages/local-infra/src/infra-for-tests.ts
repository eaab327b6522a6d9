import { kafkaIn, postgresIn } from './engines/start.ts'
import { openHome } from './home/home.ts'
import { wishes } from './ladder/wishes.ts'

export interface TestInfra {
  /** For the processes that run tests: TEST_DATABASE_URL, and TEST_KAFKA_BROKERS or FIBULA_WITHOUT_KAFKA=1. */
  readonly env: Record<string, string>
  /** What was chosen and why, and what could not be had. */
  readonly notes: string[]
  stop(): Promise<void>
}

/**
 * A real PostgreSQL and a real Kafka for tests, by the same ladder as `npm start`; both go, with all they hold, when stopped.
 * What TEST_DATABASE_URL and TEST_KAFKA_BROKERS name already is used as it is.
 */
export const startTestInfra = async (env: NodeJS.ProcessEnv = process.env): Promise<TestInfra> => {
  const { TEST_DATABASE_URL: url, TEST_KAFKA_BROKERS: brokers } = env
  const withoutKafka = env.FIBULA_WITHOUT_KAFKA === '1'
  const asked = wishes(env)
  const say = (line: string) => console.log(`fibula: ${line}`)
  const home = await openHome({ say })
  const [postgres, kafka] = await Promise.allSettled([
    url ? undefined : postgresIn({ home, asked: asked.postgres, say }),
    brokers || withoutKafka ? undefined : kafkaIn({ home, asked: asked.kafka, say }),
  ])
  const started = [kafka, postgres].flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value] : []))
  const failed = [postgres, kafka].find((each) => each.status === 'rejected')
  if (failed) {
    await home.close()
    throw failed.reason
  }

  const notes = [
    ...(url ? ['PostgreSQL: the server that TEST_DATABASE_URL names'] : []),
    ...(brokers ? ['Kafka: the brokers that TEST_KAFKA_BROKERS names'] : []),
    ...started.map(({ line }) => line),
  ]
  const found = brokers || started.flatMap((each) => ('brokers' in each && each.brokers ? [each.brokers] : []))[0]
  if (!found)
    notes.push(
      withoutKafka
        ? 'Kafka: none, as FIBULA_WITHOUT_KAFKA=1 says; tests that need a broker do not run'
        : 'No broker, so tests that need one do not run: install Java 17 and Maven, or Docker, or name one in TEST_KAFKA_BROKERS',
    )
  const database = url || started.flatMap((each) => ('url' in each ? [each.url] : []))[0] || ''
  return {
    env: { TEST_DATABASE_URL: database, ...(found ? { TEST_KAFKA_BROKERS: found } : { FIBULA_WITHOUT_KAFKA: '1' }) },
    notes,
    stop: () => home.close(),
  }
}
