import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { testService } from '../src/test-service.ts'
import { migrations, miniService } from './mini-service.ts'

const { url, identity } = await testService(miniService, migrations)
const token = await identity.token({ personId: 'person-one', organisationId: 'coop-tiznit', roles: ['clerk'] })
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const text = JSON.stringify({ kind: 'refiner', name: 'Tizi' })

/** Sends the pieces one by one over the one connection; answers the status and which connection it was. */
const send = (pieces: readonly string[], headers: Record<string, string> = {}) =>
  new Promise<{ status: number; port: number }>((resolve, reject) => {
    const sent = request(`${url}/things`, {
      method: 'POST',
      agent,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...headers,
      },
    })
    sent.once('error', reject)
    sent.once('response', (response) => {
      const port = response.socket.localPort ?? 0
      response.resume().once('end', () => resolve({ status: response.statusCode ?? 0, port }))
    })
    for (const piece of pieces) sent.write(piece)
    sent.end()
  })

it('a body is whole in whatever pieces it comes, to the last byte of 100 kB', async () => {
  expect(await send([...text])).toMatchObject({ status: 201 })
  expect(await send([text.padEnd(102_400)])).toMatchObject({ status: 201 })
  expect(await send([text.padEnd(102_401)])).toMatchObject({ status: 413 })
  const length = String(102_401)
  expect(await send([text.padEnd(102_401)], { 'content-length': length })).toMatchObject({ status: 413 })
})

it('a sender who is refused reads why and goes on over the same connection', async () => {
  const first = await send([text])
  for (const [status, headers] of [
    [413, {}],
    [415, { 'content-encoding': 'gzip' }],
    [401, { authorization: '' }],
  ] as const)
    expect(await send(Array<string>(50).fill('x'.repeat(10_000)), headers)).toEqual({ status, port: first.port })
  expect(await send([text])).toEqual({ status: 201, port: first.port })
})

it('a body that breaks off changes nothing, and is no failure of ours', async () => {
  const figures = async () => (await fetch(`${url}/metrics`)).text()
  const failures = async () => /^fibula_internal_errors_total.* (\d+)$/m.exec(await figures())?.[1]
  const before = await failures()
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(
    `POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\nContent-Length: 100\r\n\r\n{"kind`,
    () => socket.destroy(),
  )
  await until(async () => /^fibula_http_request_seconds_count.*"\/things".*"400"/m.test(await figures()))
  expect([before, await failures()]).toEqual(['0', '0'])
})
