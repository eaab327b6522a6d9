import type { DataOf, EventEnvelope, production, promotion, sales, sourcing } from '@fibula/contracts'
import type { Reading } from '../domain/graph.ts'
import { readProduction } from './readProduction.ts'
import { readPromotion } from './readPromotion.ts'
import { readSales } from './readSales.ts'
import { readSourcing } from './readSourcing.ts'

type Contracts = typeof sourcing & typeof production & typeof promotion & typeof sales
/** Data of each event type, as its contract has checked it already. */
export type EventData = { [K in keyof Contracts as Contracts[K]['type']]: DataOf<Contracts[K]> }
export type EventType = keyof EventData
export type Readers<Service extends string> = {
  [T in Extract<EventType, `${Service}.${string}`>]: (data: EventData[T], event: EventEnvelope) => Partial<Reading>
}

const readers: Readonly<Record<string, (data: never, event: EventEnvelope) => Partial<Reading>>> = {
  ...readSourcing,
  ...readProduction,
  ...readPromotion,
  ...readSales,
}

/** What a fact says about the graph; a fact without grams or things of its own is still part of a story. */
export const read = (event: EventEnvelope): Reading => {
  const reading = readers[event.type]?.(event.data as never, event) ?? {}
  return { nodes: [], edges: [], parts: [], subjects: [event.streamId], ...reading }
}

export const readableTypes: readonly string[] = Object.keys(readers)
