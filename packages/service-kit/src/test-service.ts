import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type EventEnvelope,
  fromMessage,
  type PublishingService,
  partitionsPerTopic,
  services,
  toMessage,
  topicOf,
} from '@fibula/contracts'
import { migrateDatabase, type NewEvent, storeMigrations } from '@fibula/store'
import {
  folderHash,
  type HttpClient,
  httpClient,
  type TestDatabase,
  type TestIdentity,
  testDatabase,
  testIdentity,
} from '@fibula/testing'
import { type MemoryTransport, memoryTransport } from '@fibula/transport'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { localKeys, verifyTokens } from './auth.ts'
import type { Actor } from './route.ts'
import { type ServiceDefinition, startService } from './service.ts'

/** Somebody who is signed in. */
export type Person = HttpClient

/** A whole service on a database of its own and the memory transport, spoken to over HTTP. */
export interface TestService {
  readonly url: string
  readonly database: TestDatabase
  readonly transport: MemoryTransport
  readonly identity: TestIdentity
  /** Somebody of the organisation who is signed in with these roles. */
  person(organisationId: string, ...roles: Actor['roles']): Promise<Person>
  /** Publishes facts of another service in one stream, after those that were told before. */
  tell(service: PublishingService, streamId: string, ...facts: readonly NewEvent[]): Promise<void>
  /** What this service has published so far, in order per stream. */
  readonly published: readonly EventEnvelope[]
}

/** Call it at the top of a spec file: `const service = await testService(sourcing, new URL('../prisma/migrations', import.meta.url))`. */
export const testService = async <Deps>(definition: ServiceDefinition<Deps>, migrations: URL): Promise<TestService> => {
  const database = await testDatabase({
    name: definition.name,
    fingerprint: await folderHash(storeMigrations, migrations),
    migrate: (url) => migrateDatabase({ url, directory: migrations.pathname }),
  })
  const transport = memoryTransport()
  const admin = await transport.admin()
  await admin.ensureTopics(services.map((name) => ({ name: topicOf(name), partitions: partitionsPerTopic })))
  const identity = await testIdentity()
  const directory = await mkdtemp(join(tmpdir(), `fibula-${definition.name}-media-`))
  const running = await startService(definition, {
    pool: database.pool,
    transport,
    authenticate: verifyTokens({ keys: localKeys(identity.keys), issuer: identity.issuer }),
    log: pino({ level: 'fatal' }),
    media: { kind: 'disk', directory },
  })
  const publisher = await transport.publisher()
  const subscriber = await transport.subscriber()
  const published: EventEnvelope[] = []
  const subscription = await subscriber.subscribe({
    group: 'test',
    topics: definition.publishes ? [topicOf(definition.name as PublishingService)] : [],
    onBatch: async ({ messages }) => {
      published.push(...messages.map(fromMessage))
      return undefined
    },
  })
  afterAll(async () => {
    await subscription.stop()
    await running.stop()
    await rm(directory, { recursive: true, force: true })
  })
  const told = new Map<string, number>()

  return {
    url: running.url,
    database,
    transport,
    published,
    identity,
    person: async (organisationId, ...roles) =>
      httpClient(running.url, await identity.token({ personId: `person-of-${organisationId}`, organisationId, roles })),
    tell: async (service, streamId, ...facts) => {
      const at = new Date().toISOString()
      const messages = facts.map(({ type, dataVersion, data }) => {
        const streamVersion = (told.get(streamId) ?? 0) + 1
        told.set(streamId, streamVersion)
        const origin = { source: `/fibula/${service}`, organisationId: 'coop-test', personId: 'person-test' }
        return toMessage({
          id: randomUUID(),
          type,
          streamId,
          streamVersion,
          happenedAt: at,
          recordedAt: at,
          dataVersion,
          data,
          ...origin,
        })
      })
      await publisher.publish(topicOf(service), messages)
    },
  }
}
