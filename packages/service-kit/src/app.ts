import type { IncomingMessage } from 'node:http'
import express, { type Express, type IRoute, type NextFunction, type Request, type Response } from 'express'
import type { Logger } from 'pino'
import type { Authenticate } from './auth.ts'
import { routeHandler } from './handler.ts'
import { type HealthCheck, healthRouter } from './health.ts'
import type { Metrics } from './metrics.ts'
import { openApiOf } from './openapi.ts'
import { HttpProblem, sendProblem } from './problem.ts'
import { methodOf, type Route } from './route.ts'
import { currentTraceId, inServerSpan } from './tracing.ts'

export interface AppOptions<Deps> {
  readonly service: string
  readonly summary: string
  readonly routes: readonly Route<Deps>[]
  readonly deps: Deps
  readonly authenticate: Authenticate
  readonly checks: Readonly<Record<string, HealthCheck>>
  readonly metrics: Metrics
  readonly log: Logger
  /** Requests in hand at once; more are asked to come back. Default 512. */
  readonly maxConcurrent?: number
  /** Adds the operator's routes, before the answer to unknown addresses. */
  readonly internal?: (app: Express) => void
}

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1')

/** Errors that say: the database or the broker is away. Class 08 and 57 of SQLSTATE, and broken connections. */
const isUnavailable = (error: { code?: unknown; message?: unknown }): boolean =>
  (typeof error.code === 'string' &&
    /^(08|57|53|40|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|P1001|P1017|P2024)/.test(error.code)) ||
  (typeof error.message === 'string' &&
    /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i.test(
      error.message,
    ))

const toProblem = (error: unknown): HttpProblem | undefined => {
  if (error instanceof HttpProblem) return error
  const { type, status, code, message, cause } = error as {
    type?: string
    status?: number
    code?: unknown
    message?: unknown
    cause?: unknown
  }
  if (type === 'entity.too.large') return new HttpProblem('too-large')
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new HttpProblem('unsupported-media-type')
  if (error instanceof URIError || (status === 400 && error instanceof Error)) return new HttpProblem('broken-address')
  if (isUnavailable({ code, message })) return new HttpProblem('unavailable')
  return cause === undefined || cause === error ? undefined : toProblem(cause)
}

/** The HTTP face of a service: its routes, their OpenAPI document, health, metrics, and a problem for everything else. */
export const createApp = <Deps>(options: AppOptions<Deps>): Express => {
  const { routes, metrics, log, maxConcurrent = 512 } = options
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')

  let inHand = 0
  const handle =
    (name: string, method: string, path: string, work: (req: Request, res: Response) => Promise<void>) =>
    async (req: Request, res: Response): Promise<void> => {
      if (inHand >= maxConcurrent) return sendProblem(options.service, res, new HttpProblem('busy'))
      inHand++
      const began = performance.now()
      try {
        await inServerSpan(name, req.headers, async (span) => {
          try {
            await work(req, res)
          } catch (error) {
            fail(error, req, res)
          }
          span.setStatus(res.statusCode)
        })
      } finally {
        inHand--
        metrics.requests.observe({ method, route: path, status: res.statusCode }, (performance.now() - began) / 1_000)
      }
    }

  const fail = (error: unknown, req: IncomingMessage & { originalUrl: string }, res: Response): void => {
    const problem = toProblem(error)
    // A reader who went away is no failure of ours; an answer that broke off is.
    if (res.headersSent && (problem || (error as { code?: unknown }).code === 'ERR_STREAM_PREMATURE_CLOSE'))
      return void res.destroy()
    if (problem) {
      sendProblem(options.service, res, problem)
      return
    }
    metrics.failures.inc()
    log.error({ err: error, method: req.method, traceId: currentTraceId() }, 'a request failed on our side')
    if (res.headersSent) return void res.destroy()
    const traceId = currentTraceId()
    sendProblem(options.service, res, new HttpProblem('internal-error', traceId === undefined ? {} : { traceId }))
  }

  const methods = new Map<string, Set<string>>()
  const placed = new Map<string, IRoute>()
  for (const route of routes) {
    const path = expressPath(route.path)
    const method = methodOf(route)
    methods.set(path, (methods.get(path) ?? new Set()).add(method.toUpperCase()))
    const place = placed.get(path) ?? app.route(path)
    placed.set(path, place)
    place[method](handle(`${method.toUpperCase()} ${route.path}`, method, route.path, routeHandler(options, route)))
  }
  for (const [path, allowed] of methods)
    app.all(path, (_req, res) =>
      sendProblem(
        options.service,
        res,
        new HttpProblem(
          'method-not-allowed',
          {},
          { Allow: [...allowed, ...(allowed.has('GET') ? ['HEAD'] : [])].join(', ') },
        ),
      ),
    )
  app.use(healthRouter(options.checks))
  app.get('/metrics', async (_req, res) => {
    await metrics.refresh()
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
  const document = openApiOf(options)
  app.get('/openapi.json', (_req, res) => void res.json(document))
  options.internal?.(app)
  app.use((_req, res) => sendProblem(options.service, res, new HttpProblem('not-found')))
  app.use((error: unknown, req: Request, res: Response, _next: NextFunction) => fail(error, req, res))
  return app
}
