import { services, topicOf } from '@fibula/contracts'
import type { ServiceDefinition } from '@fibula/service-kit'
import { correctFacts, previewCorrection } from './app/ledger/corrections.ts'
import { factOf } from './events/ledger/facts.ts'
import { heardOf, onEachLedgerFact, onLedgerFacts } from './events/ledger/heard.ts'
import { onEachFact, onFacts } from './events/onFacts.ts'
import type { Deps } from './http/deps.ts'
import { routes } from './http/routes.ts'
import { emptyProjections, gatherFacts } from './store/gatherFacts.ts'
import { createCorrections } from './store/ledger/corrections.ts'
import { emptyLedger, postFacts } from './store/ledger/postFacts.ts'
import { createLedgerReads } from './store/ledger/reads/index.ts'
import { createSigning } from './store/ledger/signing.ts'
import { createReads } from './store/reads.ts'

/** Catalogues move no metal. */
const ledgerTopics = services.filter((service) => service !== 'promotion').map(topicOf)

/** Traceability: joins the facts of all services into one graph, with grams on every edge. */
export const traceability: ServiceDefinition<Deps> = {
  name: 'traceability',
  summary: 'Where metal came from and where it went: traces with grams on every edge, and the stories of pieces',
  routes,
  publishes: true,
  create: ({ pool, store }) => {
    const reads = createReads(pool)
    const ledger = createLedgerReads(pool)
    const corrections = { ...createCorrections(pool, store, heardOf), factOf }
    return {
      deps: {
        reads,
        ledger,
        signing: createSigning(pool),
        previewCorrection: previewCorrection(corrections),
        correctFacts: correctFacts(corrections),
        now: () => new Date(),
      },
      consumer: {
        topics: services.map(topicOf),
        handlers: onEachFact(gatherFacts),
        gather: onFacts(gatherFacts),
        empty: emptyProjections,
      },
      consumers: {
        ledger: {
          topics: ledgerTopics,
          handlers: onEachLedgerFact(postFacts),
          applyBatch: onLedgerFacts(postFacts),
          empty: emptyLedger,
        },
      },
      close: reads.close,
    }
  },
}
