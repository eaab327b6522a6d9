import type { Rows } from '../app/ports.ts'
import type { Order, OrderClosed } from '../domain/order.ts'

/** The closing as it is kept with the order; fine content as decimal strings. */
const closingOf = ({ kind, pieces, residues, loss, allowanceFine, lines }: OrderClosed) =>
  JSON.stringify({ kind, pieces, residues, loss, allowanceFine, lines }, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  )

const placed = (order: Order) => {
  if (order.status === 'none') throw new Error('an order that does not exist cannot be written')
  return order
}

export const rows: Rows = {
  order: (expectedVersion, order, events) => {
    const { orderId, ownerId, workshopId, design, technique, quantity, dueOn, status, imbalance } = placed(order)
    const closed = events.find((event) => event.type === 'OrderClosed')
    return {
      table: 'production_order',
      id: orderId,
      expectedVersion,
      values: {
        ...(expectedVersion === 0
          ? { owner_id: ownerId, workshop_id: workshopId, design, technique, quantity, due_on: dueOn }
          : {}),
        status,
        imbalance_cause: imbalance?.cause ?? null,
        imbalance_micrograms: imbalance?.grossMicrograms ?? null,
        imbalance_fine: imbalance?.fine ?? null,
        ...(closed ? { closing: closingOf(closed) } : {}),
      },
      events,
    }
  },
  input: (accepted, version, { happenedAt, recordedAt }) => ({
    table: 'order_input',
    values: {
      id: accepted.handOverId,
      order_id: accepted.orderId,
      line: version,
      lot_id: accepted.lotId,
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
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
  step: (recorded, version, { happenedAt, recordedAt }) => ({
    table: 'order_step',
    values: {
      order_id: recorded.orderId,
      line: version,
      step: recorded.step,
      status: recorded.status,
      reason: recorded.reason,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
  residue: (recorded, version, { happenedAt, recordedAt }) => ({
    table: 'residue',
    values: {
      id: recorded.residueLotId,
      order_id: recorded.orderId,
      line: version,
      class: recorded.class,
      weighed_value: recorded.weighed.value,
      weighed_unit: recorded.weighed.unit,
      gross_micrograms: recorded.grossMicrograms,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
  piece: (finished, version, { happenedAt, recordedAt }) => ({
    table: 'piece',
    values: {
      id: finished.pieceId,
      order_id: finished.orderId,
      line: version,
      owner_id: finished.ownerId,
      serial: finished.serial,
      weighed_value: finished.weighed.value,
      weighed_unit: finished.weighed.unit,
      gross_micrograms: finished.grossMicrograms,
      title: finished.title,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
}
