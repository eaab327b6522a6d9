import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Request, type Response, Router, static as serveFolder } from 'express'
import { sendProblem } from './problem.ts'

/** A person's browser opens a page; whatever else asks wants data, and gets an honest 404. */
const opensPage = (req: Request): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') && (req.headers.accept ?? '').includes('text/html')

/** What begins like this is never an address of the app. */
const notOfTheApp = /^\/(api|dev|facts|status|health|reference|assets|languages)(\/|$)/

/** The built app: files whose names change with their content may be kept for ever, the page that names them is always asked for. */
export const appRouter = (folder: string): Router => {
  const page = join(folder, 'index.html')
  const router = Router()
  router.use(
    '/assets',
    serveFolder(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false, fallthrough: true }),
  )
  router.use(serveFolder(folder, { index: false, cacheControl: false }))
  router.use((req: Request, res: Response, next) => {
    if (!opensPage(req) || notOfTheApp.test(req.path)) return next()
    if (!existsSync(page))
      return sendProblem(res, req.originalUrl, {
        status: 503,
        code: 'app-not-built',
        title: 'The screens are not built',
        detail: 'Start with npm start, which builds them, or run "pnpm build" in services/web.',
      })
    res.set('Cache-Control', 'no-cache').sendFile(page)
  })
  return router
}
