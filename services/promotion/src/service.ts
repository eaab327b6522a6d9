import { topicOf } from '@fibula/contracts'
import { openBlobs, photoStore } from '@fibula/media'
import type { ServiceDefinition } from '@fibula/service-kit'
import { inTransaction } from '@fibula/store'
import { campaignUseCases } from './app/campaigns.ts'
import { collectionUseCases } from './app/collections.ts'
import { itemUseCases } from './app/items.ts'
import { hearNews, keepInStep } from './app/keepInStep.ts'
import { publishDue } from './app/publishDue.ts'
import { factOf } from './events/facts.ts'
import { onEachNews, onNews } from './events/onNews.ts'
import type { Deps } from './http/deps.ts'
import { routes } from './http/routes.ts'
import { applyNews, outOfStep } from './store/news.ts'
import { createPorts } from './store/ports.ts'
import { createReads } from './store/reads.ts'

/** Promotion: catalogue items over finished pieces, campaigns, collections, and the public catalogue. */
export const promotion: ServiceDefinition<Deps> = {
  name: 'promotion',
  summary: 'Catalogue items over finished pieces, campaigns and collections, published for everybody to read',
  routes,
  publishes: true,
  create: ({ pool, store, log, media, publicUrl }) => {
    const photos = photoStore(openBlobs(media))
    const ports = createPorts(pool, photos.has)
    const journal = { store, factOf }
    const reads = createReads(pool)
    const hear = hearNews({ apply: applyNews, outOfStep, rows: ports.rows }, journal)
    const keep = keepInStep({ outOfStep, rows: ports.rows }, journal)
    const publish = publishDue(ports, journal)
    return {
      deps: {
        reads,
        publicUrl,
        photos: { store: photos, answers: store },
        ...itemUseCases(ports, journal),
        ...campaignUseCases(ports, journal),
        ...collectionUseCases(ports, journal),
      },
      consumer: {
        topics: [topicOf('production'), topicOf('sales')],
        handlers: onEachNews(hear),
        applyBatch: onNews(hear),
      },
      sweepers: [
        {
          name: 'due publications',
          everyMs: 1_000,
          run: async () => {
            const moved = await publish()
            if (moved > 0) log.info({ moved }, 'items whose time had come were published, or left with a reason')
          },
        },
        {
          // For an item that was begun while the news of its piece was on the way.
          name: 'items out of step with their pieces',
          everyMs: 30_000,
          run: async () => void (await inTransaction(pool, (tx) => keep(tx))),
        },
      ],
      close: reads.close,
    }
  },
}
