import type { DomainChange } from '@fibula/service-kit'
import type { Insert } from '@fibula/store'
import type { Lot, LotAssayed, LotEvent, MaterialReceived, MetalHandedOver, ReceivedLot } from '../domain/lot.ts'
import type { Supplier, SupplierKind, SupplierRegistered } from '../domain/supplier.ts'

export type SourcingEvent = LotEvent | SupplierRegistered

interface Times {
  readonly happenedAt: string
  readonly recordedAt: string
}

/** How states and documents are written. */
export interface Rows {
  readonly supplier: (
    expectedVersion: number,
    supplier: {
      readonly supplierId: string
      readonly organisationId: string
      readonly kind: SupplierKind
      readonly name: string
    },
    events: readonly SourcingEvent[],
  ) => DomainChange<SourcingEvent>
  readonly newLot: (received: MaterialReceived) => DomainChange<SourcingEvent>
  readonly lot: (expectedVersion: number, lot: Lot, events: readonly SourcingEvent[]) => DomainChange<SourcingEvent>
  readonly receipt: (received: MaterialReceived & Times) => Insert
  readonly assay: (assayed: LotAssayed, times: Times) => Insert
  readonly handOver: (handedOver: MetalHandedOver, times: Times) => Insert
}

/** What the use cases need to know before they decide. Each answers undefined for another organisation's things. */
export interface Ports {
  readonly supplier: (
    supplierId: string,
  ) => Promise<{ readonly version: number; readonly supplier: Supplier } | undefined>
  /** Whether the organisation has this supplier; suppliers are never removed, so a yes holds for ever. */
  readonly knowsSupplier: (organisationId: string, supplierId: string) => Promise<boolean>
  readonly lot: (
    organisationId: string,
    lotId: string,
  ) => Promise<{ readonly version: number; readonly lot: ReceivedLot } | undefined>
  /** Whether anybody has used the first for a receipt, or the second for a stream of any kind. */
  readonly receiptOrLotExists: (receiptId: string, lotId: string) => Promise<boolean>
  /** Whether anybody has used this id for a stream of any kind. */
  readonly streamExists: (id: string) => Promise<boolean>
  readonly assayExists: (assayId: string) => Promise<boolean>
  readonly handOverExists: (handOverId: string) => Promise<boolean>
  readonly order: (ownerId: string, orderId: string) => Promise<{ readonly workshopId: string } | undefined>
  /** Erases the name of a private person; does nothing to a company's. */
  readonly eraseName: (organisationId: string, supplierId: string) => Promise<void>
  readonly rows: Rows
}
