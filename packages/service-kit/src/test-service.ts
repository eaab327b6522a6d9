import { randomUUID } from 'node:crypto'
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
import { folderHash, type TestDatabase, testDatabase } from '@fibula/testing'
import { type MemoryTransport, memoryTransport } from '@fibula/transport'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { localKeys, verifyTokens } from './auth.ts'
import type { Actor } from './route.ts'
import { type ServiceDefinition, startService } from './service.ts'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: specs look into whatever was answered
  readonly body: any
}

export interface CommandHeaders {
  readonly key?: string
  readonly happenedAt?: string
  readonly ifMatch?: string
}

/** Somebody who is signed in. Every command gets a new idempotency key unless one is given. */
export interface Person {
  readonly token: string
  get(path: string): Promise<Reply>
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: CommandHeaders,
  ): Promise<Reply>
  post(path: string, body?: unknown, headers?: CommandHeaders): Promise<Reply>
}

/** A whole service on a database of its own and the memory transport, spoken to over HTTP. */
export interface TestService {
  readonly url: string
  readonly database: TestDatabase
  readonly transport: MemoryTransport
  person(organisationId: string, ...roles: Actor['roles']): Promise<Person>
  /** Publishes facts of another service in one stream, after those that were told before. */
  tell(service: PublishingService, streamId: string, ...facts: readonly NewEvent[]): Promise<void>
  /** What this service has published so far, in order per stream. */
  readonly published: readonly EventEnvelope[]
}

const answer = async (response: Response): Promise<Reply> => {
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) }
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
  const issuer = 'https://issuer.test'
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const keys = localKeys({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] })
  const running = await startService(definition, {
    pool: database.pool,
    transport,
    authenticate: verifyTokens({ keys, issuer }),
    log: pino({ level: 'fatal' }),
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
  })
  const told = new Map<string, number>()

  return {
    url: running.url,
    database,
    transport,
    published,
    person: async (organisationId, ...roles) => {
      const token = await new SignJWT({ org: organisationId, roles })
        .setProtectedHeader({ alg: 'ES256' })
        .setSubject(`person-of-${organisationId}`)
        .setIssuer(issuer)
        .setAudience('fibula')
        .setExpirationTime('1h')
        .sign(privateKey)
      const authorization = `Bearer ${token}`
      const send: Person['send'] = async (method, path, body, { key = randomUUID(), happenedAt, ifMatch } = {}) =>
        answer(
          await fetch(running.url + path, {
            method,
            headers: {
              authorization,
              'idempotency-key': key,
              ...(body === undefined ? {} : { 'content-type': 'application/json' }),
              ...(happenedAt === undefined ? {} : { 'fibula-happened-at': happenedAt }),
              ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          }),
        )
      return {
        token,
        get: async (path) => answer(await fetch(running.url + path, { headers: { authorization } })),
        send,
        post: (path, body, headers) => send('POST', path, body, headers),
      }
    },
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
