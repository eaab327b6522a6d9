import type { Readers } from './readers.ts'

export const readSourcing: Readers<'sourcing'> = {
  'sourcing.supplier-registered': ({ supplierId, kind, name, organisationId }) => ({
    nodes: [{ id: supplierId, kind: 'supplier', attrs: { supplierKind: kind, name, organisationId } }],
  }),
  'sourcing.material-received': (
    { lotId, supplierId, ownerId, receiptId, grossMicrograms, fine, declaredFineness, originClass, custodyModel },
    { happenedAt },
  ) => ({
    nodes: [
      {
        id: lotId,
        kind: 'lot',
        attrs: {
          ownerId,
          receiptId,
          receivedMicrograms: grossMicrograms,
          fine,
          declaredFineness,
          originClass,
          custodyModel,
          status: 'received',
        },
      },
    ],
    edges: [
      {
        id: `receipt:${receiptId}`,
        kind: 'received',
        fromId: supplierId,
        toId: lotId,
        grossMicrograms,
        fine: BigInt(fine),
        detail: { receiptId },
        happenedAt,
      },
    ],
    // Not the supplier's: what else was bought there is another piece's story.
    subjects: [lotId],
  }),
  'sourcing.lot-assayed': ({ lotId, method, measuredFineness, effect, fine }) => ({
    nodes: [{ id: lotId, kind: 'lot', attrs: { fine, assayMethod: method, measuredFineness, assayEffect: effect } }],
  }),
  'sourcing.lot-accepted': ({ lotId }) => ({ nodes: [{ id: lotId, kind: 'lot', attrs: { status: 'accepted' } }] }),
  'sourcing.lot-rejected': ({ lotId, reason }) => ({
    nodes: [{ id: lotId, kind: 'lot', attrs: { status: 'rejected', rejectionReason: reason } }],
  }),
  'sourcing.metal-handed-over': ({ handOverId, lotId, orderId, grossMicrograms, fine }, { happenedAt }) => ({
    edges: [
      {
        id: `hand-over:${handOverId}`,
        kind: 'handed-over',
        fromId: lotId,
        toId: orderId,
        givenMicrograms: grossMicrograms,
        givenFine: BigInt(fine),
        detail: { handOverId },
        happenedAt,
      },
    ],
    // Not the lot's: what else was made of it is another piece's story.
    subjects: [orderId],
  }),
}
