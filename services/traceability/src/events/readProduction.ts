import { compose } from '../domain/composition.ts'
import type { Attribute, EdgeNews } from '../domain/graph.ts'
import type { Readers } from './readers.ts'

const metal = <M extends { grossMicrograms: number; fine: string }>({ grossMicrograms, fine }: M) => ({
  grossMicrograms,
  fine: BigInt(fine),
})

const ofPiece = (pieceId: string, attrs: Readonly<Record<string, Attribute>>) => ({
  nodes: [{ id: pieceId, kind: 'piece' as const, attrs }],
  subjects: [pieceId],
})
const ofOrder = (orderId: string, attrs: Readonly<Record<string, Attribute>>) => ({
  nodes: [{ id: orderId, kind: 'order' as const, attrs }],
})

/** What is known of a mass only once an order is closed is null before. */
const fineOf = (fine: string | null): { fine?: bigint } => (fine === null ? {} : { fine: BigInt(fine) })

export const readProduction: Readers<'production'> = {
  // Designs are in nobody's way.
  'production.design-added': () => ({}),
  'production.design-changed': () => ({}),
  'production.design-retired': () => ({}),
  'production.design-restored': () => ({}),
  'production.order-placed': ({ orderId, ownerId, workshopId, design, technique, quantity, priority, dueOn }) => ({
    nodes: [
      {
        id: orderId,
        kind: 'order',
        attrs: { ownerId, workshopId, design, technique, quantity, priority, dueOn, status: 'open' },
        terms: [design],
      },
    ],
  }),
  'production.order-cancelled': ({ orderId, reason }) =>
    ofOrder(orderId, { status: 'cancelled', cancelledBecause: reason, heldBecause: null, imbalanceMicrograms: null }),
  'production.metal-accepted': (accepted) => ({
    edges: [
      {
        kind: 'handed-over',
        fromId: accepted.lotId,
        toId: accepted.orderId,
        key: accepted.handOverId,
        ...metal(accepted),
        detail: {
          material: accepted.material,
          pieces: accepted.pieces,
          outcome: accepted.outcome,
          scaleGrossMicrograms: accepted.scaleGrossMicrograms,
          scaleFine: accepted.scaleFine,
          disputeGrossMicrograms: accepted.disputeGrossMicrograms,
          disputeFine: accepted.disputeFine,
          excessMicrograms: accepted.excessMicrograms,
        },
      },
    ],
  }),
  'production.metal-sent-back': (sent, { happenedAt }) => {
    const { returnId, orderId, lotId, residueLotId, what, material, pieces } = sent
    return {
      nodes: [
        {
          id: returnId,
          kind: 'sending-back',
          attrs: { orderId, what, material, pieces, sentMicrograms: sent.grossMicrograms, sentFine: sent.fine },
        },
      ],
      edges: [
        {
          kind: 'sent-back',
          fromId: residueLotId ?? orderId,
          toId: returnId,
          ...metal(sent),
          detail: { foreignMicrograms: sent.foreignMicrograms, handOverId: sent.handOverId, reason: sent.reason },
          happenedAt,
        },
      ],
      // Metal that was not worked on still is the lot that it was.
      parts: residueLotId === null && lotId !== null ? [{ thingId: returnId, lotId, ...metal(sent) }] : [],
      subjects: [orderId, returnId],
    }
  },
  'production.step-recorded': () => ({}),
  'production.loss-declared': ({ lossId, orderId, what, grossMicrograms, pieces, reason }, { happenedAt }) => ({
    edges:
      // What metal is gone is judged when the order closes; stones are gone from now on.
      what === 'metal'
        ? []
        : [
            {
              kind: 'lost',
              fromId: orderId,
              toId: null,
              key: lossId,
              grossMicrograms,
              fine: 0n,
              detail: { what, pieces, reason },
              happenedAt,
            },
          ],
  }),
  'production.residue-recorded': (
    { residueLotId, orderId, pieceId, class: residueClass, grossMicrograms, workshopId },
    { happenedAt },
  ) => ({
    nodes: [
      {
        id: residueLotId,
        kind: 'lot',
        attrs: { residueClass, receivedMicrograms: grossMicrograms, workshopId, status: 'residue' },
      },
    ],
    edges: [{ kind: 'residue', fromId: orderId, toId: residueLotId, grossMicrograms, happenedAt }],
    subjects: [orderId, residueLotId, ...(pieceId === null ? [] : [pieceId])],
  }),
  'production.piece-finished': (piece, { happenedAt }) => {
    const { pieceId, orderId, ownerId, workshopId, serial, design, grossMicrograms, title } = piece
    return {
      nodes: [
        {
          id: pieceId,
          kind: 'piece',
          attrs: {
            ...{ ownerId, workshopId, serial, design, grossMicrograms, title },
            netMicrograms: piece.netMicrograms,
            stonePieces: piece.stones.pieces,
            stoneMicrograms: piece.stones.micrograms,
            otherMicrograms: piece.otherMicrograms,
            batchQuantity: piece.batchQuantity,
            photoId: piece.photos[0] ?? null,
            hallmark: piece.hallmark ? (piece.hallmark.mark ?? '') : null,
            state: 'finished',
          },
          terms: [serial, design],
        },
      ],
      edges: [{ kind: 'made', fromId: orderId, toId: pieceId, grossMicrograms, happenedAt }],
      subjects: [pieceId],
    }
  },
  'production.batch-split': ({ pieceId, orderId, ownerId, workshopId, piece, rest }, { happenedAt }) => ({
    nodes: [
      {
        id: pieceId,
        kind: 'piece',
        attrs: {
          grossMicrograms: rest.grossMicrograms,
          netMicrograms: rest.netMicrograms,
          stonePieces: rest.stones.pieces,
          stoneMicrograms: rest.stones.micrograms,
          batchQuantity: rest.quantity,
          ...(rest.fine === null ? {} : { fine: rest.fine }),
        },
      },
      {
        id: piece.pieceId,
        kind: 'piece',
        attrs: {
          ...{ ownerId, workshopId, orderId, serial: piece.serial, grossMicrograms: piece.grossMicrograms },
          netMicrograms: piece.netMicrograms,
          stonePieces: piece.stones.pieces,
          stoneMicrograms: piece.stones.micrograms,
          otherMicrograms: piece.otherMicrograms,
          batchQuantity: 1,
          state: 'finished',
          ...(piece.fine === null ? {} : { fine: piece.fine }),
        },
        terms: [piece.serial],
      },
    ],
    edges: [
      {
        kind: 'split-off',
        fromId: pieceId,
        toId: piece.pieceId,
        grossMicrograms: piece.grossMicrograms,
        ...fineOf(piece.fine),
        happenedAt,
      },
    ],
    subjects: [pieceId, piece.pieceId],
  }),
  'production.piece-hallmarked': ({ pieceId, outcome, mark, on }) =>
    ofPiece(pieceId, outcome === 'marked' ? { hallmark: mark ?? '', hallmarkedOn: on } : { hallmarkRefusedOn: on }),
  'production.piece-reworked': ({ pieceId, done, grossMicrograms, netMicrograms }) =>
    ofPiece(pieceId, { state: done ? 'finished' : 'in-rework', grossMicrograms, netMicrograms }),
  'production.piece-scrapped': ({ pieceId, residueLotId, grossMicrograms, fine, reason }, { happenedAt }) => ({
    nodes: [
      { id: pieceId, kind: 'piece', attrs: { state: 'scrapped', scrappedBecause: reason } },
      {
        id: residueLotId,
        kind: 'lot',
        attrs: { residueClass: 'scrap', status: 'residue', receivedMicrograms: grossMicrograms },
      },
    ],
    edges: [{ kind: 'scrapped', fromId: pieceId, toId: residueLotId, grossMicrograms, ...fineOf(fine), happenedAt }],
    subjects: [pieceId, residueLotId],
  }),
  'production.allowance-set': () => ({}),
  'production.imbalance-signed': ({ orderId }) => ofOrder(orderId, {}),
  'production.order-held-open': ({ orderId, cause, grossMicrograms }) =>
    ofOrder(orderId, { status: 'held-open', heldBecause: cause, imbalanceMicrograms: grossMicrograms }),
  'production.order-closed': (closed, { happenedAt }) => {
    const { orderId, kind, inputs, pieces, residues, loss } = closed
    const edges: EdgeNews[] = [
      ...pieces.map((piece) => ({
        kind: 'made' as const,
        fromId: orderId,
        toId: piece.pieceId,
        ...metal(piece),
      })),
      ...residues.map((residue) => ({
        kind: 'residue' as const,
        fromId: orderId,
        toId: residue.residueLotId,
        ...metal(residue),
        detail: { foreignMicrograms: residue.foreignMicrograms },
      })),
      { kind: 'lost', fromId: orderId, toId: null, ...metal(loss), happenedAt },
    ]
    return {
      nodes: [
        {
          id: orderId,
          kind: 'order',
          attrs: { status: 'closed', closing: kind, heldBecause: null, imbalanceMicrograms: null },
        },
        ...pieces.map(({ pieceId, fine }) => ({ id: pieceId, kind: 'piece' as const, attrs: { fine } })),
        ...residues.map(({ residueLotId, fine }) => ({ id: residueLotId, kind: 'lot' as const, attrs: { fine } })),
      ],
      edges,
      parts: compose(
        inputs.map((input) => ({ lotId: input.lotId, ...metal(input) })),
        [
          ...pieces.map((piece) => ({ thingId: piece.pieceId, ...metal(piece) })),
          ...residues.map((residue) => ({ thingId: residue.residueLotId, ...metal(residue) })),
        ],
      ),
    }
  },
}
