import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  /** The parsed JSON; the text where it is none, undefined where there is nothing. */
  // biome-ignore lint/suspicious/noExplicitAny: specs look into whatever was answered
  readonly body: any
}

export interface CommandHeaders {
  /** The Idempotency-Key; a new one for each command when absent. */
  readonly key?: string
  readonly happenedAt?: string
  /** An ETag, with its quotation marks. */
  readonly ifMatch?: string
}

/** A reply that is on its way; what is expected of it can be said at once. */
export interface Exchange extends Promise<Reply> {
  /** The problem with this code; `members` says which of its numbers matter. Answers the problem. */
  expectProblem(code: string, members?: object): Promise<Problem>
  /** A success or a redirection of this status. Answers the reply. */
  expectStatus(status: number): Promise<Reply>
}

export interface Problem {
  readonly type: string
  readonly code: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance: string
  readonly [member: string]: unknown
}

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Somebody who is signed in, or nobody where there is no token. */
export interface HttpClient {
  get(path: string, headers?: Readonly<Record<string, string>>): Exchange
  send(method: Method, path: string, body?: unknown, headers?: CommandHeaders): Exchange
  post(path: string, body?: unknown, headers?: CommandHeaders): Exchange
  /** Anything, exactly as given: for requests that no client should send. */
  raw(
    method: string,
    path: string,
    init?: {
      headers?: Readonly<Record<string, string>>
      body?: string | Uint8Array<ArrayBuffer> | ReadableStream | null
    },
  ): Exchange
}

const parse = (text: string): unknown => {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** What RFC 9457 and the house promise of every problem. */
export const expectProblemShape = ({ status, headers, body }: Reply): Problem => {
  expect(body).toMatchObject({
    code: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
    type: `/problems/${(body as Problem | undefined)?.code}`,
    title: expect.stringMatching(/\w/),
    detail: expect.stringMatching(/\w/),
    instance: expect.stringMatching(/^\//),
    status,
  })
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  return body as Problem
}

const exchange = (send: () => Promise<Response>): Exchange => {
  const reply = send().then(
    async (response): Promise<Reply> => ({
      status: response.status,
      headers: response.headers,
      body: parse(await response.text()),
    }),
  )
  return Object.assign(reply, {
    expectProblem: async (code: string, members: object = {}) => {
      const given = await reply
      expect(given.body).toMatchObject({ code, ...members })
      return expectProblemShape(given)
    },
    expectStatus: async (status: number) => {
      const given = await reply
      expect({ status: given.status, body: given.body }).toMatchObject({ status })
      return given
    },
  })
}

/** A client of one service for specs: `client.post('/lots/…/accept').expectProblem('lot-already-judged')`. */
export const httpClient = (url: string, token?: string): HttpClient => {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const raw: HttpClient['raw'] = (method, path, { headers = {}, body = null } = {}) =>
    exchange(() =>
      fetch(url + path, {
        method,
        headers: { ...authorization, ...headers },
        body,
        ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
      }),
    )
  const send: HttpClient['send'] = (method, path, body, { key = randomUUID(), happenedAt, ifMatch } = {}) =>
    raw(method, path, {
      headers: {
        'idempotency-key': key,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(happenedAt === undefined ? {} : { 'fibula-happened-at': happenedAt }),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
  return {
    get: (path, headers = {}) => raw('GET', path, { headers }),
    send,
    post: (path, body, headers) => send('POST', path, body, headers),
    raw,
  }
}
