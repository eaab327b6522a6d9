import { existsSync, readFileSync, rmSync } from 'node:fs'
import { until } from '@fibula/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityOf } from '../process/identity.ts'
import { readRecord } from '../process/record.ts'
import { declaredTopics } from '../topics.ts'
import type { Platform } from './options.ts'
import { startPlatform } from './platform.ts'
import { makeServices } from './test-services.ts'

const services = makeServices(['sourcing', 'sales', 'web'])
const said: string[] = []
const phases: string[] = []
let platform: Platform

beforeAll(async () => {
  platform = await startPlatform({
    servicesFolder: services.folder,
    serviceEnv: { ...services.serviceEnv, sales: { NAME: 'sales', FLAVOUR: 'plain' } },
    replicas: 2,
    kafka: 'embedded-log',
    postgres: 'embedded',
    say: (line) => said.push(line),
    onPhase: (line) => phases.push(line),
  })
}, 90_000)
afterAll(async () => {
  await platform?.stop()
  rmSync(services.root, { recursive: true })
})

const envOf = async (url: string | undefined) => (await (await fetch(`${url}/env`)).json()) as Record<string, string>
const named = (name: string) => platform.processes().find((each) => each.name === name)

describe('the platform', { timeout: 60_000 }, () => {
  it('runs every service folder, as often as it is told to, and one gateway', () => {
    expect(platform.processes().map(({ name, state }) => `${name} ${state}`)).toEqual([
      'postgres ready',
      'sales ready',
      'sales-2 ready',
      'sourcing ready',
      'sourcing-2 ready',
      'web ready',
    ])
    expect(Object.keys(platform.serviceUrls)).toEqual(['sales', 'sourcing'])
    expect(new Set(Object.values(platform.serviceUrls).flat()).size).toBe(4)
  })

  it('says in one line each what it chose, why, and how to choose otherwise', () => {
    expect(platform.lines).toContainEqual(
      'Kafka: the embedded event log on PostgreSQL, because it is asked for. Otherwise: FIBULA_KAFKA=docker|java|embedded-log, or KAFKA_BROKERS=host:port',
    )
    expect(phases).toEqual(expect.arrayContaining([...platform.lines]))
  })

  it('gives a service its environment, and nothing of the launcher or the test runner', async () => {
    const env = await envOf(platform.serviceUrls.sales?.[0])
    expect(env).toMatchObject({
      TRANSPORT: 'postgres',
      EVENT_LOG_URL: platform.eventLogUrl,
      JWT_ISSUER: platform.issuerUrl,
      JWKS_URL: `${platform.issuerUrl}/.well-known/jwks.json`,
      FIBULA_PARENT_PIPE: '1',
      FLAVOUR: 'plain',
    })
    expect(Object.keys(env).filter((key) => /^(TEST_|VITEST|npm_|NODE_OPTIONS)/.test(key))).toEqual([])
  })

  it('tells the gateway where everybody is', async () => {
    const env = await envOf(platform.gatewayUrl)
    expect(JSON.parse(env.UPSTREAMS ?? '')).toEqual(platform.serviceUrls)
    expect(env.DEV_ISSUER_URL).toBe(platform.issuerUrl)
  })

  it('makes the topics of the embedded event log before anybody reads it, for a role of its own', async () => {
    const client = new pg.Client({ connectionString: platform.eventLogUrl })
    await client.connect()
    const { rows } = await client.query('SELECT name, partitions FROM event_log.topic ORDER BY name')
    expect(rows).toContainEqual({ name: 'fibula.sourcing', partitions: 12 })
    expect(rows).toHaveLength(declaredTopics().length)
    expect(
      (await client.query('SELECT current_user AS me, usesuper FROM pg_user WHERE usename = current_user')).rows,
    ).toEqual([{ me: 'fibula_event_log', usesuper: false }])
    await client.end()
  })

  it('starts a service again that dies, and shows its reason and its last words', async () => {
    const url = platform.serviceUrls.sourcing?.[0]
    await fetch(`${url}/crash`).catch(() => {})
    await until(() => named('sourcing')?.restarts === 1 && named('sourcing')?.state === 'ready')
    expect(said.join('\n')).toMatch(/sourcing ended: exit code 7\. It is started again\.\n\s+the scale is broken/)
    expect((await envOf(url)).NAME).toBe('sourcing')
    expect(named('sourcing-2')?.restarts).toBe(0)
  })

  it('lets a test kill, hold and release what it runs', async () => {
    const url = platform.serviceUrls.sales?.[1] ?? ''
    await platform.hold('sales-2')
    await expect(fetch(url)).rejects.toThrow()
    expect(named('sales-2')?.state).toBe('held')
    await platform.release('sales-2')
    expect((await fetch(url)).status).toBe(200)
    const before = named('postgres')?.pid
    await platform.kill('postgres')
    await platform.answering('postgres')
    expect(named('postgres')?.pid).not.toBe(before)
    expect(() => platform.kill('nobody')).toThrow('nothing named nobody runs here')
  })

  it('stops the gateway first, then the services, then PostgreSQL, and leaves nothing', async () => {
    const pids = (readRecord(platform.folder)?.running ?? []).flatMap((each) => ('pid' in each ? [each.pid] : []))
    const guardian = readRecord(platform.folder)?.guardian?.pid ?? 0
    expect(pids).toHaveLength(6)
    await platform.stop()
    const stops = readFileSync(services.stops, 'utf8').trim().split('\n')
    expect(stops).toHaveLength(5)
    expect(stops[0]).toBe('web')
    for (const pid of [...pids, guardian]) await until(() => identityOf(pid) === undefined)
    expect(existsSync(platform.folder)).toBe(false)
  })
})

describe('a platform that cannot start', { timeout: 60_000 }, () => {
  const begin = (options: Parameters<typeof startPlatform>[0]) =>
    startPlatform({ servicesFolder: services.folder, kafka: 'embedded-log', postgres: 'embedded', ...options })

  it('says which service does not start and why, and leaves nothing running', async () => {
    const tried: string[] = []
    const starting = begin({
      services: ['sales'],
      serviceEnv: { '*': { NODE_OPTIONS: '--no-such-option' } },
      onPhase: (line) => tried.push(line),
    })
    await expect(starting).rejects.toThrow(
      /sales does not start \(exit code 9\):[\s\S]*--no-such-option is not allowed/,
    )
    const port = Number(/PostgreSQL answers on 127\.0\.0\.1:(\d+)/.exec(tried.join())?.[1])
    const client = new pg.Client({ connectionString: `postgresql://postgres@127.0.0.1:${port}/postgres` })
    await expect(client.connect()).rejects.toThrow('ECONNREFUSED')
  })

  it('knows the names of the services that there are', async () => {
    await expect(begin({ services: ['assay'] })).rejects.toThrow(
      'there is no service assay; there are sales, sourcing, web',
    )
  })

  it('stops what it has begun when it is aborted on the way', async () => {
    const abort = new AbortController()
    let port = 0
    const starting = begin({
      signal: abort.signal,
      onPhase: (line) => {
        port ||= Number(/PostgreSQL answers on 127\.0\.0\.1:(\d+)/.exec(line)?.[1] ?? 0)
        if (port > 0) abort.abort()
      },
    })
    await expect(starting).rejects.toThrow('everything is being stopped')
    const client = new pg.Client({ connectionString: `postgresql://postgres@127.0.0.1:${port}/postgres` })
    await expect(client.connect()).rejects.toThrow('ECONNREFUSED')
  })
})
