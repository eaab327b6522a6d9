import { topicOf } from '@fibula/contracts'
import type { ServiceDefinition } from '@fibula/service-kit'
import { draftItem, publishItem, reviseItem, unpublishItem } from './app/items.ts'
import { factOf } from './events/facts.ts'
import { onEachNews, onNews } from './events/onNews.ts'
import type { Deps } from './http/deps.ts'
import { routes } from './http/routes.ts'
import { applyPieceNews } from './store/pieceNews.ts'
import { createPorts } from './store/ports.ts'
import { createReads } from './store/reads.ts'

/** Promotion: catalogue items over finished pieces, and the public catalogue. */
export const promotion: ServiceDefinition<Deps> = {
  name: 'promotion',
  summary: 'Catalogue items over finished pieces, published for everybody to read',
  routes,
  publishes: true,
  create: ({ pool, store }) => {
    const ports = createPorts(pool)
    const journal = { store, factOf }
    const reads = createReads(pool)
    return {
      deps: {
        reads,
        draftItem: draftItem(ports, journal),
        reviseItem: reviseItem(ports, journal),
        publishItem: publishItem(ports, journal),
        unpublishItem: unpublishItem(ports, journal),
      },
      consumer: {
        topics: [topicOf('production'), topicOf('sales')],
        handlers: onEachNews(applyPieceNews),
        applyBatch: onNews(applyPieceNews),
      },
      close: reads.close,
    }
  },
}
