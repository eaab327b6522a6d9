import type { DataOf, EventEnvelope, production, promotion, sales, sourcing, traceability } from '@fibula/contracts'
import type { Reading } from '../domain/graph.ts'

type Contracts = typeof sourcing & typeof production & typeof promotion & typeof sales & typeof traceability
/** Data of each event type, as its contract has checked it already. */
type EventData = { [K in keyof Contracts as Contracts[K]['type']]: DataOf<Contracts[K]> }
type EventType = keyof EventData
/** One reader for every event of a service: a new event without one does not compile. */
export type Readers<Service extends string> = {
  [T in Extract<EventType, `${Service}.${string}`>]: (data: EventData[T], event: EventEnvelope) => Partial<Reading>
}
