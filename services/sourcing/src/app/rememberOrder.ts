/** An order of production to which metal may be handed over. */
export interface KnownOrder {
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
}

/** Keeps an order in the transaction `tx` in which it was heard of; hearing it again changes nothing. */
export type RememberOrder<Transaction> = (tx: Transaction, order: KnownOrder) => Promise<void>
