import { topicOf } from '@fibula/contracts'
import type { ServiceDefinition } from '@fibula/service-kit'
import { assayLot } from './app/assayLot.ts'
import { eraseSupplierName } from './app/eraseSupplierName.ts'
import { handOverMetal } from './app/handOverMetal.ts'
import { acceptLot, rejectLot } from './app/judgeLot.ts'
import { recordReceipt } from './app/recordReceipt.ts'
import { registerSupplier } from './app/registerSupplier.ts'
import { factOf } from './events/facts.ts'
import { onOrderPlaced } from './events/onOrderPlaced.ts'
import type { Deps } from './http/deps.ts'
import { routes } from './http/routes.ts'
import { rememberOrder } from './store/orders.ts'
import { createPorts } from './store/ports.ts'
import { createReads } from './store/reads.ts'

/** Sourcing: suppliers, receipts, lots, assays and hand-overs of a cooperative. */
export const sourcing: ServiceDefinition<Deps> = {
  name: 'sourcing',
  summary: 'Suppliers, receipts, lots, assays, and metal handed over to production orders',
  routes,
  publishes: true,
  create: ({ pool, store }) => {
    const ports = createPorts(pool)
    const journal = { store, factOf }
    const reads = createReads(pool)
    return {
      deps: {
        reads,
        registerSupplier: registerSupplier(ports, journal),
        eraseSupplierName: eraseSupplierName(ports, journal),
        recordReceipt: recordReceipt(ports, journal),
        assayLot: assayLot(ports, journal),
        acceptLot: acceptLot(ports, journal),
        rejectLot: rejectLot(ports, journal),
        handOverMetal: handOverMetal(ports, journal),
      },
      consumer: {
        topics: [topicOf('production')],
        handlers: { 'production.order-placed': onOrderPlaced(rememberOrder) },
      },
      close: reads.close,
    }
  },
}
