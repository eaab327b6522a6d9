import { createHash } from 'node:crypto'
import type { Answer } from '@fibula/store'
import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { Authenticate } from './auth.ts'
import { parseJson, unkeepable } from './json.ts'
import { HttpProblem, jsonSafe, problemBody } from './problem.ts'
import type { Actor, Answered, CommandContext, CommandRoute, Coded, QueryRoute, Route, Shape } from './route.ts'

const dayMs = 86_400_000
const nobody: Actor = { personId: 'public', organisationId: 'public', roles: [] }

const admit = async (authenticate: Authenticate, roles: Route<unknown>['roles'], req: Request): Promise<Actor> => {
  if (roles === 'public') return nobody
  const actor = await authenticate(req.headers.authorization)
  if (roles !== 'anyone-signed-in' && !roles.some((role) => actor.roles.includes(role)))
    throw new HttpProblem('role-missing', { roles })
  return actor
}

const pointer = (part: string, path: readonly PropertyKey[]): string =>
  `/${[part, ...path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')}`

const check = <S extends Shape>(schema: S, part: string, value: unknown): unknown => {
  if (schema === undefined) {
    if (value !== undefined && Object.keys(value as object).length > 0)
      throw new HttpProblem('invalid-request', { errors: [{ pointer: `/${part}`, message: `this takes no ${part}` }] })
    return undefined
  }
  const result = (schema as z.ZodType).safeParse(value)
  if (result.success) return result.data
  throw new HttpProblem('invalid-request', {
    errors: result.error.issues.slice(0, 20).map((issue) => ({ pointer: pointer(part, issue.path), message: issue.message })),
  })
}

const checkText = (part: string, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  for (const [name, value] of Object.entries(values)) {
    const trouble = unkeepable(name) ?? (typeof value === 'string' ? unkeepable(value) : undefined)
    if (trouble) throw new HttpProblem('invalid-request', { errors: [{ pointer: `/${part}`, message: trouble }] })
  }
  return values
}

const readBody = (req: Request): unknown => {
  const bytes: unknown = req.body
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) return undefined
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) throw new HttpProblem('unsupported-media-type')
  return parseJson(bytes)
}

const readIfMatch = (header: string | undefined): number | undefined => {
  if (header === undefined || header.trim() === '*') return undefined
  const version = /^\s*"(\d{1,9})"\s*$/.exec(header)?.[1]
  if (version === undefined) throw new HttpProblem('if-match-malformed')
  return Number(version)
}

const readHappenedAt = (header: string | string[] | undefined, now: Date): string => {
  if (header === undefined) return now.toISOString()
  const time = typeof header === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(header) ? Date.parse(header) : Number.NaN
  if (Number.isNaN(time) || time > now.getTime() + dayMs || time < 0) throw new HttpProblem('happened-at-malformed')
  return new Date(time).toISOString()
}

const readKey = (header: string | string[] | undefined): string => {
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header)) throw new HttpProblem('idempotency-key-missing')
  return header
}

const etagOf = (version: number): string => `"${version}"`

const send = (res: Response, { status, headers, body }: Answer): void => {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  res.status(status).set(headers).type(type).send(JSON.stringify(body))
}

const headersOf = (service: string, { version, location }: Answered<unknown>): Record<string, string> => ({
  ...(version === undefined ? {} : { ETag: etagOf(version) }),
  ...(location === undefined ? {} : { Location: `/api/${service}${location}` }),
})

interface HandlerOptions<Deps> {
  readonly service: string
  readonly deps: Deps
  readonly authenticate: Authenticate
  readonly now?: () => Date
}

const contextOf = (
  { service, now = () => new Date() }: HandlerOptions<unknown>,
  route: Pick<CommandRoute<unknown>, 'success' | 'respond' | 'problems'>,
  req: Request,
  actor: Actor,
): CommandContext => {
  const recorded = now()
  const key = readKey(req.headers['idempotency-key'])
  const hash = createHash('sha256').update(`${req.method} ${req.path}\n`)
  if (req.body instanceof Uint8Array) hash.update(req.body)
  return {
    actor,
    happenedAt: readHappenedAt(req.headers['fibula-happened-at'], recorded),
    recordedAt: recorded.toISOString(),
    ifMatch: readIfMatch(req.headers['if-match']),
    idempotency: { organisationId: actor.organisationId, key, requestHash: hash.digest('hex') },
    done: (result) => {
      const answered = route.respond(result)
      return { status: route.success, headers: headersOf(service, answered), body: jsonSafe(answered.body) }
    },
    refused: (refusal: Coded) => {
      const { code, ...members } = refusal
      const text = (route.problems as Readonly<Record<string, (typeof route.problems)[string]>>)[code]
      if (text === undefined) throw new Error(`the refusal ${code} has no problem text`)
      return { status: text.status, headers: {}, body: problemBody(code, text, members) }
    },
  }
}

/** What a request to a route goes through: who asks, what it says, the use case, the answer. */
export const routeHandler =
  <Deps>(options: HandlerOptions<Deps>, route: Route<Deps>) =>
  async (req: Request, res: Response): Promise<void> => {
    const actor = await admit(options.authenticate, route.roles, req)
    const params = check(route.params, 'path', checkText('path', req.params))
    if (route.kind === 'query') {
      const { handle } = route as QueryRoute<Deps>
      const query = check(route.query, 'query', checkText('query', req.query))
      const answered = await handle({ params: params as never, query: query as never, actor }, options.deps)
      if (answered === undefined) throw new HttpProblem('not-found')
      const headers = { 'Cache-Control': route.roles === 'public' ? 'public, max-age=0' : 'private, no-cache', ...headersOf(options.service, answered) }
      if (answered.version !== undefined && req.headers['if-none-match'] === etagOf(answered.version))
        return void res.status(304).set(headers).end()
      return send(res, { status: 200, headers, body: jsonSafe(answered.body) })
    }
    const command = route as CommandRoute<Deps>
    const context = contextOf(options, command, req, actor)
    const body = check(command.body, 'body', readBody(req))
    const answer = await command.handle({ params: params as never, body: body as never, context }, options.deps)
    if (answer === undefined) throw new HttpProblem('not-found')
    send(res, answer)
  }
