import { untilSettled } from './settled.ts'

/** Talks to the gateway as one of the development people; sends again, with the same key, what got no answer. */
export interface Client {
  get<Body>(person: string, path: string): Promise<Body>
  /**
   * Sends a command until it is accepted. A refusal named in `notYet` means that a fact of another service has not
   * arrived: the command is asked again under a new key. Any other refusal ends the story.
   */
  send<Body>(person: string, step: Step): Promise<Body>
  /** Sends a command that has to be refused with this code; gives what the problem says beside it. */
  refused<Problem>(person: string, step: Step, code: string): Promise<Problem>
  /** Something that is no JSON: a photo, a page, a file. `null`: somebody who does not sign in. */
  download(person: string | null, path: string): Promise<Downloaded>
  /** Reads until what is read satisfies; what is not there yet is asked for again. */
  until<Body>(person: string, path: string, satisfies: (body: Body) => boolean): Promise<Body>
  /** Resolves once every service has heard everything: outboxes empty, no lag. Rejects when something is parked. */
  settled(): Promise<void>
  readonly counts: { requests: number; retries: number; notYet: number }
}

export interface Step {
  /** Unique in the story; the idempotency key is made from it. */
  readonly name: string
  /** POST when it is not said. */
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  /** Sent as it is, instead of a JSON body: a photo, a file. */
  readonly upload?: { readonly contentType: string; readonly content: Uint8Array }
  readonly happenedAt: string
  readonly notYet?: readonly string[]
  /** Refusals that say that it is so already, by whomever: the answer is then undefined. */
  readonly unless?: readonly string[]
}

export interface Downloaded {
  readonly contentType: string
  readonly bytes: Buffer
}

export interface ClientOptions {
  readonly gatewayUrl: string
  /** Makes idempotency keys unique to this telling of the story; a telling that is taken up again uses the same. */
  readonly telling: string
  /** How long to keep trying while something is down or has not arrived. */
  readonly patienceMs?: number
}

export class StoryStopped extends Error {
  override readonly name = 'StoryStopped'
}

interface Problem {
  readonly code?: string
  readonly title?: string
  readonly detail?: string
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export const storyClient = ({ gatewayUrl, telling, patienceMs = 120_000 }: ClientOptions): Client => {
  const tokens = new Map<string, { token: string; until: number }>()
  const counts = { requests: 0, retries: 0, notYet: 0 }

  /** One request, repeated while nobody answers or the answer is "come back later". */
  const ask = async (what: string, request: () => Promise<Response>): Promise<Response> => {
    const deadline = Date.now() + patienceMs
    for (let attempt = 0; ; attempt++) {
      let trouble: string
      try {
        counts.requests++
        const response = await request()
        if (response.status < 500 && response.status !== 429) return response
        trouble = `${response.status} ${await response.text()}`
      } catch (error) {
        trouble = String(error)
      }
      if (Date.now() > deadline)
        throw new StoryStopped(`${what}: no answer within ${patienceMs / 1000} s; the last was: ${trouble}`)
      counts.retries++
      await pause(Math.min(1_000, 50 * 2 ** attempt))
    }
  }

  const tokenOf = async (person: string): Promise<string> => {
    const known = tokens.get(person)
    if (known && known.until > Date.now()) return known.token
    const response = await ask(`token of ${person}`, () => fetch(`${gatewayUrl}/dev/tokens/${person}`))
    if (!response.ok)
      throw new StoryStopped(`There is no development token for ${person}: is ${gatewayUrl} a local Fibula?`)
    const { token, expiresAt } = (await response.json()) as { token: string; expiresAt: string }
    tokens.set(person, { token, until: Date.parse(expiresAt) - 60_000 })
    return token
  }

  const read = async (person: string | null, path: string): Promise<Response> => {
    const authorization: Record<string, string> =
      person === null ? {} : { authorization: `Bearer ${await tokenOf(person)}` }
    return ask(`GET ${path}`, () => fetch(`${gatewayUrl}/api${path}`, { headers: authorization }))
  }

  const readOk = async (person: string | null, path: string): Promise<Response> => {
    const response = await read(person, path)
    if (!response.ok) throw new StoryStopped(`GET ${path}: ${response.status} ${await response.text()}`)
    return response
  }

  /** The answer to a command, or the refusal that is not one of `notYet`. */
  const command = async (
    person: string,
    step: Step,
  ): Promise<{ body: unknown } | { problem: Problem; text: string }> => {
    const deadline = Date.now() + patienceMs
    // A refusal is kept under its key, so it is asked again under the next; "not found" is not kept, and keeps its key.
    let refusals = 0
    for (let attempt = 0; ; attempt++) {
      const headers = {
        authorization: `Bearer ${await tokenOf(person)}`,
        'content-type': step.upload?.contentType ?? 'application/json',
        'idempotency-key': `${telling}-${step.name}-${refusals}`,
        'fibula-happened-at': step.happenedAt,
      }
      const response = await ask(step.name, () =>
        fetch(`${gatewayUrl}/api${step.path}`, {
          method: step.method ?? 'POST',
          headers,
          body: step.upload ? new Uint8Array(step.upload.content) : JSON.stringify(step.body ?? {}),
        }),
      )
      if (response.ok) return { body: await response.json() }
      const problem = (await response.json().catch(() => ({}))) as Problem
      const waits = problem.code !== undefined && step.notYet?.includes(problem.code)
      if (!waits || Date.now() > deadline) return { problem, text: `${response.status} ${JSON.stringify(problem)}` }
      counts.notYet++
      if (problem.code !== 'not-found') refusals++
      await pause(Math.min(500, 10 * 2 ** attempt))
    }
  }
  const called = (step: Step) => `${step.name} (${step.method ?? 'POST'} ${step.path})`

  return {
    counts,
    settled: () => untilSettled(gatewayUrl, patienceMs),
    get: async (person, path) => (await readOk(person, path)).json() as never,
    download: async (person, path) => {
      const response = await readOk(person, path)
      return {
        contentType: response.headers.get('content-type') ?? '',
        bytes: Buffer.from(await response.arrayBuffer()),
      }
    },
    until: async (person, path, satisfies) => {
      const deadline = Date.now() + patienceMs
      for (let attempt = 0; ; attempt++) {
        const response = await read(person, path)
        const body = response.ok ? ((await response.json()) as never) : undefined
        if (body !== undefined && satisfies(body)) return body
        if (!response.ok && response.status !== 404)
          throw new StoryStopped(`GET ${path}: ${response.status} ${await response.text()}`)
        if (Date.now() > deadline)
          throw new StoryStopped(`GET ${path} did not become what the story tells: ${JSON.stringify(body)}`)
        await pause(Math.min(500, 20 * 2 ** attempt))
      }
    },
    send: async (person, step) => {
      const answer = await command(person, step)
      if ('body' in answer) return answer.body as never
      if (answer.problem.code !== undefined && step.unless?.includes(answer.problem.code)) return undefined as never
      throw new StoryStopped(`${called(step)} was refused: ${answer.text}`)
    },
    refused: async (person, step, code) => {
      const answer = await command(person, step)
      if ('body' in answer) throw new StoryStopped(`${called(step)} was accepted, and should be refused: ${code}`)
      if (answer.problem.code !== code)
        throw new StoryStopped(`${called(step)} was refused otherwise than ${code}: ${answer.text}`)
      return answer.problem as never
    },
  }
}
