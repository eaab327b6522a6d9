import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import express, { Router } from 'express'
import { notFound } from './problem.ts'
import type { Upstreams } from './upstreams.ts'

const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

const page = (service: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${service} · API reference · Fibula</title>
<link rel="stylesheet" href="/reference/assets/swagger-ui.css">
<link rel="icon" href="data:,">
</head>
<body>
<div id="reference" data-openapi="/api/${service}/openapi.json"></div>
<script src="/reference/assets/swagger-ui-bundle.js"></script>
<script type="module" src="/reference.js"></script>
</body>
</html>
`

/** One reference page per service, drawn from its own OpenAPI document; everything comes from this origin. */
export const referenceRouter = (upstreams: Upstreams): Router => {
  const router = Router()
  router.use('/reference/assets', express.static(assets, { index: false, maxAge: '1h' }))
  router.get('/reference/:service', (req, res) => {
    const { service } = req.params
    if (!upstreams.services.includes(service)) return notFound(res, req.originalUrl)
    res.type('html').send(page(service))
  })
  return router
}
