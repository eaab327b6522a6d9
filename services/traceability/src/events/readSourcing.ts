import type { Attribute } from '../domain/graph.ts'
import type { Readers } from './readers.ts'

/** The first fact of a lot need not say what it does not have. */
const known = (attrs: Readonly<Record<string, Attribute>>): Record<string, Attribute> => {
  const found: Record<string, Attribute> = {}
  for (const name in attrs) {
    const value = attrs[name]
    if (value !== null && value !== undefined) found[name] = value
  }
  return found
}

export const readSourcing: Readers<'sourcing'> = {
  'sourcing.supplier-registered': ({ supplierId, kind, name, organisationId }) => ({
    nodes: [{ id: supplierId, kind: 'supplier', attrs: { supplierKind: kind, name, organisationId }, terms: [name] }],
  }),
  'sourcing.supplier-contact-changed': () => ({}),
  'sourcing.supplier-paper-filed': ({ supplierId, number }) => ({
    nodes: [{ id: supplierId, kind: 'supplier', attrs: {}, terms: [number] }],
  }),
  'sourcing.supplier-paper-withdrawn': () => ({}),
  'sourcing.supplier-terms-set': () => ({}),
  'sourcing.low-stock-threshold-set': () => ({}),
  'sourcing.metal-rate-set': () => ({}),
  'sourcing.fineness-difference-accepted': () => ({}),
  'sourcing.claim-booked': () => ({}),
  'sourcing.lot-claim-changed': ({ lotId, ...claim }) => ({ nodes: [{ id: lotId, kind: 'lot', attrs: claim }] }),
  'sourcing.lot-counted': ({ lotId, grossMicrograms, fine, pieces }) => ({
    nodes: [{ id: lotId, kind: 'lot', attrs: { holdsMicrograms: grossMicrograms, fine, pieces } }],
  }),
  'sourcing.material-received': (received, { happenedAt }) => {
    const { lotId, supplierId, receiptId, grossMicrograms, fine } = received
    return {
      nodes: [
        {
          id: lotId,
          kind: 'lot',
          attrs: known({
            ownerId: received.ownerId,
            possessorId: received.possessorId,
            place: received.place,
            receiptId,
            material: received.material,
            pieces: received.pieces,
            receivedMicrograms: grossMicrograms,
            holdsMicrograms: grossMicrograms,
            fine,
            declaredFineness: received.declaredFineness,
            originClass: received.originClass,
            custodyModel: received.custodyModel,
            photoId: received.photos[0] ?? null,
            status: 'received',
          }),
          terms: received.papers.map(({ number }) => number),
          papers: [receiptId],
        },
      ],
      edges: [
        {
          kind: 'received',
          fromId: supplierId,
          toId: lotId,
          grossMicrograms,
          fine: BigInt(fine),
          detail: { receiptId, lineNumber: received.lineNumber, pieces: received.pieces },
          happenedAt,
        },
      ],
      // Not the supplier's: what else was bought there is another piece's story.
    }
  },
  'sourcing.lot-assayed': (assayed, { happenedAt }) => {
    const { assayId, lotId, sample } = assayed
    return {
      nodes: [
        {
          id: lotId,
          kind: 'lot',
          attrs: {
            fine: assayed.fine,
            holdsMicrograms: assayed.grossMicrograms,
            assayMethod: assayed.method,
            measuredFineness: assayed.measuredFineness,
            assayEffect: assayed.effect,
          },
        },
      ],
      edges:
        sample === null
          ? []
          : [
              {
                kind: 'sampled',
                fromId: lotId,
                toId: null,
                key: assayId,
                givenMicrograms: sample.grossMicrograms,
                givenFine: BigInt(sample.fine),
                grossMicrograms: sample.grossMicrograms - sample.returnedGrossMicrograms,
                fine: BigInt(sample.fine) - BigInt(sample.returnedFine),
                detail: { method: assayed.method, returnedMicrograms: sample.returnedGrossMicrograms },
                happenedAt,
              },
            ],
    }
  },
  'sourcing.lot-accepted': ({ lotId }) => ({ nodes: [{ id: lotId, kind: 'lot', attrs: { status: 'accepted' } }] }),
  'sourcing.lot-rejected': ({ lotId, reason }) => ({
    nodes: [{ id: lotId, kind: 'lot', attrs: { status: 'rejected', rejectionReason: reason } }],
  }),
  'sourcing.lot-quarantined': ({ lotId, reason }) => ({
    nodes: [{ id: lotId, kind: 'lot', attrs: { held: true, heldBecause: reason } }],
  }),
  'sourcing.lot-released': ({ lotId }) => ({
    nodes: [{ id: lotId, kind: 'lot', attrs: { held: false, heldBecause: null } }],
  }),
  'sourcing.lot-moved': ({ lotId, possessorId, place }) => ({
    nodes: [{ id: lotId, kind: 'lot', attrs: { possessorId, place } }],
  }),
  'sourcing.lot-sent-back': ({ lotId, supplierId, grossMicrograms, fine, note }, { happenedAt }) => ({
    nodes: [{ id: lotId, kind: 'lot', attrs: { status: 'sent-back', holdsMicrograms: 0 } }],
    edges: [
      {
        kind: 'given-back',
        fromId: lotId,
        toId: null,
        grossMicrograms,
        fine: BigInt(fine),
        detail: { supplierId, note },
        happenedAt,
      },
    ],
  }),
  'sourcing.lot-split': ({ lotId, parts, remainingGrossMicrograms, remainingFine }, { happenedAt }) => ({
    nodes: [
      { id: lotId, kind: 'lot', attrs: { holdsMicrograms: remainingGrossMicrograms, fine: remainingFine } },
      // What each part is, its own stream tells.
      ...parts.map((part) => ({ id: part.lotId, kind: 'lot' as const, attrs: {} })),
    ],
    edges: parts.map((part) => ({
      kind: 'split',
      fromId: lotId,
      toId: part.lotId,
      grossMicrograms: part.grossMicrograms,
      fine: BigInt(part.fine),
      detail: { pieces: part.pieces },
      happenedAt,
    })),
  }),
  'sourcing.lot-opened': (opened) => ({
    nodes: [
      {
        id: opened.lotId,
        kind: 'lot',
        attrs: {
          ownerId: opened.ownerId,
          possessorId: opened.possessorId,
          place: opened.place,
          material: opened.material,
          pieces: opened.pieces,
          receivedMicrograms: opened.grossMicrograms,
          holdsMicrograms: opened.grossMicrograms,
          fine: opened.fine,
          declaredFineness: opened.declaredFineness,
          originClass: opened.originClass,
          custodyModel: opened.custodyModel,
          status: opened.status,
        },
      },
    ],
  }),
  'sourcing.lots-merged': (merged, { happenedAt }) => ({
    nodes: [
      {
        id: merged.lotId,
        kind: 'lot',
        attrs: {
          ownerId: merged.ownerId,
          possessorId: merged.possessorId,
          place: merged.place,
          material: merged.material,
          pieces: merged.pieces,
          receivedMicrograms: merged.grossMicrograms,
          holdsMicrograms: merged.grossMicrograms,
          fine: merged.fine,
          originClass: merged.originClass,
          custodyModel: merged.custodyModel,
          status: 'accepted',
        },
      },
      ...merged.parts.map((part) => ({ id: part.lotId, kind: 'lot' as const, attrs: {} })),
    ],
    edges: merged.parts.map((part) => ({
      kind: 'merged',
      fromId: part.lotId,
      toId: merged.lotId,
      grossMicrograms: part.grossMicrograms,
      fine: BigInt(part.fine),
      detail: { pieces: part.pieces },
      happenedAt,
    })),
  }),
  'sourcing.lot-emptied': ({ lotId }) => ({
    nodes: [{ id: lotId, kind: 'lot', attrs: { status: 'emptied', holdsMicrograms: 0, fine: '0' } }],
  }),
  'sourcing.metal-handed-over': (given, { happenedAt }) => {
    const { handOverId, lotId, orderId, grossMicrograms, fine, material, pieces } = given
    return {
      nodes: [{ id: lotId, kind: 'lot', attrs: { holdsMicrograms: given.remainingGrossMicrograms } }],
      edges: [
        {
          kind: 'handed-over',
          fromId: lotId,
          toId: orderId,
          key: handOverId,
          givenMicrograms: grossMicrograms,
          givenFine: BigInt(fine),
          detail: { handOverId, material, pieces },
          happenedAt,
        },
      ],
      // Not the lot's: what else was made of it is another piece's story.
      subjects: [orderId],
    }
  },
  'sourcing.metal-taken-back': (taken, { happenedAt }) => {
    const { returnId, lotId, orderId } = taken
    return {
      nodes: [
        {
          id: lotId,
          kind: 'lot',
          attrs: {
            ownerId: taken.ownerId,
            possessorId: taken.ownerId,
            place: taken.place,
            material: taken.material,
            pieces: taken.pieces,
            residueClass: taken.class,
            receivedMicrograms: taken.grossMicrograms,
            holdsMicrograms: taken.grossMicrograms,
            fine: taken.fine,
            originClass: taken.originClass,
            custodyModel: taken.custodyModel,
            photoId: taken.photos[0] ?? null,
            status: taken.status,
          },
        },
        { id: returnId, kind: 'sending-back', attrs: {} },
      ],
      edges: [
        {
          kind: 'taken-back',
          fromId: returnId,
          toId: lotId,
          grossMicrograms: taken.grossMicrograms,
          fine: BigInt(taken.fine),
          detail: {
            class: taken.class,
            outcome: taken.outcome,
            scaleGrossMicrograms: taken.scaleGrossMicrograms,
            scaleFine: taken.scaleFine,
            disputeGrossMicrograms: taken.disputeGrossMicrograms,
            disputeFine: taken.disputeFine,
            excessMicrograms: taken.excessMicrograms,
          },
          happenedAt,
        },
      ],
      subjects: [lotId, returnId, orderId],
    }
  },
}
