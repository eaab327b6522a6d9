import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { services, toMessage, topicOf } from '@fibula/contracts'
import { until } from '@fibula/testing'
import { memoryTransport } from '@fibula/transport'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGateway } from './gateway.ts'

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const seen: { url: string | undefined; method: string | undefined; body: string }[] = []
const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

/** A stand-in for a service: healthy, with a status, and an echo for the rest. */
const upstream = createServer(async (request, response) => {
  // Answers piece by piece as the pieces of the body arrive.
  if (request.url === '/echo-stream') {
    response.writeHead(200, { 'content-type': request.headers['content-type'] ?? '' })
    return request.pipe(response)
  }
  const body = await bodyOf(request)
  response.setHeader('content-type', 'application/json')
  if (request.url === '/health/ready') return response.end(JSON.stringify({ status: 'ok', checks: { database: 'ok' } }))
  if (request.url === '/internal/status') return response.end(JSON.stringify({ relay: { pending: 3 }, parked: [] }))
  seen.push({ url: request.url, method: request.method, body })
  response.statusCode = 201
  response.end(JSON.stringify({ echoed: body }))
})

/** As Vite builds it. */
const appFolder = mkdtempSync(join(tmpdir(), 'fibula-app-'))
mkdirSync(join(appFolder, 'assets'))
writeFileSync(join(appFolder, 'index.html'), '<p>the app</p>')
writeFileSync(join(appFolder, 'assets/index-abc.js'), '0')

const transport = memoryTransport()
let base = ''
let server: Server
let stop: () => Promise<void>

beforeAll(async () => {
  const admin = await transport.admin()
  await admin.ensureTopics(services.map((name) => ({ name: topicOf(name), partitions: 2 })))
  const url = await listen(upstream)
  const gateway = await createGateway({
    upstreams: { sales: [url], sourcing: ['http://127.0.0.1:9'] },
    transport,
    appFolder,
  })
  stop = gateway.stop
  server = createServer(gateway.app)
  base = await listen(server)
})

afterAll(async () => {
  await stop()
  server.closeAllConnections()
  server.close()
  upstream.closeAllConnections()
  upstream.close()
  rmSync(appFolder, { recursive: true })
})

describe('/api/<service>/', () => {
  it('passes a request on, without the prefix, and the answer back', async () => {
    const response = await fetch(`${base}/api/sales/sales?x=1`, { method: 'POST', body: '{"a":1}' })
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ echoed: '{"a":1}' })
    expect(seen.at(-1)).toEqual({ url: '/sales?x=1', method: 'POST', body: '{"a":1}' })
  })

  it('says what to do when the service does not answer', async () => {
    const response = await fetch(`${base}/api/sourcing/lots`)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await response.json()).toMatchObject({ code: 'service-unavailable', status: 503 })
  })

  it('passes streams on as they come, both ways, whatever their type', async () => {
    const pieces = new TransformStream<Uint8Array, Uint8Array>()
    const writer = pieces.writable.getWriter()
    const write = (byte: number) => writer.write(new Uint8Array(64_000).fill(byte))
    const asking = fetch(`${base}/api/sales/echo-stream`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg' },
      body: pieces.readable,
      duplex: 'half',
    } as RequestInit)
    void write(1)
    const response = await asking
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    const reader = response.body!.getReader()
    // The first piece is back before the second has left.
    expect((await reader.read()).value?.[0]).toBe(1)
    void write(2)
    void writer.close()
    let last: Uint8Array | undefined
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) last = piece.value
    expect(last?.at(-1)).toBe(2)
  })

  it.each(['/internal/status', '/INTERNAL/status', '/%69nternal/status', '//internal/status', '/metrics'])(
    'keeps %s to the operator',
    async (path) => {
      const before = seen.length
      const response = await fetch(`${base}/api/sales${path}`)
      expect(response.status).toBe(404)
      expect(seen).toHaveLength(before)
    },
  )

  it('does not know other services', async () => {
    expect((await fetch(`${base}/api/constructor/x`)).status).toBe(404)
  })
})

it('shows the running system: services, outbox, topics, lag', async () => {
  const status = (await (await fetch(`${base}/status`)).json()) as {
    services: Record<string, { ready: boolean; status: unknown }[]>
    topics: { topic: string; messages: number; lag: Record<string, number> }[]
  }
  expect(status.services.sales?.[0]).toMatchObject({ ready: true, status: { relay: { pending: 3 } } })
  expect(status.services.sourcing?.[0]).toMatchObject({ ready: false })
  expect(status.topics.map(({ topic }) => topic)).toEqual(services.map(topicOf).sort())
})

it('passes new facts to open pages as they arrive, without what they say', async () => {
  const page = await fetch(`${base}/facts/live`)
  const reader = page.body!.getReader()
  const publisher = await transport.publisher()
  const pieceId = '018f0000-0000-7000-8000-000000000001'
  await publisher.publish(topicOf('sales'), [
    toMessage({
      id: '018f0000-0000-7000-8000-000000000002',
      type: 'sales.reservation-ended',
      source: '/fibula/sales',
      streamId: pieceId,
      streamVersion: 1,
      happenedAt: '2026-10-01T08:00:00.000Z',
      recordedAt: '2026-10-01T08:00:00.000Z',
      organisationId: 'shop-agadir',
      personId: 'seller-agadir',
      dataVersion: 1,
      data: { reservationId: pieceId, pieceId, shopId: 'shop-agadir', cause: 'expired' },
    }),
  ])
  let text = ''
  await until(async () => {
    text += new TextDecoder().decode((await reader.read()).value)
    return text.includes('reservation-ended')
  })
  expect(text).not.toContain('cause')
  await reader.cancel()
  expect(await (await fetch(`${base}/facts`)).json()).toMatchObject([
    { type: 'sales.reservation-ended', streamId: pieceId },
  ])
})

it('serves the reference pages and their assets from this origin alone', async () => {
  const page = await (await fetch(`${base}/reference/sales`)).text()
  expect(page).toContain('/api/sales/openapi.json')
  expect(page).not.toMatch(/https?:\/\//)
  for (const asset of ['/reference/assets/swagger-ui-bundle.js', '/reference/assets/swagger-ui.css', '/reference.js'])
    expect((await fetch(base + asset)).status).toBe(200)
  expect((await fetch(`${base}/reference/unknown`)).status).toBe(404)
})

it('gives no development tokens unless it was told where they are', async () => {
  expect((await fetch(`${base}/dev/tokens/clerk-tiznit`)).status).toBe(404)
})

describe('the screens', () => {
  const opened = (path: string) => fetch(base + path, { headers: { accept: 'text/html' } })

  it('are sent with a policy that lets nothing in from elsewhere', async () => {
    for (const path of ['/', '/system']) {
      const response = await opened(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(response.headers.get('content-security-policy')).not.toContain('unsafe-eval')
    }
  })

  it('open at every address that is none of the gateway’s own', async () => {
    const response = await opened('/clerk/suppliers/new?x=1')
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(await response.text()).toContain('the app')
    for (const path of ['/api/unknown/x', '/assets/gone.js', '/reference/unknown', '/dev/tokens'])
      expect([path, (await opened(path)).status]).toEqual([path, 404])
    expect((await fetch(`${base}/clerk/suppliers`, { headers: { accept: 'application/json' } })).status).toBe(404)
  })

  it('may keep their files for ever, since their names change with what they hold', async () => {
    const file = await fetch(`${base}/assets/index-abc.js`)
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  })
})
