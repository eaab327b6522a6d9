import type { Consumer, Store } from '@fibula/store'
import express, { type Express } from 'express'
import { z } from 'zod'
import type { Metrics } from './metrics.ts'
import { HttpProblem, sendProblem } from './problem.ts'

interface InternalOptions {
  readonly service: string
  readonly store: Store
  readonly metrics: Metrics
  readonly relay: () => string | null
  /** Reads the log again from its beginning into emptied projections; false when this service has none that can be. */
  readonly rebuild: () => Promise<boolean>
  /** By the name of the consumer. */
  readonly lags: () => readonly (ReturnType<Consumer['lags']>[number] & { readonly name: string })[]
}

const replayBody = z.strictObject({ consumer: z.string().max(100), streamId: z.string().max(200) })

/** The operator's routes: what this process is doing, and another try for what was parked. Never behind the gateway. */
export const internalRoutes =
  ({ service, store, metrics, relay, rebuild, lags }: InternalOptions) =>
  (app: Express): void => {
    const status = async () => {
      const [outbox, parked] = await Promise.all([store.outbox(), store.parked()])
      metrics.outboxPending.set(outbox.pending)
      for (const { name, topic, partition, lag } of lags())
        metrics.lag.set({ consumer: name, topic, partition: String(partition) }, lag)
      metrics.parked.set(
        { consumer: service },
        parked.reduce((sum, stream) => sum + stream.events, 0),
      )
      return {
        service,
        pid: process.pid,
        memoryBytes: process.memoryUsage().rss,
        relay: { pending: outbox.pending, oldestMs: outbox.oldestMs, trouble: relay() },
        consumers: lags(),
        parked,
      }
    }
    metrics.refresh = async () => {
      await status().catch(() => undefined) // figures stay as they were while the database is away
    }
    app.get('/internal/status', async (_req, res) => void res.json(await status()))
    app.post('/internal/parked/replay', express.json({ limit: '10kb' }), async (req, res) => {
      // The status may be read from beside; what changes something is for the machine itself.
      if (!/^(::1|(::ffff:)?127\.)/.test(req.socket.remoteAddress ?? ''))
        return sendProblem(service, res, new HttpProblem('not-found'))
      const body = replayBody.safeParse(req.body)
      if (!body.success)
        return sendProblem(
          service,
          res,
          new HttpProblem('invalid-request', {
            errors: [{ pointer: '/body', message: 'Send {"consumer": …, "streamId": …}.' }],
          }),
        )
      res.json(await store.replayParked(body.data.consumer, body.data.streamId))
    })
    app.post('/internal/rebuild', async (_req, res) => {
      if (await rebuild()) return void res.status(202).json({ rebuilding: service })
      res.status(409).json({
        code: 'nothing-to-rebuild',
        detail: 'This service keeps no projection that can be rebuilt from the log.',
      })
    })
  }
