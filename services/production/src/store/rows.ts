import type { Insert } from '@fibula/store'
import type { Rows, Times } from '../app/ports.ts'
import { movementOf } from '../domain/ledger/movementsOf.ts'
import type { OrderClosed, OrderEvent } from '../domain/order/events.ts'
import { noOrder } from '../domain/order/order.ts'

/** Fine content inside JSON stands as a decimal string. */
const json = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))

/** The closing as it is kept with the order. */
const closingOf = (closed: OrderClosed) => {
  const { type: _, orderId: __, ownerId: ___, workshopId: ____, inputs: _____, ...closing } = closed
  return json(closing)
}

interface Masses {
  readonly grossMicrograms: number
  readonly netMicrograms: number
  readonly stones: { readonly pieces: number; readonly micrograms: number }
  readonly otherMicrograms: number
}
const massesOf = ({ grossMicrograms, netMicrograms, stones, otherMicrograms }: Masses): Columns => ({
  gross_micrograms: grossMicrograms,
  net_micrograms: netMicrograms,
  stone_pieces: stones.pieces,
  stone_micrograms: stones.micrograms,
  other_micrograms: otherMicrograms,
})

type Columns = Insert['values']
type RowsOf<Event> = (event: Event) => readonly (readonly [table: string, values: Columns])[]

/** What each kind of event leaves beside the state; `order_id`, `line` and the times come with every row. */
const rowsOf: { readonly [Type in OrderEvent['type']]?: RowsOf<Extract<OrderEvent, { type: Type }>> } = {
  MetalAccepted: (accepted) => [
    [
      'order_input',
      {
        id: accepted.handOverId,
        lot_id: accepted.lotId,
        material: accepted.material,
        pieces: accepted.pieces,
        weighed_value: accepted.weighed.value,
        weighed_unit: accepted.weighed.unit,
        outcome: accepted.outcome,
        gross_micrograms: accepted.grossMicrograms,
        fine: accepted.fine,
        scale_micrograms: accepted.scale.grossMicrograms,
        scale_fine: accepted.scale.fine,
        dispute_micrograms: accepted.dispute.grossMicrograms,
        dispute_fine: accepted.dispute.fine,
        excess_micrograms: accepted.excessMicrograms,
      },
    ],
  ],
  StepRecorded: ({ step, status, reason, stepIndex, weighIn, weighOut, handedOnTo }) => [
    [
      'order_step',
      {
        ...{ step, status, reason, step_index: stepIndex, handed_on_to: handedOnTo },
        weigh_in_micrograms: weighIn?.grossMicrograms ?? null,
        weigh_out_micrograms: weighOut?.grossMicrograms ?? null,
      },
    ],
  ],
  ResidueRecorded: (recorded) => [
    [
      'residue',
      {
        id: recorded.residueLotId,
        class: recorded.class,
        weighed_value: recorded.weighed.value,
        weighed_unit: recorded.weighed.unit,
        gross_micrograms: recorded.grossMicrograms,
        step_index: recorded.stepIndex,
        piece_id: recorded.pieceId,
      },
    ],
  ],
  LossDeclared: ({ lossId, what, grossMicrograms, pieces, reason, stepIndex }) => [
    ['order_loss', { id: lossId, what, gross_micrograms: grossMicrograms, pieces, reason, step_index: stepIndex }],
  ],
  MetalSentBack: (back) => [
    [
      'order_return',
      {
        id: back.returnId,
        owner_id: back.ownerId,
        workshop_id: back.workshopId,
        what: back.what,
        material: back.material,
        lot_id: back.lotId,
        residue_lot_id: back.residueLotId,
        hand_over_id: back.handOverId,
        gross_micrograms: back.grossMicrograms,
        fine: back.fine,
        foreign_micrograms: back.foreignMicrograms,
        pieces: back.pieces,
        half_width_micrograms: back.halfWidthMicrograms,
        reason: back.reason,
      },
    ],
  ],
  PieceFinished: (finished) => [
    [
      'piece',
      {
        id: finished.pieceId,
        owner_id: finished.ownerId,
        workshop_id: finished.workshopId,
        serial: finished.serial,
        weighed_value: finished.weighed.value,
        weighed_unit: finished.weighed.unit,
        title: finished.title,
        quantity: finished.batchQuantity,
        ...massesOf(finished),
        photos: json(finished.photos),
      },
    ],
  ],
  BatchSplit: ({ pieceId, ownerId, workshopId, piece, rest }) => [
    ['piece_change', { piece_id: pieceId, kind: 'split', quantity: rest.quantity, ...massesOf(rest), fine: rest.fine }],
    [
      'piece',
      {
        id: piece.pieceId,
        owner_id: ownerId,
        workshop_id: workshopId,
        serial: piece.serial,
        weighed_value: piece.weighed.value,
        weighed_unit: piece.weighed.unit,
        title: piece.title,
        quantity: 1,
        ...massesOf(piece),
        batch_id: pieceId,
        fine: piece.fine,
      },
    ],
  ],
  PieceHallmarked: ({ pieceId, outcome, mark, on, reason }) => [
    ['piece_change', { piece_id: pieceId, kind: outcome, mark, marked_on: on, reason }],
  ],
  PieceScrapped: ({ pieceId, reason, residueLotId }) => [
    ['piece_change', { piece_id: pieceId, kind: 'scrapped', reason, residue_lot_id: residueLotId }],
  ],
  PieceReworked: ({ pieceId, done, reason, grossMicrograms, netMicrograms }) => [
    [
      'piece_change',
      {
        ...{ piece_id: pieceId, kind: done ? 'from-bench' : 'to-bench', reason },
        ...{ gross_micrograms: grossMicrograms, net_micrograms: netMicrograms },
      },
    ],
  ],
}

const insertsOf = (event: OrderEvent, line: number, { happenedAt, recordedAt }: Times): Insert[] => {
  const rows = (rowsOf[event.type] as RowsOf<OrderEvent> | undefined)?.(event) ?? []
  const common = { order_id: event.orderId, line, happened_at: happenedAt, recorded_at: recordedAt }
  return rows.map(([table, values]) => ({ table, values: { ...values, ...common } }))
}

export const rows: Rows = {
  order: (expectedVersion, order, events) => {
    const { ownerId, workshopId, design, designId, technique, quantity, dueOn, priority, notes } = order
    const { status, imbalance, signatures, photos, materials, steps, plan } = order
    const closed = events.find((event) => event.type === 'OrderClosed')
    const cancelled = events.find((event) => event.type === 'OrderCancelled')
    const placed = {
      ...{ owner_id: ownerId, workshop_id: workshopId, design, design_id: designId, technique, quantity },
      ...{ due_on: dueOn, priority, notes, photos: json(photos), materials: json(materials), steps: json(steps) },
    }
    return {
      table: 'production_order',
      id: order.orderId,
      expectedVersion,
      values: {
        ...(expectedVersion === 0 ? placed : {}),
        status,
        plan: json(plan),
        imbalance_cause: imbalance?.cause ?? null,
        imbalance_micrograms: imbalance?.grossMicrograms ?? null,
        imbalance_fine: imbalance?.fine ?? null,
        signatures: json(signatures),
        ...(closed ? { closing: closingOf(closed) } : {}),
        ...(cancelled ? { cancelled_because: cancelled.reason } : {}),
      },
      events,
    }
  },
  refusedHandOver: (sentBack) => ({
    table: 'refused_hand_over',
    id: sentBack.handOverId,
    expectedVersion: 0,
    values: { order_id: sentBack.orderId },
    events: [sentBack],
    movements: [movementOf(noOrder, sentBack)],
  }),
  inserts: insertsOf,
  allowance: (expectedVersion, set) => ({
    table: 'allowance',
    id: set.allowanceId,
    expectedVersion,
    values: {
      ...{ owner_id: set.ownerId, technique: set.technique, valid_from: set.from },
      ...{ rate: set.rate, includes_recoverable: set.includesRecoverable, source: set.source },
    },
    events: [set],
  }),
  design: (expectedVersion, design, events) => ({
    table: 'design',
    id: design.designId,
    expectedVersion,
    values: {
      ...(expectedVersion === 0 ? { owner_id: design.ownerId } : {}),
      status: design.status,
      names: json(design.names),
      technique: design.technique,
      steps: design.steps && json(design.steps),
      materials: json(design.materials),
      expected_micrograms: design.expectedMicrograms,
      photos: json(design.photos),
    },
    events,
  }),
}
