import type { Allowance } from '@fibula/kernel'
import type { DesignTerms } from '../domain/design/design.ts'
import type { HandOverState } from '../domain/metal/acceptMetal.ts'
import type { OrderPiece, PlacedOrder, Priority } from '../domain/order/order.ts'
import type { StepName, StepStatus } from '../domain/steps/steps.ts'

export interface OrderShown {
  readonly id: string
  readonly version: number
  readonly ownerId: string
  readonly workshopId: string
  readonly designId: string | null
  readonly design: string
  readonly technique: PlacedOrder['technique']
  readonly quantity: number
  readonly dueOn: string
  readonly priority: Priority
  readonly notes: string | null
  /** Photos, bill of materials and plan, as the domain wrote them. */
  readonly photos: unknown
  readonly materials: unknown
  readonly plan: unknown
  readonly status: PlacedOrder['status']
  readonly cancelledBecause: string | null
  readonly imbalanceCause: 'surplus' | 'missing' | null
  readonly imbalanceMicrograms: bigint | null
  readonly imbalanceFine: bigint | null
  /** The closing as it was decided: kind, pieces, residues, loss, allowance and movement lines. */
  readonly closing: unknown
}
export interface InputShown {
  readonly id: string
  readonly lotId: string
  readonly material: string
  readonly pieces: number | null
  readonly outcome: string
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly scaleMicrograms: bigint
  readonly scaleFine: bigint
  readonly disputeMicrograms: bigint
  readonly disputeFine: bigint
  readonly excessMicrograms: bigint
}
/** One thing that was told of a step. */
export interface StepShown {
  readonly step: StepName
  readonly status: StepStatus
  readonly reason: string | null
  readonly stepIndex: number | null
  readonly weighInMicrograms: bigint | null
  readonly weighOutMicrograms: bigint | null
  readonly handedOnTo: string | null
  readonly happenedAt: Date
}
export interface PieceDetails {
  readonly id: string
  readonly photos: unknown
  readonly batchId: string | null
}
export interface LossShown {
  readonly id: string
  readonly what: string
  readonly grossMicrograms: bigint
  readonly pieces: number | null
  readonly reason: string
  readonly stepIndex: number | null
  readonly happenedAt: Date
}
export interface HandOverShown {
  readonly id: string
  readonly lotId: string
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly material: string
  readonly pieces: number | null
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly halfWidthMicrograms: bigint
  readonly happenedAt: Date
  readonly accepted: { readonly outcome: string } | null
  readonly refused: { readonly id: string } | null
  /** Null: its order is not known here. */
  readonly orderStatus: PlacedOrder['status'] | null
}
/** What went back. */
export interface SentBackShown {
  readonly id: string
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly what: string
  readonly material: string
  readonly lotId: string | null
  readonly residueLotId: string | null
  readonly handOverId: string | null
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly foreignMicrograms: bigint
  readonly pieces: number | null
  readonly reason: string | null
  readonly happenedAt: Date
}
export interface ReturnShown extends SentBackShown {
  readonly receivedAt: Date | null
}
export interface PieceShown {
  readonly id: string
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly serial: string
  readonly design: string
  readonly title: number
  readonly quantity: number
  readonly grossMicrograms: number
  readonly netMicrograms: number
  readonly status: OrderPiece['status']
  readonly hallmark: OrderPiece['hallmark']
  readonly photos: readonly string[]
  readonly finishedAt: Date
}
export interface DesignShown extends DesignTerms {
  readonly id: string
  readonly version: number
  readonly ownerId: string
  readonly status: 'active' | 'retired'
}
export type WaitKind = 'step-blocked' | 'step-handed-on' | 'hand-over' | 'return'
/** Somebody who waits for somebody. */
export interface WaitShown {
  readonly kind: WaitKind
  /** What it is about, unique among waits. */
  readonly key: string
  readonly orderId: string
  readonly design: string | null
  readonly stepIndex: number | null
  readonly step: StepName | null
  readonly reason: string | null
  /** The hand-over or the return. */
  readonly id: string | null
  readonly material: string | null
  readonly grossMicrograms: number | null
  readonly whoWaits: string
  /** Null: nobody in particular; the reason says what is missing. */
  readonly forWhom: string | null
  readonly since: Date
}
export interface WholeOrder {
  readonly shown: OrderShown
  /** The state on which decisions are made. */
  readonly order: PlacedOrder
  /** What its owner allows to its technique today. */
  readonly allowance: Allowance
  readonly inputs: readonly InputShown[]
  readonly history: readonly StepShown[]
  readonly pieces: readonly PieceDetails[]
  readonly returns: readonly SentBackShown[]
  readonly losses: readonly LossShown[]
}
export interface Dashboard {
  readonly orders: Readonly<Record<PlacedOrder['status'], number>>
  readonly late: number
  readonly dueInSevenDays: number
  readonly waits: Readonly<Record<WaitKind, number>>
  readonly withoutHallmark: number
  /** Charged to orders that are not over, less what went back of them. */
  readonly atWork: { readonly grossMicrograms: number; readonly fine: bigint }
}

export interface AllowanceShown {
  readonly id: string
  readonly technique: string
  readonly validFrom: string
  readonly rate: number
  readonly includesRecoverable: boolean
  readonly source: string
}

/** Which part of a list: after these sort values, and one more than `limit` so that the page knows whether there is a next. */
export interface Part<Keys> {
  readonly after: Keys | undefined
  readonly limit: number
}
export interface OrderFilter {
  readonly status?: PlacedOrder['status'] | undefined
  /** Due before this day, and not over. */
  readonly lateOn?: string | undefined
  readonly workshopId?: string | undefined
  readonly ownerId?: string | undefined
  readonly designId?: string | undefined
  readonly priority?: Priority | undefined
  readonly technique?: PlacedOrder['technique'] | undefined
  readonly sort: 'id' | 'due'
}
export interface PieceFilter {
  readonly orderId?: string | undefined
  readonly status?: OrderPiece['status'] | undefined
  readonly hallmark?: 'none' | 'marked' | 'refused' | undefined
}
export interface DesignFilter {
  readonly status?: DesignShown['status'] | undefined
  readonly technique?: DesignTerms['technique'] | undefined
  /** Part of a name, in any language. */
  readonly name?: string | undefined
}

/** What can be looked at: an order by its owner and its workshop, a hand-over by its giver and its receiver. */
export interface Reads {
  readonly orders: (
    organisationId: string,
    filter: OrderFilter,
    part: Part<{ readonly dueOn: string; readonly id: string }>,
  ) => Promise<OrderShown[]>
  readonly order: (organisationId: string, orderId: string) => Promise<WholeOrder | undefined>
  readonly handOvers: (
    organisationId: string,
    filter: { readonly status?: HandOverState | undefined; readonly orderId?: string | undefined },
    part: Part<string>,
  ) => Promise<HandOverShown[]>
  readonly handOver: (organisationId: string, handOverId: string) => Promise<HandOverShown | undefined>
  readonly returns: (
    organisationId: string,
    filter: { readonly status?: 'pending' | 'received' | undefined; readonly orderId?: string | undefined },
    part: Part<string>,
  ) => Promise<ReturnShown[]>
  readonly pieces: (organisationId: string, filter: PieceFilter, part: Part<string>) => Promise<PieceShown[]>
  readonly designs: (organisationId: string, filter: DesignFilter, part: Part<string>) => Promise<DesignShown[]>
  readonly design: (organisationId: string, designId: string) => Promise<DesignShown | undefined>
  readonly allowances: (
    ownerId: string,
    technique: string | undefined,
    part: Part<readonly [validFrom: string, id: string]>,
  ) => Promise<AllowanceShown[]>
  readonly waits: (
    organisationId: string,
    kind: WaitKind | undefined,
    part: Part<{ readonly since: string; readonly key: string }>,
  ) => Promise<WaitShown[]>
  readonly dashboard: (organisationId: string, today: string) => Promise<Dashboard>
}
