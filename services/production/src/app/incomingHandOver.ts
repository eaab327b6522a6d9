import type { GivenMetal } from '../domain/acceptMetal.ts'

/** Metal that a cooperative weighed out for an order of this service. */
export interface IncomingHandOver extends GivenMetal {
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly happenedAt: string
}

/** Keeps it in the transaction `tx` in which it was heard of; hearing it again changes nothing. */
export type ExpectHandOver<Transaction> = (tx: Transaction, handOver: IncomingHandOver) => Promise<void>
