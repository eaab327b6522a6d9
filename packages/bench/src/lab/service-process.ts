import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { youngSpaceOf } from '@fibula/local-infra'
import { freePort } from './free-port.ts'

const services = fileURLToPath(new URL('../../../../services/', import.meta.url))

export interface ServiceProcess {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** Starts a service with the flags and the environment that the launcher gives it; it goes when the bench does. Resolves once it says that it is ready. */
export const startServiceProcess = async (
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<ServiceProcess> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [youngSpaceOf(name), join(services, name, 'src', 'main.ts')], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, FIBULA_PARENT_PIPE: '1', LOG_LEVEL: 'info', PORT: String(port), ...env },
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2_000)
  })
  const ended = once(child, 'exit')
  const deadline = performance.now() + 30_000
  for (;;) {
    const response = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (response?.ok) break
    if (child.exitCode !== null) throw new Error(`${name} ended while it started:\n${said}`)
    if (performance.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`${name} was not ready after 30 s: ${response ? await response.text() : said}`)
    }
    await pause(20)
  }
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await ended
    },
  }
}
