import type { DomainChange } from '@fibula/service-kit'
import type { Insert } from '@fibula/store'
import type { ClaimBooked } from '../domain/claims/claimAccount.ts'
import type { ClaimedPart } from '../domain/lot/custody.ts'
import type {
  LotAssayed,
  LotCounted,
  LotEvent,
  MaterialReceived,
  MetalHandedOver,
  MetalTakenBack,
  Paper,
} from '../domain/lot/events.ts'
import type { Holding } from '../domain/lot/holding.ts'
import type { StockLot } from '../domain/lot/lot.ts'
import type { SentBack } from '../domain/lot/takeBack.ts'
import type { MetalRate, MetalRateSet } from '../domain/rate/metalRate.ts'
import type { Standing } from '../domain/receipt/recordReceipt.ts'
import type { LowStockThresholdSet, Threshold } from '../domain/stock/threshold.ts'
import type { DuePaper, RegisteredSupplier, SupplierEvent } from '../domain/supplier/supplier.ts'

export type SourcingEvent = LotEvent | ClaimBooked | SupplierEvent | LowStockThresholdSet | MetalRateSet

interface Times {
  readonly happenedAt: string
  readonly recordedAt: string
}

/** How to reach a supplier: personal, erasable, in no event. */
export interface Contact {
  readonly person: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
}

export interface LotLink extends Holding {
  readonly fromLotId: string
  readonly toLotId: string
  readonly cause: 'split' | 'merge'
}

/** How states and documents are written. */
export interface Rows {
  readonly supplier: (
    expectedVersion: number,
    supplier: RegisteredSupplier,
    events: readonly SupplierEvent[],
    personal?: { readonly name?: string; readonly contact?: Contact },
  ) => DomainChange<SourcingEvent>
  /** A lot that begins with these events. */
  readonly newLot: (events: readonly LotEvent[]) => DomainChange<SourcingEvent>
  /** A lot after these events happened to it. */
  readonly lot: (expectedVersion: number, before: StockLot, events: readonly LotEvent[]) => DomainChange<SourcingEvent>
  readonly receipt: (
    received: MaterialReceived,
    document: Times & {
      /** With the numbers that are in no event. */
      readonly papers: readonly Paper[]
      readonly supplierVersion: number
      readonly paymentDueOn: string | null
    },
  ) => Insert
  readonly assay: (assayed: LotAssayed, times: Times) => Insert
  readonly count: (counted: LotCounted, times: Times) => Insert
  readonly handOver: (handedOver: MetalHandedOver, times: Times) => Insert
  readonly lotPart: (link: LotLink, times: Times) => Insert
  readonly takenBack: (taken: MetalTakenBack, times: Times) => Insert
  readonly personalPaper: (supplierId: string, paper: DuePaper) => Insert
  readonly threshold: (expectedVersion: number, set: LowStockThresholdSet) => DomainChange<SourcingEvent>
  readonly metalRate: (expectedVersion: number, set: MetalRateSet) => DomainChange<SourcingEvent>
}

export interface KnownStanding extends Standing {
  readonly version: number
}
export interface LoadedLot {
  readonly version: number
  readonly lot: StockLot
}
export interface LoadedSupplier {
  readonly version: number
  readonly supplier: RegisteredSupplier
}

/** What the use cases need to know before they decide. Each answers undefined for another organisation's things. */
export interface Ports {
  readonly supplier: (organisationId: string, supplierId: string) => Promise<LoadedSupplier | undefined>
  /**
   * What of a supplier a receipt depends on. It may be remembered: a receipt that was decided on an older state is not
   * written. `fresh`: asks again.
   */
  readonly standing: (organisationId: string, supplierId: string, fresh: boolean) => Promise<KnownStanding | undefined>
  readonly lot: (organisationId: string, lotId: string) => Promise<LoadedLot | undefined>
  /** Those of the lots that the organisation has. */
  readonly lots: (organisationId: string, lotIds: readonly string[]) => Promise<LoadedLot[]>
  /** Whether anybody has used the first for a receipt, or one of the others for a stream of any kind. */
  readonly receiptOrLotExists: (receiptId: string, lotIds: readonly string[]) => Promise<boolean>
  /** Which of these ids anybody has used for a stream of any kind. */
  readonly takenIds: (ids: readonly string[]) => Promise<string[]>
  readonly assayExists: (assayId: string) => Promise<boolean>
  readonly countExists: (countId: string) => Promise<boolean>
  readonly handOverExists: (handOverId: string) => Promise<boolean>
  readonly order: (
    ownerId: string,
    orderId: string,
  ) => Promise<{ readonly workshopId: string; readonly isOver: boolean } | undefined>
  readonly sentBack: (
    organisationId: string,
    returnId: string,
  ) => Promise<{ readonly sent: SentBack; readonly takenBefore: boolean } | undefined>
  /** What an order was given of a material, or of one lot of it, with what is claimed of it. */
  readonly givenTo: (of: Pick<SentBack, 'orderId' | 'material' | 'lotId'>) => Promise<ClaimedPart[]>
  readonly threshold: (
    organisationId: string,
    material: string,
  ) => Promise<(Threshold & { readonly version: number; readonly thresholdId: string }) | undefined>
  /** The rate that was said for this very day. */
  readonly metalRate: (
    organisationId: string,
    element: string,
    from: string,
  ) => Promise<(MetalRate & { readonly version: number; readonly rateId: string }) | undefined>
  /** Pictures of a private person's papers. */
  readonly personalPhotos: (organisationId: string, supplierId: string) => Promise<string[]>
  /** Erases what is known of a private person: name, contact, numbers of identity papers. Does nothing to a company. */
  readonly erasePerson: (organisationId: string, supplierId: string) => Promise<void>
  readonly eraseContact: (organisationId: string, supplierId: string) => Promise<void>
  readonly rows: Rows
}
