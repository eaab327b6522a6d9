import type { Allowance, Technique } from '@fibula/kernel'
import type { DomainChange } from '@fibula/service-kit'
import type { Insert } from '@fibula/store'
import type { AllowanceSet } from '../domain/allowance/allowance.ts'
import type { DesignEvent, KnownDesign } from '../domain/design/design.ts'
import type { HandOver } from '../domain/metal/acceptMetal.ts'
import type { MetalSentBack, OrderEvent } from '../domain/order/events.ts'
import type { PlacedOrder } from '../domain/order/order.ts'

export interface VersionedOrder {
  readonly version: number
  readonly order: PlacedOrder
}

export interface VersionedDesign {
  readonly version: number
  readonly design: KnownDesign
}

export interface Times {
  readonly happenedAt: string
  readonly recordedAt: string
}

/** How states and documents are written. */
export interface Rows {
  readonly order: (
    expectedVersion: number,
    order: PlacedOrder,
    events: readonly OrderEvent[],
  ) => DomainChange<OrderEvent>
  /** A hand-over that was refused without its order: a stream of its own. */
  readonly refusedHandOver: (sentBack: MetalSentBack & { readonly handOverId: string }) => DomainChange<OrderEvent>
  /** The rows that an event leaves beside the state of its order; `line` is the stream's version after it. */
  readonly inserts: (event: OrderEvent, line: number, times: Times) => Insert[]
  readonly design: (
    expectedVersion: number,
    design: KnownDesign,
    events: readonly DesignEvent[],
  ) => DomainChange<DesignEvent>
  readonly allowance: (expectedVersion: number, set: AllowanceSet) => DomainChange<AllowanceSet>
}

/** Ids that must be new. */
export type NamedThing = 'residue' | 'piece' | 'order_return' | 'order_loss' | 'design'

/** What the use cases need to know before they decide. */
export interface Ports {
  readonly orderExists: (orderId: string) => Promise<boolean>
  /** The order, if this organisation works on it, or, as `either`, has placed it. */
  readonly orderOf: (
    organisationId: string,
    orderId: string,
    side: 'workshop' | 'either',
  ) => Promise<VersionedOrder | undefined>
  /** Material that is on its way to this workshop or has arrived, and for which order. */
  readonly handOver: (workshopId: string, handOverId: string) => Promise<HandOver | undefined>
  readonly exists: (thing: NamedThing, id: string) => Promise<boolean>
  readonly serialTaken: (order: { ownerId: string; workshopId: string }, serial: string) => Promise<boolean>
  readonly design: (ownerId: string, designId: string) => Promise<VersionedDesign | undefined>
  /** What a cooperative allows to a technique on a day; where it said nothing, the default of the technique. */
  readonly allowance: (ownerId: string, technique: Technique, on: string) => Promise<Allowance>
  /** What it said for this very day. */
  readonly allowanceOfDay: (
    ownerId: string,
    technique: string,
    from: string,
  ) => Promise<
    | (Pick<AllowanceSet, 'allowanceId' | 'rate' | 'includesRecoverable' | 'source'> & { readonly version: number })
    | undefined
  >
  readonly rows: Rows
}
