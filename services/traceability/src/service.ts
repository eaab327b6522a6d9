import { services, topicOf } from '@fibula/contracts'
import type { ServiceDefinition } from '@fibula/service-kit'
import { onEachFact, onFacts } from './events/onFacts.ts'
import type { Deps } from './http/deps.ts'
import { routes } from './http/routes.ts'
import { applyFacts, emptyProjections } from './store/applyFacts.ts'
import { createReads } from './store/reads.ts'

/** Traceability: joins the facts of all services into one graph, with grams on every edge. */
export const traceability: ServiceDefinition<Deps> = {
  name: 'traceability',
  summary: 'Where metal came from and where it went: traces with grams on every edge, and the stories of pieces',
  routes,
  publishes: false,
  create: ({ pool }) => {
    const reads = createReads(pool)
    return {
      deps: { reads },
      consumer: {
        topics: services.map(topicOf),
        handlers: onEachFact(applyFacts),
        applyBatch: onFacts(applyFacts),
        empty: emptyProjections,
      },
      close: reads.close,
    }
  },
}
