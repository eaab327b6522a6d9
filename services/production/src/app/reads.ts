import type { PlacedOrder, StepName, StepStatus } from '../domain/order.ts'

export interface OrderShown {
  readonly id: string
  readonly version: number
  readonly ownerId: string
  readonly workshopId: string
  readonly design: string
  readonly technique: PlacedOrder['technique']
  readonly quantity: number
  readonly dueOn: string
  readonly status: PlacedOrder['status']
  readonly imbalanceCause: 'surplus' | 'missing' | null
  readonly imbalanceMicrograms: bigint | null
  readonly imbalanceFine: bigint | null
  /** The closing as it was decided: kind, pieces, residues, loss, allowance and movement lines. */
  readonly closing: unknown
}
export interface InputShown {
  readonly id: string
  readonly lotId: string
  readonly outcome: string
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly scaleMicrograms: bigint
  readonly scaleFine: bigint
  readonly disputeMicrograms: bigint
  readonly disputeFine: bigint
  readonly excessMicrograms: bigint
}
export interface StepShown {
  readonly step: StepName
  readonly status: StepStatus
  readonly reason: string | null
  readonly happenedAt: Date
}
export interface ResidueShown {
  readonly id: string
  readonly class: string
  readonly grossMicrograms: bigint
}
export interface PieceShown {
  readonly id: string
  readonly serial: string
  readonly grossMicrograms: bigint
  readonly title: number
}
export interface HandOverShown {
  readonly id: string
  readonly lotId: string
  readonly orderId: string
  readonly ownerId: string
  readonly grossMicrograms: bigint
  readonly fine: bigint
  readonly halfWidthMicrograms: bigint
  readonly happenedAt: Date
  readonly accepted: { readonly outcome: string } | null
}
export interface WholeOrder {
  readonly order: OrderShown
  readonly inputs: InputShown[]
  readonly steps: StepShown[]
  readonly residues: ResidueShown[]
  readonly pieces: PieceShown[]
}

/** Which part of a list: after this id, and one more than `limit` so that the page knows whether there is a next. */
export interface Part {
  readonly after: string | undefined
  readonly limit: number
}

/** What can be looked at: an order by its owner and its workshop, a hand-over by its giver and its receiver. */
export interface Reads {
  readonly orders: (
    organisationId: string,
    status: PlacedOrder['status'] | undefined,
    part: Part,
  ) => Promise<OrderShown[]>
  readonly order: (organisationId: string, orderId: string) => Promise<WholeOrder | undefined>
  readonly handOvers: (
    organisationId: string,
    status: 'pending' | 'accepted' | undefined,
    part: Part,
  ) => Promise<HandOverShown[]>
}
