// Where there is no wrk: the same requests from a process of its own. Argument: JSON of LoadOptions. Prints as load.lua does.
import { Agent, request } from 'node:http'
import type { LoadOptions } from './load.ts'

const { url, token, body, prefix, seconds, clients, paths } = JSON.parse(process.argv[2] ?? '{}') as LoadOptions
const agent = new Agent({ keepAlive: true, maxSockets: clients })
const began = performance.now()
let count = 0
let failed = 0

const post = (key: string): Promise<boolean> =>
  new Promise((resolve) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'Idempotency-Key': key,
    }
    const path = paths?.[count % paths.length]
    const sent = request(
      path === undefined ? url : new URL(path, url),
      { method: 'POST', agent, headers },
      (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode === 201))
      },
    )
    sent.once('error', () => resolve(false))
    sent.end(body)
  })

const one = async (): Promise<void> => {
  while (performance.now() - began < seconds * 1_000)
    if (!(await post(`${prefix}-${String(++count).padStart(9, '0')}`))) failed++
}

await Promise.all(Array.from({ length: clients }, one))
console.log(`RESULT ${count} ${Math.round((performance.now() - began) * 1_000)} ${failed}`)
agent.destroy()
