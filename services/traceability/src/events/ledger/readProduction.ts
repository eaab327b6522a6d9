import { assumedFineness } from '@fibula/kernel'
import { type LedgerReaders, weighing } from './readers.ts'

const step = (read: { grossMicrograms: number } | null) => read && weighing(read.grossMicrograms)

/**
 * Of closings that do not say it: the rate by which the allowance was reckoned, in hundredths of a per cent: the one whole number that gives this allowance
 * for these products.
 */
const rateOf = (allowanceFine: bigint, productsFine: bigint): number =>
  productsFine === 0n ? 0 : Number((allowanceFine * 10_000n + productsFine - 1n) / productsFine)

export const readProduction: LedgerReaders<'production'> = {
  'production.metal-accepted': (accepted) => ({
    kind: 'taken',
    handOverId: accepted.handOverId,
    orderId: accepted.orderId,
    lotId: accepted.lotId,
    weighing: weighing(accepted.weighedMicrograms, accepted.halfWidthMicrograms),
    pieces: accepted.pieces,
  }),
  'production.metal-sent-back': (sent) => ({
    kind: 'work-returned',
    returnId: sent.returnId,
    orderId: sent.orderId,
    receiverId: sent.ownerId,
    material: sent.material,
    lotId: sent.lotId,
    residueLotId: sent.residueLotId,
    handOverId: sent.handOverId,
    weighing: sent.weighed === null ? null : weighing(sent.grossMicrograms, sent.halfWidthMicrograms),
    halfWidthMicrograms: sent.halfWidthMicrograms,
    pieces: sent.pieces,
  }),
  'production.residue-recorded': ({ orderId, residueLotId, class: residueClass, grossMicrograms, pieceId }) => ({
    kind: 'residue-weighed',
    ...{ orderId, residueLotId, class: residueClass, pieceId },
    assumed: assumedFineness[residueClass],
    weighing: weighing(grossMicrograms),
  }),
  'production.step-recorded': ({ orderId, stepIndex, step: name, weighIn, weighOut }) =>
    stepIndex === null || (weighIn === null && weighOut === null)
      ? undefined
      : {
          kind: 'step-weighed',
          ...{ orderId, stepIndex, step: name },
          weighIn: step(weighIn),
          weighOut: step(weighOut),
        },
  'production.piece-finished': (finished) => ({
    kind: 'piece-finished',
    orderId: finished.orderId,
    pieceId: finished.pieceId,
    quantity: finished.batchQuantity,
    weighing: weighing(finished.grossMicrograms),
    stonePieces: finished.stones.pieces,
    otherMicrograms: finished.otherMicrograms,
    netMicrograms: null,
    title: finished.title,
  }),
  'production.batch-split': ({ orderId, pieceId: batchId, piece }) => ({
    kind: 'batch-split',
    ...{ orderId, batchId, pieceId: piece.pieceId },
    weighing: weighing(piece.grossMicrograms),
  }),
  'production.piece-scrapped': ({ orderId, pieceId, residueLotId }) => ({
    kind: 'piece-scrapped',
    ...{ orderId, pieceId, residueLotId },
  }),
  'production.piece-reworked': ({ orderId, pieceId, done, grossMicrograms }) => ({
    kind: 'piece-reworked',
    ...{ orderId, pieceId },
    weighing: done ? weighing(grossMicrograms) : null,
  }),
  'production.loss-declared': ({ orderId, what, grossMicrograms, pieces }) => ({
    kind: 'loss-declared',
    ...{ orderId, what, grossMicrograms, pieces },
  }),
  'production.imbalance-signed': ({ orderId, cause, by, isSettled }) =>
    isSettled ? { kind: 'imbalance-settled', orderId, cause, by } : undefined,
  'production.order-closed': ({ orderId, allowanceRate, allowanceFine, pieces }) => ({
    kind: 'order-closed',
    orderId,
    allowanceRate:
      allowanceRate ??
      rateOf(
        BigInt(allowanceFine),
        pieces.reduce((sum, { fine }) => sum + BigInt(fine), 0n),
      ),
  }),
}
