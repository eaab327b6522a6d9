import type { Rows } from '../app/ports.ts'
import { movementsOf } from '../domain/ledger/movementsOf.ts'
import { evolve, type Lot, noLot, type StockLot } from '../domain/lot/lot.ts'
import { papersGoodUntil } from '../domain/supplier/papers.ts'

const existing = (lot: Lot): StockLot => {
  if (lot.status === 'none') throw new Error('a lot that does not exist cannot be written')
  return lot
}

/** The columns of a lot that its events change. */
const changing = (lot: StockLot) => ({
  status: lot.status,
  gross_micrograms: lot.grossMicrograms,
  fine: lot.fine,
  basis: lot.basis,
  held: lot.held,
  pieces: lot.pieces,
  sampled_micrograms: lot.sampledMicrograms,
  unsettled_fine: lot.unsettledFine,
  assayed: lot.assayed === null ? null : JSON.stringify(lot.assayed),
  claimed_micrograms: lot.claimedMicrograms,
  origin_class: lot.originClass,
  custody_model: lot.custodyModel,
  quarantine_reason: lot.quarantine?.reason ?? null,
  quarantine_note: lot.quarantine?.note ?? null,
  possessor_id: lot.possessorId,
  place: lot.place,
})

export const rows: Rows = {
  supplier: (expectedVersion, supplier, events, personal = {}) => {
    const { name, contact } = personal
    const { papers, terms } = supplier
    return {
      table: 'supplier',
      id: supplier.supplierId,
      expectedVersion,
      values: {
        ...(expectedVersion === 0 ? { organisation_id: supplier.organisationId, kind: supplier.kind } : {}),
        ...(name === undefined ? {} : { name }),
        ...(contact === undefined ? {} : { contact: JSON.stringify(contact) }),
        papers: JSON.stringify(papers),
        papers_until: papersGoodUntil(papers),
        terms: terms === null ? null : JSON.stringify(terms),
      },
      events,
    }
  },
  newLot: (events) => {
    const [first] = events
    const lot = existing(events.reduce<Lot>(evolve, noLot))
    return {
      table: 'lot',
      id: lot.lotId,
      expectedVersion: 0,
      values: {
        ...changing(lot),
        organisation_id: lot.ownerId,
        supplier_id: lot.supplierId,
        receipt_id: lot.receiptId,
        material: lot.material,
        residue_class: first?.type === 'MetalTakenBack' ? first.class : null,
        received_micrograms: lot.receivedMicrograms,
        declared_fineness: lot.declaredFineness,
        computed_fineness: lot.computedFineness,
      },
      events,
      movements: movementsOf(noLot, events),
    }
  },
  lot: (expectedVersion, before, events) => ({
    table: 'lot',
    id: before.lotId,
    expectedVersion,
    values: changing(existing(events.reduce<Lot>(evolve, before))),
    events,
    movements: movementsOf(before, events),
  }),
  receipt: (received, { papers, supplierVersion, paymentDueOn, happenedAt, recordedAt }) => ({
    table: 'receipt',
    values: {
      id: received.receiptId,
      line_number: received.lineNumber,
      organisation_id: received.ownerId,
      lot_id: received.lotId,
      supplier_id: received.supplierId,
      supplier_version: supplierVersion,
      material: received.material,
      pieces: received.pieces,
      place: received.place,
      weighed_value: received.weighed.value,
      weighed_unit: received.weighed.unit,
      tare_value: received.tare.value,
      tare_unit: received.tare.unit,
      gross_micrograms: received.grossMicrograms,
      declared_fineness: received.declaredFineness,
      fine: received.fine,
      price_amount_minor: received.price.amountMinor,
      price_currency: received.price.currency,
      payment_due_on: paymentDueOn,
      papers: JSON.stringify(papers),
      photos: JSON.stringify(received.photos),
      happened_at: happenedAt,
      recorded_at: recordedAt,
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
      sample_micrograms: assayed.sample?.grossMicrograms ?? null,
      sample_fine: assayed.sample?.fine ?? null,
      returned_micrograms: assayed.sample?.returnedGrossMicrograms ?? null,
      returned_fine: assayed.sample?.returnedFine ?? null,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
  count: (counted, { happenedAt, recordedAt }) => ({
    table: 'stock_count',
    values: {
      id: counted.countId,
      lot_id: counted.lotId,
      organisation_id: counted.ownerId,
      weighed_value: counted.weighed.value,
      weighed_unit: counted.weighed.unit,
      half_width_micrograms: counted.halfWidthMicrograms,
      gross_micrograms: counted.grossMicrograms,
      fine: counted.fine,
      pieces: counted.pieces,
      difference_micrograms: counted.differenceMicrograms,
      difference_fine: counted.differenceFine,
      difference_pieces: counted.differencePieces,
      note: counted.note,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
  handOver: (handedOver, { happenedAt, recordedAt }) => ({
    table: 'hand_over',
    values: {
      id: handedOver.handOverId,
      organisation_id: handedOver.ownerId,
      lot_id: handedOver.lotId,
      order_id: handedOver.orderId,
      receiver_id: handedOver.receiverId,
      material: handedOver.material,
      pieces: handedOver.pieces,
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
  lotPart: ({ fromLotId, toLotId, cause, grossMicrograms, fine, pieces }, { happenedAt }) => ({
    table: 'lot_part',
    values: {
      from_lot_id: fromLotId,
      to_lot_id: toLotId,
      cause,
      gross_micrograms: grossMicrograms,
      fine,
      pieces,
      happened_at: happenedAt,
    },
  }),
  takenBack: (taken, { happenedAt }) => ({
    table: 'taken_back',
    values: {
      return_id: taken.returnId,
      lot_id: taken.lotId,
      weighed_value: taken.weighed.value,
      weighed_unit: taken.weighed.unit,
      outcome: taken.outcome,
      gross_micrograms: taken.grossMicrograms,
      fine: taken.fine,
      pieces: taken.pieces,
      scale_micrograms: taken.scale.grossMicrograms,
      scale_fine: taken.scale.fine,
      dispute_micrograms: taken.dispute.grossMicrograms,
      dispute_fine: taken.dispute.fine,
      excess_micrograms: taken.excessMicrograms,
      photos: JSON.stringify(taken.photos),
      happened_at: happenedAt,
    },
  }),
  personalPaper: (supplierId, { paperId, number, photos }) => ({
    table: 'personal_paper',
    values: { paper_id: paperId, supplier_id: supplierId, number, photos: JSON.stringify(photos) },
  }),
  threshold: (expectedVersion, set) => ({
    table: 'threshold',
    id: set.thresholdId,
    expectedVersion,
    values: {
      organisation_id: set.organisationId,
      material: set.material,
      gross_micrograms: set.grossMicrograms,
      pieces: set.pieces,
    },
    events: [set],
  }),
  metalRate: (expectedVersion, set) => ({
    table: 'metal_rate',
    id: set.rateId,
    expectedVersion,
    values: {
      organisation_id: set.organisationId,
      element: set.element,
      valid_from: set.from,
      amount_minor: set.perKilogram.amountMinor,
      currency: set.perKilogram.currency,
      source: set.source,
    },
    events: [set],
  }),
}
