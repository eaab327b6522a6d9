import type { DataOf, EventEnvelope, production, sales, sourcing } from '@fibula/contracts'
import type { Fineness } from '@fibula/kernel'
import type { PrimaryFact } from '@fibula/kernel/ledger'

type Contracts = typeof sourcing & typeof production & typeof sales
type EventData = { [K in keyof Contracts as Contracts[K]['type']]: DataOf<Contracts[K]> }

/** A fact without what every fact says, which is the same for all: see `FactBase`. */
export type Told = PrimaryFact extends infer Fact
  ? Fact extends PrimaryFact
    ? Omit<Fact, 'factId' | 'recordedAt' | 'happenedAt' | 'streamId' | 'version' | 'organisationId'>
    : never
  : never

/** Events of a service that tell what was weighed or measured. Those that can move no metal have no reader. */
export type LedgerReaders<Service extends string> = {
  readonly [T in Extract<keyof EventData, `${Service}.${string}`>]?: (
    data: EventData[T],
    event: EventEnvelope,
  ) => Told | undefined
}

export const weighing = (grossMicrograms: number, halfWidthMicrograms: number | null = null) => ({
  grossMicrograms,
  halfWidthMicrograms,
})
export const silver = (fineness: Fineness) => ({ Ag: fineness })
