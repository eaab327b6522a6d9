import http from 'node:http'
import { type Request, type Response, Router } from 'express'
import { createProxyServer } from 'http-proxy-3'
import { notFound, sendProblem } from './problem.ts'
import type { Upstreams } from './upstreams.ts'

/** What only the operator's side may see; a path is compared as a service would understand it. */
const inside = /^\/+(internal|metrics)(\/|$)/i

const isInside = (path: string): boolean => {
  try {
    return inside.test(decodeURIComponent(path))
  } catch {
    return false
  }
}

/** `/api/<service>/<path>` goes to a replica of that service, as `/<path>`. */
export const proxyRouter = (upstreams: Upstreams): Router => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 })
  const proxy = createProxyServer({ agent, xfwd: true, proxyTimeout: 30_000 })
  proxy.on('error', () => {})
  const router = Router()
  router.use('/api/:service', (req: Request<{ service: string }>, res: Response) => {
    const { service } = req.params
    const target = upstreams.next(service)
    const path = req.url.split('?', 1)[0] ?? '/'
    if (target === undefined || isInside(path)) return notFound(res, req.originalUrl)
    proxy.web(req, res, { target }, () => {
      upstreams.failed(target)
      if (res.headersSent) return void res.destroy()
      sendProblem(res, req.originalUrl, {
        status: 503,
        code: 'service-unavailable',
        title: `The service ${service} does not answer right now`,
        detail: 'Send the same request again in a moment, with the same Idempotency-Key: it has one effect at most.',
      })
    })
  })
  return router
}
