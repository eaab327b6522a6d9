import { topicOf } from '@fibula/contracts'
import type { ServiceDefinition } from '@fibula/service-kit'
import { cancelReservation } from './app/cancelReservation.ts'
import { endExpired } from './app/endExpired.ts'
import { reservePiece } from './app/reservePiece.ts'
import { returnPiece } from './app/returnPiece.ts'
import { sellPiece } from './app/sellPiece.ts'
import { factOf } from './events/facts.ts'
import { onItem } from './events/onItem.ts'
import type { Deps } from './http/deps.ts'
import { routes } from './http/routes.ts'
import { applyListing } from './store/listings.ts'
import { createPorts } from './store/ports.ts'
import { createReads } from './store/reads.ts'

/** Sales: reservations, sales and returns of published pieces; no piece is ever sold twice. */
export const sales: ServiceDefinition<Deps> = {
  name: 'sales',
  summary: 'Reservations with expiry, sales, and returns of published pieces',
  routes,
  publishes: true,
  create: ({ pool, store, log }) => {
    const ports = createPorts(pool)
    const journal = { store, factOf }
    const reads = createReads(pool)
    const sweep = endExpired(ports, journal)
    return {
      deps: {
        reads,
        reservePiece: reservePiece(ports, journal),
        cancelReservation: cancelReservation(ports, journal),
        sellPiece: sellPiece(ports, journal),
        returnPiece: returnPiece(ports, journal),
      },
      consumer: { topics: [topicOf('promotion')], handlers: onItem(applyListing) },
      sweepers: [
        {
          name: 'expired reservations',
          everyMs: 5_000,
          run: async () => {
            const ended = await sweep()
            if (ended > 0) log.info({ ended }, 'reservations expired')
          },
        },
      ],
      close: reads.close,
    }
  },
}
