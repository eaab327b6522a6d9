import { topicOf } from '@fibula/contracts'
import { openBlobs, photoStore } from '@fibula/media'
import type { ServiceDefinition } from '@fibula/service-kit'
import { ledgerReads, postHistory } from '@fibula/store'
import { addDesign, changeDesign, restoreDesign, retireDesign } from './app/designs.ts'
import { acceptMetal, refuseHandOver } from './app/handOvers.ts'
import { cancelOrder, closeOrder, signImbalance } from './app/orders.ts'
import { finishPiece, hallmarkPiece, reworkPiece, scrapPiece, splitBatch } from './app/pieces.ts'
import { placeOrder } from './app/placeOrder.ts'
import { setAllowance } from './app/setAllowance.ts'
import { declareLoss, recordResidue, recordStep, sendBack, weighStep } from './app/work.ts'
import { movementOf } from './domain/ledger/movementsOf.ts'
import { evolve } from './domain/order/evolve.ts'
import { noOrder } from './domain/order/order.ts'
import { allowanceFactOf, designFactOf, factOf } from './events/facts.ts'
import { onMetalHandedOver } from './events/onMetalHandedOver.ts'
import { onMetalTakenBack } from './events/onMetalTakenBack.ts'
import { orderEventOf } from './events/recorded.ts'
import type { Deps } from './http/deps.ts'
import { routes } from './http/routes.ts'
import { expectHandOver, keepTakenBack } from './store/handOvers.ts'
import { createPorts } from './store/ports.ts'
import { createReads } from './store/reads/index.ts'

/** Production: designs and orders of cooperatives, and what workshops report of their work. */
export const production: ServiceDefinition<Deps> = {
  name: 'production',
  summary:
    'Designs, orders and their plans, material accepted and sent back, steps, residues, losses, pieces, hallmarks, closing',
  routes,
  publishes: true,
  create: ({ pool, store, media }) => {
    const ports = createPorts(pool)
    const journal = { store, factOf }
    const designs = { store, factOf: designFactOf }
    const reads = createReads(pool)
    return {
      deps: {
        reads,
        ledger: ledgerReads(pool),
        photos: { store: photoStore(openBlobs(media)), answers: store },
        now: () => new Date(),
        addDesign: addDesign(ports, designs),
        changeDesign: changeDesign(ports, designs),
        retireDesign: retireDesign(ports, designs),
        restoreDesign: restoreDesign(ports, designs),
        placeOrder: placeOrder(ports, journal),
        cancelOrder: cancelOrder(ports, journal),
        closeOrder: closeOrder(ports, journal),
        signImbalance: signImbalance(ports, journal),
        setAllowance: setAllowance(ports, { store, factOf: allowanceFactOf }),
        acceptMetal: acceptMetal(ports, journal),
        refuseHandOver: refuseHandOver(ports, journal),
        recordStep: recordStep(ports, journal),
        weighStep: weighStep(ports, journal),
        recordResidue: recordResidue(ports, journal),
        declareLoss: declareLoss(ports, journal),
        sendBack: sendBack(ports, journal),
        finishPiece: finishPiece(ports, journal),
        splitBatch: splitBatch(ports, journal),
        hallmarkPiece: hallmarkPiece(ports, journal),
        scrapPiece: scrapPiece(ports, journal),
        reworkPiece: reworkPiece(ports, journal),
      },
      consumer: {
        topics: [topicOf('sourcing')],
        handlers: {
          'sourcing.metal-handed-over': onMetalHandedOver(expectHandOver),
          'sourcing.metal-taken-back': onMetalTakenBack(keepTakenBack),
        },
      },
      prepare: async () => void (await postHistory(pool, { nothing: noOrder, read: orderEventOf, evolve, movementOf })),
      close: reads.close,
    }
  },
}
