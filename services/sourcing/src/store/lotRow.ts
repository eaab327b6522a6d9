import type { StockLot } from '../domain/lot/lot.ts'

export interface LotRow {
  readonly id: string
  readonly version: number
  readonly organisation_id: string
  readonly possessor_id: string
  readonly place: string | null
  readonly material: StockLot['material']
  readonly supplier_id: string | null
  readonly receipt_id: string | null
  readonly status: StockLot['status']
  readonly received_micrograms: string
  readonly sampled_micrograms: string
  readonly gross_micrograms: string
  readonly fine: string
  readonly pieces: number | null
  readonly declared_fineness: number | null
  readonly computed_fineness: number | null
  readonly assayed: StockLot['assayed']
  readonly unsettled_fine: string
  readonly basis: StockLot['basis']
  readonly held: boolean
  readonly origin_class: StockLot['originClass']
  readonly custody_model: StockLot['custodyModel']
  readonly claimed_micrograms: string
  readonly quarantine_reason: NonNullable<StockLot['quarantine']>['reason'] | null
  readonly quarantine_note: string | null
}

export const lotColumns = `id, version, organisation_id, possessor_id, place, material, supplier_id, receipt_id, status,
  received_micrograms, sampled_micrograms, gross_micrograms, fine, pieces, declared_fineness, computed_fineness, assayed, basis,
  unsettled_fine, held, origin_class, custody_model, claimed_micrograms, quarantine_reason, quarantine_note`

export const lotOf = (row: LotRow): StockLot => ({
  status: row.status,
  lotId: row.id,
  ownerId: row.organisation_id,
  possessorId: row.possessor_id,
  place: row.place,
  material: row.material,
  supplierId: row.supplier_id,
  receiptId: row.receipt_id,
  receivedMicrograms: Number(row.received_micrograms),
  sampledMicrograms: Number(row.sampled_micrograms),
  grossMicrograms: Number(row.gross_micrograms),
  fine: BigInt(row.fine),
  pieces: row.pieces,
  declaredFineness: row.declared_fineness,
  computedFineness: row.computed_fineness,
  assayed: row.assayed,
  basis: row.basis,
  unsettledFine: BigInt(row.unsettled_fine),
  held: row.held,
  originClass: row.origin_class,
  custodyModel: row.custody_model,
  claimedMicrograms: Number(row.claimed_micrograms),
  quarantine: row.quarantine_reason === null ? null : { reason: row.quarantine_reason, note: row.quarantine_note },
})
