/** An order of production to which metal may be handed over. */
export interface KnownOrder {
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly design: string
}

/** How an order ended, and what its workshop keeps of the owner's metal: its residues. */
export interface EndedOrder {
  readonly orderId: string
  readonly status: 'closed' | 'cancelled'
  readonly keptMicrograms: number
  readonly keptFine: bigint
}

/** What a workshop sent back: it waits for the owner's own weighing. */
export interface IncomingReturn {
  readonly returnId: string
  readonly ownerId: string
  readonly orderId: string
  readonly workshopId: string
  readonly class: string
  readonly material: string
  readonly lotId: string | null
  readonly residueLotId: string | null
  readonly handOverId: string | null
  readonly weighed: { readonly value: string; readonly unit: string } | null
  readonly grossMicrograms: number
  readonly fine: bigint
  readonly pieces: number | null
  readonly halfWidthMicrograms: number
  readonly reason: string | null
  readonly happenedAt: string
}

/** What is kept of production's facts, in the transaction `tx` in which they were heard; hearing one again changes nothing. */
export interface Heard<Transaction> {
  readonly orderPlaced: (tx: Transaction, order: KnownOrder) => Promise<void>
  readonly orderEnded: (tx: Transaction, order: EndedOrder) => Promise<void>
  readonly sentBack: (tx: Transaction, back: IncomingReturn) => Promise<void>
}
