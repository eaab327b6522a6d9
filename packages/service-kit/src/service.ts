import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { type PublishingService, topicOf } from '@fibula/contracts'
import { type Consumer, createStore, type Store, type Worker } from '@fibula/store'
import type { Transport, TransportAdmin } from '@fibula/transport'
import type pg from 'pg'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import type { Authenticate } from './auth.ts'
import type { MediaPlace } from './config.ts'
import { givingWay, type Hearing, isFarBehind } from './hearing.ts'
import { internalRoutes } from './internal.ts'
import { createMetrics } from './metrics.ts'
import { persistently } from './persistently.ts'
import type { Route } from './route.ts'

/** What a service is made of; `src/service.ts` of each exports one, for its main and for its tests. */
export interface ServiceDefinition<Deps> {
  readonly name: string
  readonly summary: string
  readonly routes: readonly Route<Deps>[]
  /** Its events are published to its topic. */
  readonly publishes: boolean
  readonly create: (context: ServiceContext) => ServiceParts<Deps>
}

export interface ServiceContext {
  readonly pool: pg.Pool
  readonly store: Store
  readonly log: Logger
  /** Where photos and files are kept; @fibula/media makes a store of it. */
  readonly media: MediaPlace
  /** Where people reach the platform, without a slash at its end; empty: addresses are relative. */
  readonly publicUrl: string
}

export interface ServiceParts<Deps> {
  /** What the routes' handlers get: the use cases and the reads. */
  readonly deps: Deps
  /** What it hears of the others. */
  readonly consumer?: Hearing
  /** Further projections that go at their own pace, by name: each reads in the group `<service>-<name>`, with progress of its own. */
  readonly consumers?: Readonly<Record<string, Hearing>>
  /** Done before the first request, once for each start; what fails is tried again while requests are answered. */
  readonly prepare?: () => Promise<void>
  /** Small work that is due from time to time; one that throws is logged and tried again when it is due next. */
  readonly sweepers?: readonly { readonly name: string; readonly everyMs: number; readonly run: () => Promise<void> }[]
  readonly close?: () => Promise<void>
}

export interface RunningService {
  readonly url: string
  readonly store: Store
  readonly server: Server
  /** Null when everything works, otherwise the reasons. */
  health(): string | null
  /** Finishes what is in hand, then lets go of everything but the pool. */
  stop(): Promise<void>
}

export interface StartOptions {
  readonly pool: pg.Pool
  readonly transport: Transport
  readonly authenticate: Authenticate
  readonly log: Logger
  /** Default: on disk, under .fibula/media of the working directory. */
  readonly media?: MediaPlace
  readonly publicUrl?: string
  readonly port?: number
  readonly host?: string
  /** False: events wait in the outbox. For the bench. */
  readonly relay?: boolean
  /** False: movements are not posted. For the bench. */
  readonly ledger?: boolean
}

const answersKeptMs = 7 * 86_400_000
const hourMs = 3_600_000
/** Requests that are not answered this long after the stop began are cut. */
const finishMs = 5_000

/** Starts a service on a database and a transport that exist already; used by main and by tests. */
export const startService = async <Deps>(
  definition: ServiceDefinition<Deps>,
  options: StartOptions,
): Promise<RunningService> => {
  const { name } = definition
  const { pool, transport, log, port = 0, host = '127.0.0.1' } = options
  const { publicUrl = '', media = { kind: 'disk', directory: resolve('.fibula/media', name) } } = options
  const store = createStore({ pool, service: name, ledger: options.ledger ?? true })
  const parts = definition.create({ pool, store, log, media, publicUrl })
  const metrics = createMetrics(name)
  const closers: (() => Promise<void>)[] = []
  let stopping = false
  let relay: Worker | undefined
  const hearings: readonly (readonly [string, Hearing])[] = [
    ...(parts.consumer ? [[name, parts.consumer] as const] : []),
    ...Object.entries(parts.consumers ?? {}).map(([own, hearing]) => [`${name}-${own}`, hearing] as const),
  ]
  const consumers = new Map<string, Consumer>()
  /** Of the group that is named after the service, `consumer`; of another, its whole name. */
  const partOf = (group: string): string => (group === name ? 'consumer' : `consumer ${group}`)
  let admin: TransportAdmin | undefined
  const waitingFor = new Map<string, string>()
  const note = (part: string) => (reason: string | null) => {
    if (reason === null) waitingFor.delete(part)
    else waitingFor.set(part, reason)
  }

  const { prepare = async () => {} } = parts
  await prepare().catch(() => void persistently(prepare, () => stopping, note('preparing')))

  const connect = async (): Promise<void> => {
    await Promise.all([
      persistently(
        async () => {
          admin = await transport.admin()
          closers.push(() => admin?.close() ?? Promise.resolve())
        },
        () => stopping,
        note('transport'),
      ),
      definition.publishes && options.relay !== false
        ? persistently(
            async () => {
              const publisher = await transport.publisher()
              relay = await store.startRelay({ publisher, topic: topicOf(name as PublishingService) })
              closers.unshift(async () => {
                await relay?.stop()
                await publisher.close()
              })
            },
            () => stopping,
            note('relay'),
          )
        : undefined,
      ...hearings.map(([group, hearing]) =>
        persistently(
          async () => {
            const own = await transport.subscriber()
            const subscriber = group === name ? own : givingWay(own, () => isFarBehind(consumers.get(name)))
            try {
              const consumer = await store.startConsumer({ name: group, subscriber, ...hearing })
              consumers.set(group, consumer)
              closers.unshift(async () => {
                await consumer.stop()
                await subscriber.close()
              })
            } catch (error) {
              await subscriber.close()
              throw error
            }
          },
          () => stopping,
          note(partOf(group)),
        ),
      ),
    ])
  }

  const workers = (): Record<string, string | null> => ({
    ...Object.fromEntries(waitingFor),
    ...(relay ? { relay: relay.health() } : {}),
    ...Object.fromEntries([...consumers].map(([group, consumer]) => [partOf(group), consumer.health()])),
  })
  const app = createApp({
    service: name,
    summary: definition.summary,
    routes: definition.routes,
    deps: parts.deps,
    authenticate: options.authenticate,
    metrics,
    log,
    checks: {
      database: async () => {
        await pool.query('SELECT 1')
        return null
      },
      transport: async () => {
        if (!admin) return waitingFor.get('transport') ?? 'connecting'
        await admin.ping()
        return null
      },
      relay: () =>
        waitingFor.get('relay') ??
        (definition.publishes && options.relay !== false && !relay ? 'starting' : (relay?.health() ?? null)),
      ...Object.fromEntries(
        hearings.map(([group]) => [
          partOf(group),
          () => {
            const consumer = consumers.get(group)
            return waitingFor.get(partOf(group)) ?? (consumer ? consumer.health() : 'joining its group')
          },
        ]),
      ),
    },
    internal: internalRoutes({
      rebuild: async () => {
        let rebuilt = false
        for (const [group, { empty }] of hearings) {
          const consumer = consumers.get(group)
          if (!empty || !consumer) continue
          await consumer.rebuild(empty)
          rebuilt = true
        }
        return rebuilt
      },
      service: name,
      store,
      metrics,
      relay: () => relay?.health() ?? null,
      lags: () =>
        [...consumers].flatMap(([group, consumer]) => consumer.lags().map((lag) => ({ name: group, ...lag }))),
    }),
  })

  const server = createServer(
    // A file may take long on a slow line; what is not a file is cut sooner, by whoever reads it.
    { requestTimeout: 900_000, headersTimeout: 10_000, maxHeaderSize: 16_384, keepAliveTimeout: 65_000 },
    app,
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const connecting = connect()

  const sweepers = [
    ...(parts.sweepers ?? []),
    { name: 'old answers', everyMs: hourMs, run: async () => void (await store.forgetAnswers(answersKeptMs)) },
  ].map(({ name: sweeper, everyMs, run }) => {
    let running: Promise<void> | undefined
    const timer = setInterval(() => {
      running ??= run()
        .catch((error: unknown) => log.warn({ err: error, sweeper }, 'a sweeper failed and will be tried again'))
        .finally(() => {
          running = undefined
        })
    }, everyMs)
    return async () => {
      clearInterval(timer)
      await running
    }
  })

  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    store,
    server,
    health: () => {
      const reasons = Object.entries(workers()).flatMap(([part, reason]) =>
        reason === null ? [] : [`${part}: ${reason}`],
      )
      return reasons.length === 0 ? null : reasons.join('; ')
    },
    stop: async () => {
      stopping = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      // A connection is kept open after its answer; it must not keep the service.
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const late = setTimeout(() => server.closeAllConnections(), finishMs)
      void closed.then(() => {
        clearInterval(idle)
        clearTimeout(late)
      })
      await Promise.all(sweepers.map((stop) => stop()))
      await connecting
      await closed
      for (const close of closers)
        await close().catch((error: unknown) => log.warn({ err: error }, 'a part did not close cleanly'))
      await parts.close?.()
    },
  }
}
