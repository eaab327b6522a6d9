import { type LedgerReaders, silver, weighing } from './readers.ts'

export const readSourcing: LedgerReaders<'sourcing'> = {
  'sourcing.material-received': (received) => ({
    kind: 'received',
    lotId: received.lotId,
    ownerId: received.ownerId,
    possessorId: received.possessorId,
    supplierId: received.supplierId,
    material: received.material,
    weighing: weighing(received.grossMicrograms),
    pieces: received.pieces,
    declared: silver(received.declaredFineness),
  }),
  'sourcing.lot-assayed': ({ assayId, lotId, method, measuredFineness, uncertainty, sample }) => ({
    kind: 'assayed',
    ...{ assayId, lotId, method, uncertainty },
    measured: silver(measuredFineness),
    sample: sample && { takenMicrograms: sample.grossMicrograms, returnedMicrograms: sample.returnedGrossMicrograms },
  }),
  'sourcing.lot-moved': ({ lotId, possessorId }) => ({ kind: 'lot-moved', lotId, possessorId }),
  'sourcing.lot-sent-back': ({ lotId, supplierId, pieces }) => ({
    kind: 'sent-back',
    ...{ lotId, supplierId, pieces },
    weighing: null,
  }),
  'sourcing.lot-split': ({ lotId, parts }) => ({
    kind: 'split',
    lotId,
    parts: parts.map((part) => ({ lotId: part.lotId, grossMicrograms: part.grossMicrograms, pieces: part.pieces })),
  }),
  // The parts are emptied into it: how much they hold is for the ledger to say.
  'sourcing.lots-merged': ({ lotId, possessorId, material, parts }) => ({
    kind: 'merged',
    ...{ lotId, possessorId, material },
    parts: parts.map((part) => ({ lotId: part.lotId, grossMicrograms: null, pieces: null })),
  }),
  'sourcing.metal-handed-over': (given) => ({
    kind: 'given',
    handOverId: given.handOverId,
    lotId: given.lotId,
    orderId: given.orderId,
    receiverId: given.receiverId,
    material: given.material,
    weighing: given.weighed === null ? null : weighing(given.grossMicrograms, given.halfWidthMicrograms),
    halfWidthMicrograms: given.halfWidthMicrograms,
    pieces: given.pieces,
  }),
  'sourcing.metal-taken-back': (taken) => ({
    kind: 'taken-back',
    returnId: taken.returnId,
    orderId: taken.orderId,
    lotId: taken.lotId,
    possessorId: taken.ownerId,
    material: taken.material,
    weighing: weighing(taken.weighedMicrograms, taken.halfWidthMicrograms),
    pieces: taken.pieces,
  }),
  'sourcing.lot-counted': ({ countId, lotId, grossMicrograms, halfWidthMicrograms, pieces }) => ({
    kind: 'counted',
    ...{ countId, lotId, pieces },
    weighing: weighing(grossMicrograms, halfWidthMicrograms),
  }),
  'sourcing.fineness-difference-accepted': ({ lotId, supplierId }) => ({
    kind: 'difference-accepted',
    ...{ lotId, supplierId },
    accepted: null,
  }),
}
