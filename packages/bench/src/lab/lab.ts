import { join } from 'node:path'
import { startPlatform } from '@fibula/local-infra'
import { migrateDatabase } from '@fibula/store'
import { kafkaTransport } from '@fibula/transport-kafka'
import { Kafka, logLevel } from 'kafkajs'
import pg from 'pg'
import { rootFolder } from './root.ts'
import { type ServiceProcess, startServiceProcess } from './service-process.ts'

/** Bare servers, and whatever a section puts on them. */
export interface Lab {
  readonly engines: readonly string[]
  /** Undefined where the machine has no Kafka: sections that need it say so. */
  readonly kafka: { readonly brokers: string; readonly client: Kafka; topic(name: string): Promise<void> } | undefined
  /** An empty database with the tables of the store, and those of a service. */
  database(name: string, service?: string): Promise<string>
  /** One process of a service on a database of its own, ready. */
  service(name: string, options: { database: string; env?: Readonly<Record<string, string>> }): Promise<ServiceProcess>
  /** Undefined when the server is not a process of this machine. */
  postgresPid(): number | undefined
  tokenOf(person: string): Promise<string>
  close(): Promise<void>
}

const migrationsOf = (service: string): string => join(rootFolder, 'services', service, 'prisma', 'migrations')

/** Data on disk with every guarantee on, as `npm start` has it: servers for tests would flatter the figures. */
export const openLab = async (say: (line: string) => void): Promise<Lab> => {
  const platform = await startPlatform({
    folder: join(rootFolder, '.fibula', 'bench', 'lab'),
    cache: join(rootFolder, '.fibula', 'cache'),
    fresh: true,
    services: [],
    ports: 'any',
    onPhase: say,
  })
  const { postgresUrl, brokers, issuerUrl } = platform
  if (postgresUrl === undefined) throw new Error('the bench needs a PostgreSQL server on which it may make databases')
  const processes = new Set<ServiceProcess>()

  const kafkaOf = (given: string) => {
    const client = new Kafka({ brokers: given.split(','), clientId: 'bench', logLevel: logLevel.NOTHING })
    return {
      brokers: given,
      client,
      topic: async (name: string) => {
        const admin = await kafkaTransport({ brokers: given.split(','), clientId: 'bench' }).admin()
        await admin.ensureTopics([{ name, partitions: 12 }])
        await admin.close()
      },
    }
  }

  return {
    engines: platform.lines.map((line) => line.split(', because')[0] ?? line),
    kafka: brokers === undefined ? undefined : kafkaOf(brokers),
    database: async (name, service) => {
      const url = new URL(postgresUrl)
      url.pathname = `/bench_${name}`
      const admin = new pg.Client({ connectionString: postgresUrl })
      await admin.connect()
      await admin.query(`DROP DATABASE IF EXISTS "bench_${name}" WITH (FORCE)`)
      await admin.query(`CREATE DATABASE "bench_${name}"`)
      await admin.end()
      await migrateDatabase({ url: url.href, ...(service === undefined ? {} : { directory: migrationsOf(service) }) })
      return url.href
    },
    service: async (name, { database, env = {} }) => {
      const started = await startServiceProcess(name, {
        DATABASE_URL: database,
        ...(brokers === undefined
          ? { TRANSPORT: 'postgres', EVENT_LOG_URL: platform.eventLogUrl ?? '' }
          : { TRANSPORT: 'kafka', KAFKA_BROKERS: brokers }),
        JWKS_URL: `${issuerUrl}/.well-known/jwks.json`,
        JWT_ISSUER: issuerUrl,
        ...env,
      })
      processes.add(started)
      return started
    },
    postgresPid: () => platform.processes().find(({ name }) => name === 'postgres')?.pid,
    tokenOf: async (person) => {
      const response = await fetch(`${issuerUrl}/tokens/${person}`)
      return ((await response.json()) as { token: string }).token
    },
    close: async () => {
      await Promise.all([...processes].map((each) => each.stop()))
      await platform.stop()
    },
  }
}
