import { randomUUID } from 'node:crypto'
import { production, sales, sourcing } from '@fibula/contracts'
import type { TestService } from '@fibula/service-kit/testing'
import { until } from '@fibula/testing'

const none = { pieces: 0, micrograms: 0 }
export const grams = (micrograms: number) => ({ value: String(micrograms / 1e6), unit: 'g' as const })
export const at9250 = (grossMicrograms: number) => ({ grossMicrograms, fine: String(BigInt(grossMicrograms) * 9_250n) })

/** What another service answers to a fact, it records later. */
export const later = async () => {
  const now = Date.now()
  await until(() => Date.now() > now)
}

interface Weights {
  readonly received: number
  readonly given: number
  readonly piece: number
  readonly sprue: number
}

/** A lot is received at 925 ‰, a part of it handed over, and worked into a piece that is sold, sprue, and a loss; all told as events. */
export const tellOnePiece = async (service: TestService, weights: Weights) => {
  const [lot, supplier, order, piece, sprue, handOver] = Array.from({ length: 6 }, () => randomUUID()) as [
    ...[string, string, string, string, string, string],
  ]
  const ofOrder = { orderId: order, ownerId: 'coop-test', workshopId: 'atelier-amal' }
  await service.tell(
    'sourcing',
    lot,
    sourcing.materialReceived.write({
      ...{ lotId: lot, receiptId: randomUUID(), supplierId: supplier, ownerId: 'coop-test', material: 'silver' },
      ...{ weighed: grams(weights.received), tare: grams(0), ...at9250(weights.received), declaredFineness: 9_250 },
      ...{
        originClass: 'recycled',
        custodyModel: 'segregated',
        price: { amountMinor: 1, currency: 'MAD' },
        papers: [],
      },
      ...{ lineNumber: 1, pieces: null, possessorId: 'coop-test', place: null, photos: [] },
    }),
    sourcing.metalHandedOver.write({
      ...{ handOverId: handOver, lotId: lot, orderId: order, ownerId: 'coop-test', receiverId: 'atelier-amal' },
      ...{ weighed: grams(weights.given), ...at9250(weights.given), halfWidthMicrograms: 10_000, last: false },
      ...{
        remainingGrossMicrograms: weights.received - weights.given,
        remainingFine: at9250(weights.received - weights.given).fine,
      },
      ...{ material: 'silver', pieces: null, remainingPieces: null },
    }),
  )
  await later()
  await service.tell(
    'production',
    order,
    production.metalAccepted.write({
      ...{
        handOverId: handOver,
        ...ofOrder,
        lotId: lot,
        weighed: grams(weights.given),
        weighedMicrograms: weights.given,
      },
      ...{
        halfWidthMicrograms: 10_000,
        outcome: 'agreed',
        ...at9250(weights.given),
        scaleGrossMicrograms: 0,
        scaleFine: '0',
      },
      ...{ disputeGrossMicrograms: 0, disputeFine: '0', excessMicrograms: 0, material: 'silver', pieces: null },
    }),
    production.residueRecorded.write({
      ...{
        residueLotId: sprue,
        orderId: order,
        workshopId: 'atelier-amal',
        class: 'sprue',
        weighed: grams(weights.sprue),
      },
      ...{ grossMicrograms: weights.sprue, stepIndex: null, pieceId: null },
    }),
    production.pieceFinished.write({
      ...{ pieceId: piece, ...ofOrder, serial: piece.slice(0, 8), design: 'Fibule', weighed: grams(weights.piece) },
      ...{
        grossMicrograms: weights.piece,
        title: 9_250,
        designId: null,
        batchQuantity: 1,
        stones: none,
        otherMicrograms: 0,
      },
      ...{ netMicrograms: weights.piece, photos: [], hallmark: null },
    }),
    production.orderClosed.write(
      production.orderClosed.read(2, {
        ...{ ...ofOrder, kind: 'final', inputs: [{ lotId: lot, ...at9250(weights.given) }] },
        pieces: [{ pieceId: piece, ...at9250(weights.piece) }],
        residues: [{ residueLotId: sprue, class: 'sprue', ...at9250(weights.sprue), foreignMicrograms: 0 }],
        ...{
          loss: at9250(weights.given - weights.piece - weights.sprue),
          allowanceFine: String((BigInt(weights.piece) * 9_250n * 300n) / 10_000n),
          lines: [],
          declaredLossMicrograms: 0,
        },
        ...{
          sentBack: { grossMicrograms: 0, fine: '0' },
          stones: { issued: none, set: none, returned: none, broken: none },
        },
      }),
    ),
  )
  await later()
  await service.tell(
    'sales',
    piece,
    sales.pieceSold.write({
      ...{ saleId: randomUUID(), pieceId: piece, itemId: randomUUID(), shopId: 'shop-agadir', reservationId: null },
      ...{ price: { amountMinor: 1, currency: 'MAD' }, campaignId: null, priceListId: null, payments: [] },
      ...{ exchangeOfSaleId: null, consignmentId: null, on: null },
    }),
  )
  await until(
    async () =>
      (
        await service.database.pool.query(`SELECT 1 FROM ledger_balance WHERE kind = 'customer' AND account_id = $1`, [
          piece,
        ])
      ).rows.length > 0,
    { what: 'the sale' },
  )
  return { lot, supplier, order, piece, sprue, handOver }
}
