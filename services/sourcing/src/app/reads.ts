import type { DuePaper, SupplierKind } from '../domain/supplier/supplier.ts'
import type { Terms } from '../domain/supplier/terms.ts'
import type { Contact } from './ports.ts'

export interface SupplierShown {
  readonly id: string
  readonly version: number
  readonly kind: SupplierKind
  readonly name: string | null
  readonly contact: Contact | null
  readonly papers: readonly DuePaper[]
  readonly papersUntil: Date | null
  readonly terms: Terms | null
}
export interface DuePaperShown extends DuePaper {
  readonly supplierId: string
  readonly supplierName: string | null
  readonly state: 'good' | 'expiring' | 'expired'
}
export interface ReceiptLineShown {
  readonly id: string
  readonly lineNumber: number
  readonly lotId: string
  readonly supplierId: string
  readonly material: string
  readonly pieces: number | null
  readonly place: string | null
  readonly weighedValue: string
  readonly weighedUnit: string
  readonly tareValue: string
  readonly tareUnit: string
  readonly grossMicrograms: bigint
  readonly declaredFineness: number
  readonly fine: bigint
  readonly priceAmountMinor: bigint
  readonly priceCurrency: string
  readonly paymentDueOn: Date | null
  readonly papers: unknown
  readonly photos: unknown
  readonly happenedAt: Date
  readonly recordedAt: Date
}
export interface ReceiptShown {
  readonly id: string
  readonly lines: readonly ReceiptLineShown[]
}
export interface LotShown {
  readonly id: string
  readonly version: number
  readonly organisationId: string
  readonly possessorId: string
  readonly place: string | null
  readonly material: string
  readonly residueClass: string | null
  readonly supplierId: string | null
  readonly receiptId: string | null
  readonly status: string
  readonly quarantineReason: string | null
  readonly quarantineNote: string | null
  readonly originClass: string
  readonly custodyModel: string
  readonly claimedMicrograms: bigint
  readonly receivedMicrograms: bigint
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly pieces: number | null
  readonly fineness: number | null
  readonly declaredFineness: number | null
  readonly computedFineness: number | null
  readonly assayed: unknown
  readonly basis: string
  readonly held: boolean
  readonly unsettledFine: bigint
}
export interface AssayShown {
  readonly id: string
  readonly method: string
  readonly measuredFineness: number
  readonly uncertainty: number
  readonly effect: string
  readonly sampleMicrograms: bigint | null
  readonly sampleFine: bigint | null
  readonly returnedMicrograms: bigint | null
  readonly returnedFine: bigint | null
  readonly happenedAt: Date
}
export interface HandOverShown {
  readonly id: string
  readonly lotId: string
  readonly orderId: string
  readonly receiverId: string
  readonly material: string
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly pieces: number | null
  readonly last: boolean
  readonly happenedAt: Date
  /** The workshop did not take it. */
  readonly refused: { readonly returnId: string; readonly reason: string | null; readonly happenedAt: Date } | null
}
export interface LotPartShown {
  readonly fromLotId: string
  readonly toLotId: string
  readonly cause: string
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly pieces: number | null
  readonly happenedAt: Date
}
export interface ReturnShown {
  readonly id: string
  readonly handOverId: string | null
  readonly orderId: string
  readonly workshopId: string
  readonly class: string
  readonly material: string
  readonly weighedValue: string | null
  readonly weighedUnit: string | null
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly pieces: number | null
  readonly halfWidthMicrograms: bigint
  readonly reason: string | null
  readonly happenedAt: Date
  readonly taken: {
    readonly lotId: string
    readonly weighedValue: string
    readonly weighedUnit: string
    readonly outcome: string
    readonly grossMicrograms: bigint
    readonly fine: bigint
    readonly pieces: number | null
    readonly scaleMicrograms: bigint
    readonly scaleFine: bigint
    readonly disputeMicrograms: bigint
    readonly disputeFine: bigint
    readonly excessMicrograms: bigint
  } | null
}

/** Sums as the database adds them up: decimal strings. */
export interface StockLine {
  readonly material: string
  readonly fineness: number | null
  readonly lots: number
  readonly gross: string
  readonly fine: string
  readonly pieces: string
  readonly usableGross: string
  readonly usableFine: string
  readonly usablePieces: string
}
export interface ThresholdShown {
  readonly material: string
  readonly grossMicrograms: bigint
  readonly pieces: number | null
}
export interface WithWorkshop {
  readonly workshopId: string
  readonly openOrders: number
  readonly gross: string
  readonly fine: string
  readonly stonesPieces: string
}
export interface Deliveries {
  readonly supplierId: string
  readonly name: string | null
  readonly receipts: number
  readonly gross: string
  readonly fine: string
  readonly paid: readonly { readonly amountMinor: string; readonly currency: string }[]
}
export interface Waiting {
  readonly what:
    | 'lots-to-judge'
    | 'lots-quarantined'
    | 'lots-held'
    | 'lots-rejected'
    | 'returns'
    | 'papers-expired'
    | 'papers-expiring'
  readonly count: number
}

type Given<Value> = Value | undefined
type YesOrNo = Given<'true' | 'false'>

export interface SupplierFilter {
  readonly kind?: Given<SupplierKind>
  readonly name?: Given<string>
  readonly papersExpiredOn?: Given<string>
}
export interface PaperFilter {
  readonly state?: Given<DuePaperShown['state']>
  readonly days: number
  readonly today: string
  readonly supplierId?: Given<string>
  readonly required?: YesOrNo
}
export interface ReceiptFilter {
  readonly supplierId?: Given<string>
  readonly material?: Given<string>
  readonly from?: Given<string>
  readonly to?: Given<string>
}
export interface LotFilter {
  readonly status?: Given<string>
  readonly material?: Given<string>
  readonly supplierId?: Given<string>
  readonly receiptId?: Given<string>
  readonly possessorId?: Given<string>
  readonly place?: Given<string>
  readonly basis?: Given<string>
  readonly originClass?: Given<string>
  readonly custodyModel?: Given<string>
  readonly residueClass?: Given<string>
  readonly fineness?: Given<number>
  readonly quarantined?: YesOrNo
  readonly held?: YesOrNo
  readonly usable?: YesOrNo
  readonly inStock?: YesOrNo
}
export interface HandOverFilter {
  readonly workshopId?: Given<string>
  readonly orderId?: Given<string>
  readonly lotId?: Given<string>
  readonly material?: Given<string>
  readonly order?: Given<'open' | 'over'>
  readonly refused?: YesOrNo
}
export interface ReturnFilter {
  readonly status?: Given<'waiting' | 'taken'>
  readonly workshopId?: Given<string>
  readonly orderId?: Given<string>
  readonly material?: Given<string>
}

export interface CountShown {
  readonly id: string
  readonly lotId: string
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly pieces: number | null
  readonly differenceMicrograms: bigint
  readonly differenceFine: bigint
  readonly differencePieces: number
  readonly note: string | null
  readonly happenedAt: Date
}
export interface MetalRateShown {
  readonly id: string
  readonly element: string
  readonly from: string
  readonly amountMinor: string
  readonly currency: string
  readonly source: string
}

/** Which part of a list: after this id, and one more than `limit` so that the page knows whether there is a next. */
export interface Part<After = string> {
  readonly after: After | undefined
  readonly limit: number
}
/** Ids are given in the order of time. */
export interface SortedPart extends Part {
  readonly sort: 'oldest' | 'newest'
}
export interface LotPart extends Part {
  readonly sort: 'oldest' | 'newest' | 'heaviest'
  readonly afterGross: bigint | undefined
}

type Listed<Filter, Shown, P = SortedPart> = (organisationId: string, filter: Filter, part: P) => Promise<Shown[]>
type One<Shown> = (organisationId: string, id: string) => Promise<Shown | undefined>

/** What can be looked at; an organisation sees its own things only. */
export interface Reads {
  readonly suppliers: Listed<SupplierFilter, SupplierShown>
  readonly supplier: One<SupplierShown>
  readonly papers: Listed<PaperFilter, DuePaperShown, Part<readonly [expiresOn: string, paperId: string]>>
  readonly metalRates: Listed<
    { readonly element?: Given<string>; readonly on?: Given<string> },
    MetalRateShown,
    Part<readonly [from: string, rateId: string]>
  >
  readonly receipts: Listed<ReceiptFilter, ReceiptShown>
  readonly receipt: One<ReceiptShown>
  readonly lots: Listed<LotFilter, LotShown, LotPart>
  readonly lot: One<{
    readonly lot: LotShown
    readonly assays: AssayShown[]
    readonly handOvers: HandOverShown[]
    readonly cameFrom: LotPartShown[]
    readonly wentInto: LotPartShown[]
  }>
  readonly handOvers: Listed<HandOverFilter, HandOverShown>
  readonly counts: Listed<{ readonly lotId?: Given<string>; readonly different?: Given<'true' | 'false'> }, CountShown>
  readonly returns: Listed<ReturnFilter, ReturnShown>
  readonly return: One<ReturnShown>
  readonly stock: (organisationId: string) => Promise<StockLine[]>
  readonly thresholds: (organisationId: string) => Promise<ThresholdShown[]>
  readonly workshops: (organisationId: string) => Promise<WithWorkshop[]>
  readonly deliveries: (organisationId: string) => Promise<Deliveries[]>
  readonly waiting: (organisationId: string, today: string, expiringDays: number) => Promise<Waiting[]>
}
