import type { Response } from 'express'

/** A problem as it is declared, by code; RFC 9457 `title` says what is wrong and `detail` what to do. */
export interface ProblemText {
  readonly status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 412 | 413 | 415 | 422 | 429 | 500 | 503
  readonly title: string
  /** What the person can do now. */
  readonly whatToDo: string
}

/** Thrown inside the kit to end a request with a problem; services return refusals instead. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly code: ProblemCode
  readonly members: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>
  constructor(
    code: ProblemCode,
    members: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code)
    this.code = code
    this.members = members
    this.headers = headers
  }
}

/** What any route of any service may answer. */
export const problems = {
  'invalid-request': {
    status: 400,
    title: 'The request is not as it should be',
    whatToDo: 'Mend the fields named in `errors` and send it again.',
  },
  'broken-json': {
    status: 400,
    title: 'The body is not valid JSON',
    whatToDo: 'Send JSON in UTF-8, with numbers that are safe integers and text without U+0000.',
  },
  'broken-address': {
    status: 400,
    title: 'The address cannot be read',
    whatToDo: 'Mend the percent-encoding of the path.',
  },
  'idempotency-key-missing': {
    status: 400,
    title: 'The header Idempotency-Key is missing or malformed',
    whatToDo:
      'Send a key of 1 to 200 printable ASCII characters, new for each command and the same when you repeat one.',
  },
  'happened-at-malformed': {
    status: 400,
    title: 'The header Fibula-Happened-At is no time',
    whatToDo: 'Send a time in UTC such as 2026-10-01T08:00:00.000Z, at most a day ahead, or leave the header out.',
  },
  'if-match-malformed': {
    status: 400,
    title: 'The header If-Match is malformed',
    whatToDo: 'Send the ETag that you were given, such as "3", or leave the header out.',
  },
  'cursor-malformed': {
    status: 400,
    title: 'The cursor is not one that this list gave',
    whatToDo: 'Begin without a cursor, then pass `next` on as it is.',
  },
  'token-missing': {
    status: 401,
    title: 'This needs a sign-in',
    whatToDo: 'Send the header Authorization: Bearer <token>.',
  },
  'token-invalid': {
    status: 401,
    title: 'The token is not valid',
    whatToDo: 'Sign in again; the token may have expired or come from elsewhere.',
  },
  'role-missing': {
    status: 403,
    title: 'Your role does not allow this',
    whatToDo: 'Ask somebody who has one of the roles named in `roles`.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing, or it is not yours to see',
    whatToDo: 'Check the address and the organisation for which you are signed in.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not know the method',
    whatToDo: 'Use one of the methods in the header Allow.',
  },
  'stale-version': {
    status: 412,
    title: 'It has changed since you read it',
    whatToDo: 'Read it again, look at what changed, and decide anew.',
  },
  'too-large': { status: 413, title: 'The body is too large', whatToDo: 'Send at most 100 kB.' },
  'unsupported-media-type': {
    status: 415,
    title: 'The body must be JSON',
    whatToDo: 'Send Content-Type: application/json, not compressed.',
  },
  'file-too-large': {
    status: 413,
    title: 'The file is too large',
    whatToDo: 'Send a file of at most `maxBytes` bytes; divide a long table into several files.',
  },
  'file-type-not-accepted': {
    status: 415,
    title: 'This kind of file is not taken here',
    whatToDo: 'Send the file itself as the body, not compressed, with one of the content types in `accepts`.',
  },
  'file-empty': { status: 400, title: 'The file is empty', whatToDo: 'Choose a file with something in it.' },
  'too-many-rows': {
    status: 422,
    title: 'The list is too long for this format',
    whatToDo: 'Narrow the filter to at most `most` lines, or ask for format=csv, which has no end.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used for another request',
    whatToDo: 'Use a new key for a new command.',
  },
  busy: {
    status: 503,
    title: 'Too many requests at once',
    whatToDo: 'Send it again in a moment, with the same Idempotency-Key.',
  },
  contended: {
    status: 503,
    title: 'Others keep changing the same thing',
    whatToDo: 'Send it again in a moment, with the same Idempotency-Key.',
  },
  unavailable: {
    status: 503,
    title: 'A part that this needs does not answer right now',
    whatToDo: 'Send it again in a moment, with the same Idempotency-Key: it has one effect at most.',
  },
  'internal-error': {
    status: 500,
    title: 'Something is wrong on our side',
    whatToDo: 'Send it again with the same Idempotency-Key; if it stays so, tell us the time and the trace id.',
  },
} as const satisfies Record<string, ProblemText>

export type ProblemCode = keyof typeof problems

export const problemType = 'application/problem+json'

/**
 * The body of a problem (RFC 9457): the numbers of the refusal stand beside the standard members. What a refusal calls
 * `status` is that of the thing; it is shown as `state`, because `status` is the HTTP status here.
 */
export const problemBody = (
  code: string,
  text: ProblemText,
  { status: state, ...members }: Readonly<Record<string, unknown>>,
): Record<string, unknown> => ({
  ...jsonSafe(members),
  ...(state === undefined ? {} : { state: jsonSafe(state) }),
  type: `/problems/${code}`,
  code,
  title: text.title,
  status: text.status,
  detail: text.whatToDo,
})

/** Bigints become decimal strings, as everywhere in our JSON. What has none is not copied. */
export const jsonSafe = <T>(value: T): T => (holdsBigint(value) ? (copied(value) as T) : value)

const holdsBigint = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint'
  for (const name in value) if (holdsBigint(value[name as never])) return true
  return false
}

const copied = (value: unknown): unknown => {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(copied)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copied(inner)]))
}

/** The whole answer at once. Straight to Node: what Express would find out about it is known. */
export const sendText = (
  res: Response,
  status: number,
  headers: Readonly<Record<string, string>>,
  type: 'application/json' | typeof problemType,
  text: string,
): void => {
  const length = Buffer.byteLength(text)
  res.writeHead(status, { ...headers, 'Content-Type': `${type}; charset=utf-8`, 'Content-Length': length }).end(text)
}

export const sendProblem = (service: string, res: Response, { code, members, headers }: HttpProblem): void => {
  const text = problems[code]
  const all = text.status === 503 ? { 'Retry-After': '1', ...headers } : headers
  const instance = `/api/${service}${res.req.path}`
  sendText(res, text.status, all, problemType, JSON.stringify({ ...problemBody(code, text, members), instance }))
}
