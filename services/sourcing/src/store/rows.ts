import type { Rows } from '../app/ports.ts'
import { evolve, type Lot, noLot } from '../domain/lot.ts'

/** The columns of a lot that its events change. */
const changing = (lot: Lot) => {
  if (lot.status === 'none') throw new Error('a lot that does not exist cannot be written')
  return { status: lot.status, gross_micrograms: lot.grossMicrograms, fine: lot.fine, basis: lot.basis, held: lot.held }
}

export const rows: Rows = {
  supplier: (expectedVersion, { supplierId, organisationId, kind, name }, events) => ({
    table: 'supplier',
    id: supplierId,
    expectedVersion,
    values: { organisation_id: organisationId, kind, name },
    events,
  }),
  newLot: (received) => ({
    table: 'lot',
    id: received.lotId,
    expectedVersion: 0,
    values: {
      ...changing(evolve(noLot, received)),
      organisation_id: received.ownerId,
      supplier_id: received.supplierId,
      receipt_id: received.receiptId,
      origin_class: received.originClass,
      custody_model: received.custodyModel,
      received_micrograms: received.grossMicrograms,
    },
    events: [received],
  }),
  lot: (expectedVersion, lot, events) => {
    if (lot.status === 'none') throw new Error('a lot that does not exist cannot be written')
    return { table: 'lot', id: lot.lotId, expectedVersion, values: changing(lot), events }
  },
  receipt: (received) => ({
    table: 'receipt',
    values: {
      id: received.receiptId,
      organisation_id: received.ownerId,
      lot_id: received.lotId,
      supplier_id: received.supplierId,
      weighed_value: received.weighed.value,
      weighed_unit: received.weighed.unit,
      tare_value: received.tare.value,
      tare_unit: received.tare.unit,
      gross_micrograms: received.grossMicrograms,
      declared_fineness: received.declaredFineness,
      fine: received.fine,
      price_amount_minor: received.price.amountMinor,
      price_currency: received.price.currency,
      papers: JSON.stringify(received.papers),
      happened_at: received.happenedAt,
      recorded_at: received.recordedAt,
    },
  }),
  assay: (assayed, { happenedAt, recordedAt }) => ({
    table: 'assay',
    values: {
      id: assayed.assayId,
      lot_id: assayed.lotId,
      method: assayed.method,
      measured_fineness: assayed.measuredFineness,
      uncertainty: assayed.uncertainty,
      effect: assayed.effect,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
  handOver: (handedOver, { happenedAt, recordedAt }) => ({
    table: 'hand_over',
    values: {
      id: handedOver.handOverId,
      lot_id: handedOver.lotId,
      order_id: handedOver.orderId,
      receiver_id: handedOver.receiverId,
      weighed_value: handedOver.weighed?.value ?? null,
      weighed_unit: handedOver.weighed?.unit ?? null,
      gross_micrograms: handedOver.grossMicrograms,
      fine: handedOver.fine,
      half_width_micrograms: handedOver.halfWidthMicrograms,
      last: handedOver.last,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
}
