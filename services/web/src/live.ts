import { randomUUID } from 'node:crypto'
import { fromMessage } from '@fibula/contracts'
import type { Subscription, Transport } from '@fibula/transport'
import type { Request, Response } from 'express'

/** What open pages are told of a fact: that it happened, not what it says. */
export interface SeenFact {
  readonly id: string
  readonly type: string
  readonly streamId: string
  readonly organisationId: string
  readonly happenedAt: string
  readonly recordedAt: string
}

const kept = 30

/** Follows all topics from now on and passes each fact to the open pages as server-sent events. */
export const followFacts = async (transport: Transport, topics: readonly string[]) => {
  const pages = new Set<Response>()
  const latest: SeenFact[] = []
  const subscriber = await transport.subscriber()
  const show = (fact: SeenFact): void => {
    latest.unshift(fact)
    latest.length = Math.min(latest.length, kept)
    for (const page of pages) page.write(`id: ${fact.id}\ndata: ${JSON.stringify(fact)}\n\n`)
  }
  const subscription: Subscription = await subscriber.subscribe({
    group: `web-${randomUUID()}`,
    topics,
    from: 'latest',
    onBatch: async ({ messages }) => {
      for (const message of messages) {
        try {
          const { id, type, streamId, organisationId, happenedAt, recordedAt } = fromMessage(message)
          show({ id, type, streamId, organisationId, happenedAt, recordedAt })
        } catch {
          // What cannot be read is shown where it is parked: at the consumers.
        }
      }
      return undefined
    },
  })
  const beat = setInterval(() => {
    for (const page of pages) page.write(': alive\n\n')
  }, 15_000)
  return {
    latest: (): readonly SeenFact[] => latest,
    open: (req: Request, res: Response): void => {
      res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', Connection: 'keep-alive' })
      res.write('retry: 1000\n\n')
      pages.add(res)
      req.on('close', () => pages.delete(res))
    },
    stop: async (): Promise<void> => {
      clearInterval(beat)
      for (const page of pages) page.end()
      await subscription.stop()
      await subscriber.close()
    },
  }
}
