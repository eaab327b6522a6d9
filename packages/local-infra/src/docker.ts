import { existsSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { homedir } from 'node:os'
import { join } from 'node:path'

// The few questions that must be asked quickly, or by the guardian, go to the daemon's HTTP API straight;
// containers themselves are made by Testcontainers, which takes a second to load.

type Endpoint = { socketPath: string } | { host: string; port: number }

export const dockerEndpoint = (env: NodeJS.ProcessEnv = process.env): Endpoint => {
  const given = env.DOCKER_HOST
  if (given?.startsWith('unix://')) return { socketPath: given.slice('unix://'.length) }
  if (given?.startsWith('tcp://')) {
    const { hostname, port } = new URL(given)
    return { host: hostname, port: Number(port || 2375) }
  }
  if (process.platform === 'win32') return { socketPath: '//./pipe/docker_engine' }
  const desktop = join(homedir(), '.docker', 'run', 'docker.sock')
  const usual = '/var/run/docker.sock'
  return { socketPath: !existsSync(usual) && existsSync(desktop) ? desktop : usual }
}

const open = (method: string, path: string, timeoutMs: number): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const asked: ClientRequest = request({ ...dockerEndpoint(), method, path, headers: { host: 'docker' } }, resolve)
    if (timeoutMs > 0)
      asked.setTimeout(timeoutMs, () => asked.destroy(new Error(`the Docker daemon did not answer in ${timeoutMs} ms`)))
    asked.once('error', reject)
    asked.end()
  })

const textOf = async (response: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += chunk
  return text
}

const ask = async (method: string, path: string, timeoutMs = 5_000): Promise<{ status: number; text: string }> => {
  const response = await open(method, path, timeoutMs)
  return { status: response.statusCode ?? 0, text: await textOf(response) }
}

const command = async (method: string, path: string, timeoutMs?: number): Promise<string> => {
  const { status, text } = await ask(method, path, timeoutMs)
  // 304: it is so already.
  if (status >= 400) throw new Error(`Docker: ${method} ${path.split('?')[0]}: ${status} ${text.trim()}`)
  return text
}

const splitImage = (image: string): { name: string; tag: string } => {
  const colon = image.lastIndexOf(':')
  return colon > image.lastIndexOf('/')
    ? { name: image.slice(0, colon), tag: image.slice(colon + 1) }
    : { name: image, tag: 'latest' }
}

export const docker = {
  /** Resolves with null when a daemon answers, otherwise with the reason why none does. Under 300 ms either way. */
  trouble: async (): Promise<string | null> => {
    try {
      const { status } = await ask('GET', '/_ping', 250)
      return status === 200 ? null : `the Docker daemon answered ${status}`
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      return code === 'ENOENT' || code === 'ECONNREFUSED' ? 'no Docker daemon answers' : message
    }
  },
  hasImage: async (image: string): Promise<boolean> =>
    (await ask('GET', `/images/${image}/json`, 2_000)).status === 200,
  /** Rejects when the registry does not give it in time; then nothing is half there. */
  pull: async (image: string, timeoutMs: number): Promise<void> => {
    const { name, tag } = splitImage(image)
    const late = AbortSignal.timeout(timeoutMs)
    const response = await open('POST', `/images/create?fromImage=${encodeURIComponent(name)}&tag=${tag}`, timeoutMs)
    late.addEventListener('abort', () => response.destroy(new Error(`not pulled within ${timeoutMs / 1_000} s`)))
    const text = await textOf(response)
    const failure =
      /"error":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? (response.statusCode === 200 ? undefined : text.trim())
    if (failure !== undefined) throw new Error(failure)
  },
  start: (id: string) => command('POST', `/containers/${id}/start`, 30_000),
  stop: (id: string, seconds: number) =>
    command('POST', `/containers/${id}/stop?t=${Math.ceil(seconds)}`, seconds * 1_000 + 10_000),
  kill: (id: string, signal: string) => command('POST', `/containers/${id}/kill?signal=${signal}`),
  remove: (id: string) => command('DELETE', `/containers/${id}?force=true`, 30_000),
  removeVolume: (name: string) => command('DELETE', `/volumes/${name}?force=true`, 30_000),
  /** Resolves with the exit code once the container has ended, however long that takes. */
  ended: async (id: string): Promise<number> => {
    const text = await command('POST', `/containers/${id}/wait`, 0)
    return (JSON.parse(text) as { StatusCode: number }).StatusCode
  },
  lastLines: async (id: string, lines: number): Promise<string> => {
    const { text } = await ask('GET', `/containers/${id}/logs?stdout=1&stderr=1&tail=${lines}`)
    // Each chunk of the stream begins with eight bytes that say what it is.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these bytes are what is looked for
    return text.replaceAll(/[\u0000-\u0002]\u0000{3}[\s\S]{4}/g, '')
  },
}
