import { randomUUID } from 'node:crypto'
import { httpClient, testIdentity, until } from '@fibula/testing'
import { memoryTransport } from '@fibula/transport'
import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { remoteKeys, startService, verifyTokens } from '../src/index.ts'
import { testService } from '../src/test-service.ts'
import { migrations, miniService } from './mini-service.ts'

const exporter = new InMemorySpanExporter()
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
propagation.setGlobalPropagator(new W3CTraceContextPropagator())
trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))

const { url, person, database, transport, identity } = await testService(miniService, migrations)
const clerk = await person('coop-tiznit', 'clerk')
const anybody = httpClient(url)
const body = { kind: 'refiner', name: 'Tizi' }
const checks = async () => (await anybody.get('/health/ready')).body.checks
const heard = async (id: string) =>
  (await database.pool.query('SELECT traceparent FROM heard WHERE stream_id = $1', [id])).rows[0]

it('one trace from the request through relay and transport to the consumer', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  const { body: told } = await clerk.raw('POST', '/things', {
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
    },
    body: JSON.stringify(body),
  })
  expect((await until(() => heard(told.id))).traceparent).toContain(traceId)
  const spans = await until(() => {
    const ours = exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId)
    return ours.length >= 3 && ours
  })
  const byId = new Map(spans.map((span) => [span.spanContext().spanId, span.name]))
  const chain = spans.map((span) => [span.name, byId.get(span.parentSpanContext?.spanId ?? '') ?? 'the caller'])
  expect(Object.fromEntries(chain)).toMatchObject({
    'POST /things': 'the caller',
    'publish sourcing.supplier-registered': 'POST /things',
  })
  expect(chain.some(([, parent]) => parent === 'publish sourcing.supplier-registered')).toBe(true)
})

it('is red while the broker is lost and green again after; what was recorded meanwhile arrives', async () => {
  await until(async () => (await anybody.get('/health/ready')).status === 200)
  transport.loseBroker()
  expect(
    await until(async () => ((await anybody.get('/health/ready')).status === 503 ? checks() : false)),
  ).toMatchObject({
    database: 'ok',
    transport: 'the broker is lost',
  })
  const { body: told } = await clerk.post('/things', body).expectStatus(201)
  await until(
    async () => Number(/^fibula_outbox_pending\S* (\d+)/m.exec((await anybody.get('/metrics')).body)?.[1]) > 0,
  )
  transport.restoreBroker()
  await until(() => heard(told.id))
  await until(async () => (await anybody.get('/health/ready')).status === 200)
})

it('lives through the loss of all its connections to the database', async () => {
  await database.cutConnections()
  await until(async () => (await anybody.get('/health/ready')).status === 200)
  const { body: told } = await until(async () => {
    const reply = await clerk.post('/things', body)
    expect(reply.status === 201 || reply.status === 503).toBe(true)
    return reply.status === 201 && reply
  })
  await until(() => heard(told.id))
})

it('shows figures by route pattern, never by address', async () => {
  const { body: told } = await clerk.post('/things', body).expectStatus(201)
  await clerk.get(`/things/${told.id}`).expectStatus(200)
  const { body: figures } = await anybody.get('/metrics')
  expect(figures).toMatch(/fibula_http_request_seconds_count\{[^}]*route="\/things\/\{thingId\}",status="200"/)
  expect(figures).toMatch(/^fibula_consumer_lag\{/m)
  expect(figures).not.toContain(told.id)
})

it('tells its status, and refuses to replay what it cannot read', async () => {
  const { body: status } = await anybody.get('/internal/status').expectStatus(200)
  expect(status).toMatchObject({ service: 'sourcing', pid: process.pid, relay: { trouble: null }, parked: [] })
  expect(status.consumers.length).toBeGreaterThan(0)
  await anybody.post('/internal/parked/replay', { consumer: 1 }).expectProblem('invalid-request')
  await anybody.post('/internal/parked/replay', { consumer: 'sourcing', streamId: randomUUID() }).expectStatus(200)
})

it('starts while the issuer of tokens is away: 503 for who needs it, not for the public', async () => {
  const quiet = await startService(miniService, {
    pool: database.pool,
    transport: memoryTransport(),
    authenticate: verifyTokens({ keys: remoteKeys('http://127.0.0.1:9/jwks.json'), issuer: identity.issuer }),
    log: pino({ level: 'silent' }),
  })
  const token = await identity.token({ personId: 'somebody', organisationId: 'coop-tiznit', roles: ['clerk'] })
  const reply = await httpClient(quiet.url, token).get('/things')
  expect(reply).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(reply.headers.get('retry-after')).toBe('1')
  await httpClient(quiet.url).get('/window').expectStatus(200)
  await quiet.stop()
  await expect(fetch(`${quiet.url}/health/live`)).rejects.toThrow()
})

it('finishes what is in hand before it stops', async () => {
  const own = await testIdentity()
  let arrived = () => {}
  const inHand = new Promise<void>((resolve) => {
    arrived = resolve
  })
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  const slow = {
    ...miniService,
    publishes: false,
    create: () => ({
      deps: { find: async () => undefined } as never,
    }),
    routes: miniService.routes.map((route) =>
      route.path !== '/window'
        ? route
        : {
            ...route,
            handle: async () => {
              arrived()
              await held
              return { body: { open: true } }
            },
          },
    ),
  }
  const service = await startService(slow, {
    pool: database.pool,
    transport: memoryTransport(),
    authenticate: verifyTokens({ keys: remoteKeys('http://127.0.0.1:9/'), issuer: own.issuer }),
    log: pino({ level: 'silent' }),
  })
  const asked = httpClient(service.url).get('/window')
  await inHand
  const stopped = service.stop()
  await until(async () =>
    fetch(`${service.url}/health/live`).then(
      () => false,
      () => true,
    ),
  )
  answer()
  expect(await asked).toMatchObject({ status: 200, body: { open: true } })
  await stopped
})
