import type { ReceivedLot } from '../domain/lot.ts'
import type { SupplierKind } from '../domain/supplier.ts'

export interface SupplierShown {
  readonly id: string
  readonly version: number
  readonly kind: SupplierKind
  readonly name: string | null
}
export interface ReceiptShown {
  readonly id: string
  readonly lotId: string
  readonly supplierId: string
  readonly weighedValue: string
  readonly weighedUnit: string
  readonly tareValue: string
  readonly tareUnit: string
  readonly grossMicrograms: bigint
  readonly declaredFineness: number
  readonly fine: bigint
  readonly priceAmountMinor: bigint
  readonly priceCurrency: string
  readonly papers: unknown
  readonly happenedAt: Date
  readonly recordedAt: Date
}
export interface LotShown {
  readonly id: string
  readonly version: number
  readonly supplierId: string
  readonly receiptId: string
  readonly status: ReceivedLot['status']
  readonly originClass: string
  readonly custodyModel: string
  readonly receivedMicrograms: bigint
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly basis: ReceivedLot['basis']
  readonly held: boolean
}
export interface AssayShown {
  readonly id: string
  readonly method: string
  readonly measuredFineness: number
  readonly uncertainty: number
  readonly effect: string
  readonly happenedAt: Date
}
export interface HandOverShown {
  readonly id: string
  readonly orderId: string
  readonly receiverId: string
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly last: boolean
  readonly happenedAt: Date
}

/** Which part of a list: after this id, and one more than `limit` so that the page knows whether there is a next. */
export interface Part {
  readonly after: string | undefined
  readonly limit: number
}

/** What can be looked at; an organisation sees its own things only. */
export interface Reads {
  readonly suppliers: (organisationId: string, part: Part) => Promise<SupplierShown[]>
  readonly supplier: (organisationId: string, supplierId: string) => Promise<SupplierShown | undefined>
  readonly receipts: (organisationId: string, part: Part) => Promise<ReceiptShown[]>
  readonly receipt: (organisationId: string, receiptId: string) => Promise<ReceiptShown | undefined>
  readonly lots: (organisationId: string, status: ReceivedLot['status'] | undefined, part: Part) => Promise<LotShown[]>
  readonly lot: (
    organisationId: string,
    lotId: string,
  ) => Promise<
    { readonly lot: LotShown; readonly assays: AssayShown[]; readonly handOvers: HandOverShown[] } | undefined
  >
}
