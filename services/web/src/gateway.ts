import { fileURLToPath } from 'node:url'
import { services as publishers, topicOf } from '@fibula/contracts'
import type { Transport } from '@fibula/transport'
import express, { type Express } from 'express'
import { appRouter } from './app-files.ts'
import { followFacts } from './live.ts'
import { notFound, sendProblem } from './problem.ts'
import { proxyRouter } from './proxy.ts'
import { referenceRouter } from './reference.ts'
import { askPlatform, type PlatformStatus } from './status.ts'
import { roundRobin } from './upstreams.ts'

export interface GatewayOptions {
  readonly upstreams: Readonly<Record<string, readonly string[]>>
  readonly transport: Transport
  /** Where development tokens are issued; without it the gateway gives none. */
  readonly devIssuerUrl?: string | undefined
  /** Where the built screens are. */
  readonly appFolder?: string
}

const publicFolder = fileURLToPath(new URL('../public', import.meta.url))
const builtApp = fileURLToPath(new URL('../dist', import.meta.url))
const topics = publishers.map(topicOf)

/** Who reads what; only for the system page's picture of the lag. */
const readers = {
  sourcing: [topicOf('production')],
  production: [topicOf('sourcing')],
  promotion: [topicOf('production'), topicOf('sales')],
  sales: [topicOf('promotion'), topicOf('production')],
  traceability: topics,
  'traceability-ledger': topics.filter((topic) => topic !== topicOf('promotion')),
}

/** Scripts, styles and connections of this origin only; swagger-ui and the screens draw with inline styles and data images, and photos are
 * read with a token, so that they are blobs. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** One origin for everything: the screens, the state of the system, live facts, API references, and the services under /api/<service>/. */
export const createGateway = async (options: GatewayOptions): Promise<{ app: Express; stop: () => Promise<void> }> => {
  const { transport } = options
  const upstreams = roundRobin(options.upstreams)
  const admin = await transport.admin()
  const live = await followFacts(transport, topics)
  let asked: { at: number; answer: Promise<PlatformStatus> } | undefined
  const status = (): Promise<PlatformStatus> => {
    if (!asked || Date.now() - asked.at > 500)
      asked = { at: Date.now(), answer: askPlatform({ upstreams, admin, transportKind: transport.kind, readers }) }
    return asked.answer
  }

  const app = express()
  app.disable('x-powered-by')
  app.use((_req, res, next) => {
    res.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    })
    next()
  })
  app.use(proxyRouter(upstreams))
  app.get('/health/live', (_req, res) => void res.json({ status: 'ok' }))
  app.get('/health/ready', async (_req, res) => {
    const reason = await admin.ping().then(
      () => null,
      (error: unknown) => String(error),
    )
    res
      .status(reason === null ? 200 : 503)
      .json({ status: reason === null ? 'ok' : 'unavailable', checks: { transport: reason ?? 'ok' } })
  })
  app.get('/status', async (_req, res) => void res.set('Cache-Control', 'no-store').json(await status()))
  app.get('/facts', (_req, res) => void res.set('Cache-Control', 'no-store').json(live.latest()))
  app.get('/facts/live', live.open)
  app.get('/dev/tokens{/:person}', async (req, res) => {
    if (options.devIssuerUrl === undefined) return notFound(res, req.originalUrl)
    const person = req.params.person === undefined ? '' : `/${encodeURIComponent(req.params.person)}`
    const answer = await fetch(`${options.devIssuerUrl}/tokens${person}`)
    res.status(answer.status).set('Cache-Control', 'no-store')
    res.type(answer.headers.get('content-type') ?? 'application/json').send(await answer.text())
  })
  app.use(referenceRouter(upstreams))
  // The state of the system needs no sign-in and none of the screens: it must be seen when they fail.
  app.get('/system', (_req, res) => void res.sendFile(`${publicFolder}/system.html`))
  app.use(express.static(publicFolder, { index: false }))
  app.use(appRouter(options.appFolder ?? builtApp))
  app.use((req, res) => notFound(res, req.originalUrl))
  app.use((error: { status?: number }, req: express.Request, res: express.Response, _next: express.NextFunction) => {
    const status = error.status !== undefined && error.status < 500 ? error.status : 500
    sendProblem(res, req.originalUrl, {
      status,
      code: status < 500 ? 'bad-request' : 'internal-error',
      title: status < 500 ? 'The request could not be read' : 'The gateway failed',
      detail:
        status < 500 ? 'Check the address for broken percent-encoding.' : 'Try again; if it stays so, look at the log.',
    })
  })

  return {
    app,
    stop: async () => {
      await live.stop()
      await admin.close()
    },
  }
}
