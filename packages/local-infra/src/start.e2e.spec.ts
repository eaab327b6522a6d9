import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from '@fibula/testing'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { rootFolder } from './home/home.ts'
import { lockFile } from './home/lock.ts'
import { probeJava } from './ladder/probes.ts'
import { identityOf, isStill, type ProcessIdentity } from './process/identity.ts'
import { readRecord } from './process/record.ts'

// The real program with the real services; on Kafka where this machine has Java, otherwise on the event log.
const { trouble } = await probeJava(join(rootFolder, '.fibula', 'cache'))
if (trouble !== null && process.env.CI === 'true') throw new Error(`npm start cannot be tested on Kafka: ${trouble}`)
const kafka = trouble === null ? 'java' : 'embedded-log'
const folder = mkdtempSync(join(tmpdir(), 'fibula-start-'))
const program = fileURLToPath(new URL('start.ts', import.meta.url))
const minutes = 60_000

const start = (...args: string[]) => {
  const child = spawn(process.execPath, [program, '--folder', folder, '--kafka', kafka, ...args], {
    env: { ...process.env, NODE_OPTIONS: '', FIBULA_PARENT_PIPE: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  )
  const started = { child, ended, output: () => output }
  children.push(child)
  return started
}
const children: ChildProcess[] = []

const readyOf = async ({ output, child }: ReturnType<typeof start>): Promise<string> => {
  await until(() => output().includes('Ctrl-C stops everything') || child.exitCode !== null, {
    timeoutMs: 2 * minutes,
    what: 'ready',
  })
  const url = /Start page +(\S+)\//.exec(output())?.[1]
  if (url === undefined) throw new Error(`it did not start:\n${output()}`)
  return url
}

/** All that the starter has set running, its guardian too. */
const runningNow = (): ProcessIdentity[] => {
  const record = readRecord(folder)
  if (!record) throw new Error('nothing runs')
  return [
    ...record.running.flatMap((each) => ('pid' in each ? [each] : [])),
    ...(record.guardian ? [record.guardian] : []),
  ]
}
const allGone = (processes: readonly ProcessIdentity[]) =>
  until(() => processes.every((each) => !isStill(each)), { timeoutMs: minutes, what: 'everything is gone' })

const clerk = async (url: string) => {
  const { token } = (await (await fetch(`${url}/dev/tokens/clerk-tiznit`)).json()) as { token: string }
  return { authorization: `Bearer ${token}` }
}
const supplierId = '0190a1b2-0000-7000-8000-000000000001'

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await until(() => readRecord(folder) === undefined, { timeoutMs: minutes, what: 'the guardian has cleared up' })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// One after the other, in one folder: each finds what the one before has left.
describe('npm start', { timeout: 4 * minutes }, () => {
  it('starts everything, answers a person, refuses a second start, and stops in order at Ctrl-C, also twice', async () => {
    const first = start()
    const url = await readyOf(first)
    const made = await fetch(`${url}/api/sourcing/suppliers`, {
      method: 'POST',
      headers: { ...(await clerk(url)), 'content-type': 'application/json', 'idempotency-key': 'start-e2e-1' },
      body: JSON.stringify({ supplierId, kind: 'comptoir', name: 'Comptoir de Tiznit' }),
    })
    expect(await made.json()).toMatchObject({ supplierId })

    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`Fibula runs in this folder already: process ${first.child.pid}, ${url}`)

    const running = runningNow()
    expect(running.length).toBeGreaterThanOrEqual(8)
    first.child.kill('SIGINT')
    await until(() => first.output().includes('SIGINT: stopping'))
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)
    expect(first.output()).toContain('nothing is left running')
    expect(running.filter(isStill)).toEqual([])
    expect(existsSync(lockFile(folder))).toBe(false)
  })

  it('has the data of last time, and leaves nothing running when it is killed', async () => {
    const starter = start()
    const url = await readyOf(starter)
    const found = await fetch(`${url}/api/sourcing/suppliers/${supplierId}`, { headers: await clerk(url) })
    expect(await found.json()).toMatchObject({ name: 'Comptoir de Tiznit' })
    const running = runningNow()
    starter.child.kill('SIGKILL')
    await starter.ended
    await allGone(running)
    expect(existsSync(lockFile(folder))).toBe(false)
  })

  it('clears up at the next start when starter and guardian were both killed', async () => {
    const starter = start()
    await readyOf(starter)
    const { guardian } = readRecord(folder) ?? {}
    const before = runningNow()
    starter.child.kill('SIGKILL')
    process.kill(guardian?.pid ?? 0, 'SIGKILL')
    await starter.ended
    // The services end by themselves, as their standard input closes; the engines are still there.
    expect(before.filter(isStill).length).toBeGreaterThan(0)
    const next = start()
    await readyOf(next)
    expect(next.output()).toContain('the last start did not end in order')
    expect(before.filter(isStill)).toEqual([])
    next.child.kill('SIGTERM')
    expect(await next.ended).toBe(0)
  })

  it('leaves nothing running when it is stopped while it starts', async () => {
    const starter = start()
    await until(() => (readRecord(folder)?.running.length ?? 0) > 0, { timeoutMs: minutes, what: 'something runs' })
    const running = runningNow()
    starter.child.kill('SIGINT')
    expect(await starter.ended).toBe(0)
    await allGone(running)
  })

  it('stops when whoever started it is gone', async () => {
    const starter = start()
    await readyOf(starter)
    const running = runningNow()
    starter.child.stdin.end()
    expect(await starter.ended).toBe(0)
    await allGone(running)
  })

  it('begins anew when it is told to', async () => {
    const starter = start('--fresh')
    const url = await readyOf(starter)
    const found = await fetch(`${url}/api/sourcing/suppliers/${supplierId}`, { headers: await clerk(url) })
    expect(found.status).toBe(404)
    expect(identityOf(starter.child.pid ?? 0)).toBeDefined()
    starter.child.kill('SIGINT')
    expect(await starter.ended).toBe(0)
  })
})
