import { topicOf } from '@fibula/contracts'
import type { CommandContext, ServiceDefinition } from '@fibula/service-kit'
import { type Answer, ledgerReads } from '@fibula/store'
import { eraseBuyer, keepBuyer } from './app/buyers.ts'
import { cancelReservation } from './app/cancelReservation.ts'
import { closeDay } from './app/closeDay.ts'
import { consignPiece, returnConsignment } from './app/consignments.ts'
import { describeShop } from './app/describeShop.ts'
import { endExpired } from './app/endExpired.ts'
import { exchangePiece } from './app/exchangePiece.ts'
import { setPriceList, withdrawPriceList } from './app/priceLists.ts'
import { reservePiece } from './app/reservePiece.ts'
import { returnPiece } from './app/returnPiece.ts'
import { sellPiece } from './app/sellPiece.ts'
import { turns } from './app/turns.ts'
import { factOf } from './events/facts.ts'
import { onCampaign } from './events/onCampaign.ts'
import { onContent } from './events/onContent.ts'
import { onItem } from './events/onItem.ts'
import { onPiece } from './events/onPiece.ts'
import type { Deps } from './http/deps.ts'
import { routes } from './http/routes.ts'
import { receiptFile } from './receipt/receipt.ts'
import { hearContent, postWaiting } from './store/content.ts'
import { hear } from './store/heard.ts'
import { applyListing } from './store/listings.ts'
import { createPorts } from './store/ports.ts'
import { createReads } from './store/reads.ts'

/** Sales: prices, reservations with a queue, sales, money and returns of published pieces; no piece is ever sold twice. */
export const sales: ServiceDefinition<Deps> = {
  name: 'sales',
  summary: 'Prices, reservations with a queue, sales with payments and receipts, returns, consignments, the till',
  routes,
  publishes: true,
  create: ({ pool, store, log }) => {
    const ports = createPorts(pool)
    const journal = { store, factOf }
    const reads = createReads(pool, ports)
    const sweep = endExpired(ports, journal)
    const post = postWaiting(pool)
    const inTurn = turns()
    /** What takes the next number of a receipt, or counts the shop's money. */
    const atTill =
      <Command, Context extends CommandContext<never, never>>(
        useCase: (command: Command, context: Context) => Promise<Answer | undefined>,
      ) =>
      (command: Command, context: Context) =>
        inTurn(`till ${context.actor.organisationId}`, () => useCase(command, context))
    const reserve = reservePiece(ports, journal)
    return {
      deps: {
        reads,
        ledger: ledgerReads(pool),
        receiptFile,
        reservePiece: (command, context) => inTurn(`piece ${command.pieceId}`, () => reserve(command, context)),
        cancelReservation: cancelReservation(ports, journal),
        sellPiece: atTill(sellPiece(ports, journal)),
        returnPiece: atTill(returnPiece(ports, journal)),
        exchangePiece: atTill(exchangePiece(ports, journal)),
        consignPiece: consignPiece(ports, journal),
        returnConsignment: returnConsignment(ports, journal),
        closeDay: atTill(closeDay(ports, journal)),
        setPriceList: setPriceList(ports, journal),
        withdrawPriceList: withdrawPriceList(ports, journal),
        keepBuyer: keepBuyer(ports, journal),
        eraseBuyer: eraseBuyer(ports, journal),
        describeShop: describeShop(ports, journal),
      },
      consumer: {
        topics: [topicOf('promotion'), topicOf('production')],
        handlers: { ...onItem(applyListing), ...onCampaign(hear), ...onPiece(hear) },
      },
      consumers: { ledger: { topics: [topicOf('production')], handlers: onContent(hearContent) } },
      sweepers: [
        {
          name: 'movements that waited',
          everyMs: 2_000,
          run: async () => {
            const posted = await post()
            if (posted > 0) log.info({ posted }, 'movements of pieces were posted once it was known what is in them')
          },
        },
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
