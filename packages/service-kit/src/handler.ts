import type { Answer } from '@fibula/store'
import type { Request, Response } from 'express'
import type { Authenticate } from './auth.ts'
import { HttpProblem, jsonSafe, problemBody, problemType } from './problem.ts'
import {
  admit,
  check,
  checkText,
  hasAlready,
  hashOf,
  readBytes,
  readHappenedAt,
  readIfMatch,
  readJson,
  readKey,
} from './request.ts'
import type { Actor, Answered, CommandContext, CommandRoute, QueryRoute, Route } from './route.ts'

export interface HandlerOptions<Deps> {
  readonly service: string
  readonly deps: Deps
  readonly authenticate: Authenticate
  readonly now?: () => Date
}

const etagOf = (version: number): string => `"${version}"`

const headersOf = (service: string, { version, location }: Answered<unknown>): Record<string, string> => ({
  ...(version === undefined ? {} : { ETag: etagOf(version) }),
  ...(location === undefined ? {} : { Location: `/api/${service}${location}` }),
})

/** An answer goes out as it is kept; only a problem says in addition which request it answers. */
const send = (service: string, res: Response, { status, headers, body }: Answer): void => {
  res.status(status).set(headers)
  if (status < 400) return void res.type('application/json').send(JSON.stringify(body))
  const instance = `/api/${service}${res.req.path}`
  res.type(problemType).send(JSON.stringify({ ...(body as object), instance }))
}

const contextOf = (
  { service, now = () => new Date() }: HandlerOptions<unknown>,
  route: Pick<CommandRoute<unknown>, 'success' | 'respond' | 'problems'>,
  req: Request,
  bytes: Uint8Array | undefined,
  actor: Actor,
): CommandContext => {
  const recorded = now()
  return {
    actor,
    happenedAt: readHappenedAt(req.headers['fibula-happened-at'], recorded),
    recordedAt: recorded.toISOString(),
    ifMatch: readIfMatch(req.headers['if-match']),
    idempotency: {
      organisationId: actor.organisationId,
      key: readKey(req.headers['idempotency-key']),
      requestHash: hashOf(req, bytes),
    },
    done: (result) => {
      const answered = route.respond(result)
      return { status: route.success, headers: headersOf(service, answered), body: jsonSafe(answered.body) }
    },
    refused: ({ code, ...members }) => {
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
    const { service, deps } = options
    const actor = await admit(options.authenticate, route.roles, req)
    const params = check(route.params, 'path', checkText('path', req.params)) as never
    const query = check(route.query, 'query', checkText('query', req.query)) as never
    if (route.kind === 'query') {
      const answered = await (route as QueryRoute<Deps>).handle({ params, query, actor }, deps)
      if (answered === undefined) throw new HttpProblem('not-found')
      const caching = route.roles === 'public' ? 'public, max-age=0' : 'private, no-cache'
      const headers = { 'Cache-Control': caching, ...headersOf(service, answered) }
      if (answered.version !== undefined && hasAlready(req.headers['if-none-match'], etagOf(answered.version)))
        return void res.status(304).set(headers).end()
      return send(service, res, { status: 200, headers, body: jsonSafe(answered.body) })
    }
    const command = route as CommandRoute<Deps>
    const bytes = await readBytes(req, res)
    const context = contextOf(options, command, req, bytes, actor)
    const body = check(command.body, 'body', readJson(req, bytes)) as never
    const answer = await command.handle({ params, body, context }, deps)
    if (answer === undefined) throw new HttpProblem('not-found')
    send(service, res, answer)
  }
