import type { Metal } from '@fibula/kernel'
import type { GivenMetal } from '../domain/metal/acceptMetal.ts'

/** Material that a cooperative weighed out for an order of this service. */
export interface IncomingHandOver extends GivenMetal {
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly happenedAt: string
}

/** Keeps it in the transaction `tx` in which it was heard of; hearing it again changes nothing. */
export type ExpectHandOver<Transaction> = (tx: Transaction, handOver: IncomingHandOver) => Promise<void>

/** What an owner weighed in of what a workshop had sent back. */
export interface TakenBack extends Metal {
  readonly returnId: string
  readonly lotId: string
  readonly happenedAt: string
}

export type KeepTakenBack<Transaction> = (tx: Transaction, taken: TakenBack) => Promise<void>
