import { createHash } from 'node:crypto'
import type { Answer } from '@fibula/store'
import type { Request, Response } from 'express'
import type { Authenticate } from './auth.ts'
import { sendFile } from './file.ts'
import { HttpProblem, jsonSafe, problemBody, problemType, sendText } from './problem.ts'
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
import type {
  Actor,
  Answered,
  CommandContext,
  CommandRoute,
  FileRoute,
  QueryRoute,
  Route,
  UploadRoute,
} from './route.ts'
import { sendTable, splitTableQuery, tableQuery } from './table.ts'
import { withUpload } from './upload.ts'

export interface HandlerOptions<Deps> {
  readonly service: string
  readonly deps: Deps
  readonly authenticate: Authenticate
  readonly now?: () => Date
}

const etagOf = (version: number): string => `"${version}"`

/** What has no version is told apart by what it shows. A weak tag: it says nothing to `If-Match`. */
const contentTagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`

const headersOf = (service: string, { version, location }: Answered<unknown>): Record<string, string> => ({
  ...(version === undefined ? {} : { ETag: etagOf(version) }),
  ...(location === undefined ? {} : { Location: `/api/${service}${location}` }),
})

/** An answer goes out as it is kept; only a problem says in addition which request it answers. */
const send = (service: string, res: Response, { status, headers, body }: Answer): void => {
  if (status < 400) return void sendText(res, status, headers, 'application/json', JSON.stringify(body))
  const instance = `/api/${service}${res.req.path}`
  sendText(res, status, headers, problemType, JSON.stringify({ ...(body as object), instance }))
}

const contextOf = (
  { service, now = () => new Date() }: HandlerOptions<unknown>,
  route: Pick<CommandRoute<unknown> | UploadRoute<unknown>, 'success' | 'respond' | 'problems'>,
  req: Request,
  bytes: Uint8Array | string | undefined,
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
    const actor = await admit(options.authenticate, route.roles, req)
    const params = check(route.params, 'path', checkText('path', req.params)) as never
    const asked = checkText('query', req.query)
    const given = { options, req, res, actor, params }
    switch (route.kind) {
      case 'query':
        return answerQuery(given, route as QueryRoute<Deps>, asked)
      case 'file':
        return answerFile(given, route as FileRoute<Deps>, check(route.query, 'query', asked) as never)
      case 'command':
        check(undefined, 'query', asked)
        return runJsonCommand(given, route as CommandRoute<Deps>)
      case 'upload':
        return runUpload(given, route as UploadRoute<Deps>, check(route.query, 'query', asked) as never)
    }
  }

interface Given<Deps> {
  readonly options: HandlerOptions<Deps>
  readonly req: Request
  readonly res: Response
  readonly actor: Actor
  readonly params: never
}

const answerQuery = async <Deps>(
  { options: { service, deps, now = () => new Date() }, req, res, actor, params }: Given<Deps>,
  route: QueryRoute<Deps>,
  asked: object,
): Promise<void> => {
  const { asked: form, rest } = route.table ? splitTableQuery(asked) : { asked: {}, rest: asked }
  const { format, lang = 'en' } = check(tableQuery, 'query', form) as ReturnType<typeof tableQuery.parse>
  const query = check(route.query, 'query', rest) as never
  if (format) return sendTable(res, { service, route, params, query, actor, deps, format, lang, now: now() })
  const answered = await route.handle({ params, query, actor }, deps)
  if (answered === undefined) throw new HttpProblem('not-found')
  const caching = route.roles === 'public' ? 'public, max-age=0' : 'private, no-cache'
  const text = JSON.stringify(jsonSafe(answered.body))
  const { version } = answered
  const tag = version === undefined ? contentTagOf(text) : etagOf(version)
  const headers = { 'Cache-Control': caching, ETag: version === undefined ? `W/${tag}` : tag }
  if (hasAlready(req.headers['if-none-match'], tag)) return void res.writeHead(304, headers).end()
  sendText(res, 200, headers, 'application/json', text)
}

const answerFile = async <Deps>(
  { options, res, actor, params }: Given<Deps>,
  route: FileRoute<Deps>,
  query: never,
): Promise<void> => {
  const file = await route.handle({ params, query, actor }, options.deps)
  if (file === undefined) throw new HttpProblem('not-found')
  await sendFile(res, file, route.roles)
}

const runJsonCommand = async <Deps>(
  { options, req, res, actor, params }: Given<Deps>,
  route: CommandRoute<Deps>,
): Promise<void> => {
  const bytes = await readBytes(req)
  const context = contextOf(options, route, req, bytes, actor)
  const body = check(route.body, 'body', readJson(req, bytes)) as never
  const answer = await route.handle({ params, body, context }, options.deps)
  if (answer === undefined) throw new HttpProblem('not-found')
  send(options.service, res, answer)
}

const runUpload = async <Deps>(
  { options, req, res, actor, params }: Given<Deps>,
  route: UploadRoute<Deps>,
  query: never,
): Promise<void> => {
  // Wrong headers are told before the file is taken in.
  contextOf(options, route, req, undefined, actor)
  const answer = await withUpload(req, res, route, (upload) => {
    const context = contextOf(options, route, req, upload.sha256, actor)
    return route.handle({ params, query, upload, context }, options.deps)
  })
  if (answer === undefined) throw new HttpProblem('not-found')
  send(options.service, res, answer)
}
