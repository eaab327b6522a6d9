import type { EventEnvelope } from '@fibula/contracts'
import type { Reading } from '../domain/graph.ts'
import { readProduction } from './readProduction.ts'
import { readPromotion } from './readPromotion.ts'
import { readSales } from './readSales.ts'
import { readSourcing } from './readSourcing.ts'
import { readTraceability } from './readTraceability.ts'

const readers: Readonly<Record<string, (data: never, event: EventEnvelope) => Partial<Reading>>> = {
  ...readSourcing,
  ...readProduction,
  ...readPromotion,
  ...readSales,
  ...readTraceability,
}

/** What a fact says about the graph; a fact without grams or things of its own is still part of a story. */
export const read = (event: EventEnvelope): Reading => {
  const reading = readers[event.type]?.(event.data as never, event) ?? {}
  return { nodes: [], edges: [], parts: [], subjects: [event.streamId], ...reading }
}

export const readableTypes: readonly string[] = Object.keys(readers)
