/** Talks to the gateway as one of the development people; sends again, with the same key, what got no answer. */
export interface Client {
  get<Body>(person: string, path: string): Promise<Body>
  /**
   * Sends a command until it is accepted. A refusal named in `notYet` means that a fact of another service has not
   * arrived: the command is asked again under a new key. Any other refusal ends the story.
   */
  send<Body>(person: string, step: Step): Promise<Body>
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

  return {
    counts,
    get: async (person, path) => {
      const authorization = `Bearer ${await tokenOf(person)}`
      const response = await ask(`GET ${path}`, () => fetch(`${gatewayUrl}/api${path}`, { headers: { authorization } }))
      if (!response.ok) throw new StoryStopped(`GET ${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as never
    },
    send: async (person, step) => {
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
        if (response.ok) return (await response.json()) as never
        const problem = (await response.json().catch(() => ({}))) as Problem
        const waits = problem.code !== undefined && step.notYet?.includes(problem.code)
        if (!waits || Date.now() > deadline)
          throw new StoryStopped(
            `${step.name} (${step.method ?? 'POST'} ${step.path}) was refused: ${response.status} ${JSON.stringify(problem)}`,
          )
        counts.notYet++
        if (problem.code !== 'not-found') refusals++
        await pause(Math.min(500, 10 * 2 ** attempt))
      }
    },
  }
}
