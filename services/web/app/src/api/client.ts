import { currentToken, expire, forgetToken } from '../session/session.ts'
import { noNetwork, Problem, type ProblemBody } from './problem.ts'

export interface Ask {
  readonly service: string
  readonly method?: string
  /** Within the service, e.g. `/lots/…`. */
  readonly path: string
  readonly query?: object | undefined
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; a Blob is sent as it is. */
  readonly body?: unknown
}

export const addressOf = ({ service, path, query = {} }: Ask): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.append(name, String(value))
  const text = search.toString()
  return `/api/${service}${path}${text === '' ? '' : `?${text}`}`
}

const send = async (ask: Ask): Promise<Response> => {
  const { method = 'GET', body, headers = {} } = ask
  const token = await currentToken()
  return fetch(addressOf(ask), {
    method,
    headers: {
      ...headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || body instanceof Blob ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
  })
}

const problemIn = async (service: string, response: Response): Promise<Problem> => {
  const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody>
  return new Problem(service, {
    code: 'unreadable-answer',
    title: response.statusText,
    detail: '',
    ...body,
    status: response.status,
  })
}

/** One request. Throws a Problem for whatever is not a success; a token that was refused is replaced once. */
export const request = async (ask: Ask): Promise<Response> => {
  let response: Response
  try {
    response = await send(ask)
    if (response.status === 401) {
      forgetToken()
      response = await send(ask)
    }
  } catch {
    throw noNetwork(ask.service)
  }
  if (response.ok) return response
  if (response.status === 401) expire()
  throw await problemIn(ask.service, response)
}

export const requestJson = async <Body>(ask: Ask): Promise<Body> => {
  const response = await request(ask)
  try {
    return (await response.json()) as Body
  } catch {
    throw noNetwork(ask.service)
  }
}
