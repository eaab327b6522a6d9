import { compose } from '../domain/composition.ts'
import type { Readers } from './readers.ts'

const metal = <M extends { grossMicrograms: number; fine: string }>({ grossMicrograms, fine }: M) => ({
  grossMicrograms,
  fine: BigInt(fine),
})

export const readProduction: Readers<'production'> = {
  'production.order-placed': ({ orderId, ownerId, workshopId, design, technique, quantity }) => ({
    nodes: [
      { id: orderId, kind: 'order', attrs: { ownerId, workshopId, design, technique, quantity, status: 'open' } },
    ],
  }),
  'production.metal-accepted': (accepted) => ({
    edges: [
      {
        id: `hand-over:${accepted.handOverId}`,
        kind: 'handed-over',
        fromId: accepted.lotId,
        toId: accepted.orderId,
        ...metal(accepted),
        detail: {
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
  'production.step-recorded': () => ({}),
  'production.residue-recorded': (
    { residueLotId, orderId, class: residueClass, grossMicrograms, workshopId },
    { happenedAt },
  ) => ({
    nodes: [
      {
        id: residueLotId,
        kind: 'lot',
        attrs: { residueClass, receivedMicrograms: grossMicrograms, workshopId, status: 'residue' },
      },
    ],
    edges: [
      {
        id: `residue:${residueLotId}`,
        kind: 'residue',
        fromId: orderId,
        toId: residueLotId,
        grossMicrograms,
        happenedAt,
      },
    ],
  }),
  'production.piece-finished': (
    { pieceId, orderId, ownerId, workshopId, serial, design, grossMicrograms, title },
    { happenedAt },
  ) => ({
    nodes: [{ id: pieceId, kind: 'piece', attrs: { ownerId, workshopId, serial, design, grossMicrograms, title } }],
    edges: [{ id: `piece:${pieceId}`, kind: 'made', fromId: orderId, toId: pieceId, grossMicrograms, happenedAt }],
    subjects: [pieceId],
  }),
  'production.order-held-open': ({ orderId, cause, grossMicrograms }) => ({
    nodes: [
      {
        id: orderId,
        kind: 'order',
        attrs: { status: 'held-open', heldBecause: cause, imbalanceMicrograms: grossMicrograms },
      },
    ],
  }),
  'production.order-closed': (closed, { happenedAt }) => {
    const { orderId, kind, inputs, pieces, residues, loss } = closed
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
      edges: [
        ...pieces.map((piece) => ({
          id: `piece:${piece.pieceId}`,
          kind: 'made' as const,
          fromId: orderId,
          toId: piece.pieceId,
          ...metal(piece),
        })),
        ...residues.map((residue) => ({
          id: `residue:${residue.residueLotId}`,
          kind: 'residue' as const,
          fromId: orderId,
          toId: residue.residueLotId,
          ...metal(residue),
          detail: { foreignMicrograms: residue.foreignMicrograms },
        })),
        { id: `loss:${orderId}`, kind: 'lost', fromId: orderId, toId: null, ...metal(loss), happenedAt },
      ],
      parts: compose(
        inputs.map((input) => ({ lotId: input.lotId, ...metal(input) })),
        pieces.map((piece) => ({ pieceId: piece.pieceId, ...metal(piece) })),
      ),
    }
  },
}
