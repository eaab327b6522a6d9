import { topicOf } from '@fibula/contracts'
import type { ServiceDefinition } from '@fibula/service-kit'
import { acceptMetal } from './app/acceptMetal.ts'
import { closeOrder } from './app/closeOrder.ts'
import { placeOrder } from './app/placeOrder.ts'
import { finishPiece, recordResidue, recordStep } from './app/recordWork.ts'
import { factOf } from './events/facts.ts'
import { onMetalHandedOver } from './events/onMetalHandedOver.ts'
import type { Deps } from './http/deps.ts'
import { routes } from './http/routes.ts'
import { expectHandOver } from './store/handOvers.ts'
import { createPorts } from './store/ports.ts'
import { createReads } from './store/reads.ts'

/** Production: orders of cooperatives, and what workshops report of them. */
export const production: ServiceDefinition<Deps> = {
  name: 'production',
  summary: 'Orders, metal accepted by workshops, steps, residues, finished pieces, and closing',
  routes,
  publishes: true,
  create: ({ pool, store }) => {
    const ports = createPorts(pool)
    const journal = { store, factOf }
    const reads = createReads(pool)
    return {
      deps: {
        reads,
        placeOrder: placeOrder(ports, journal),
        acceptMetal: acceptMetal(ports, journal),
        recordStep: recordStep(ports, journal),
        recordResidue: recordResidue(ports, journal),
        finishPiece: finishPiece(ports, journal),
        closeOrder: closeOrder(ports, journal),
      },
      consumer: {
        topics: [topicOf('sourcing')],
        handlers: { 'sourcing.metal-handed-over': onMetalHandedOver(expectHandOver) },
      },
      close: reads.close,
    }
  },
}
