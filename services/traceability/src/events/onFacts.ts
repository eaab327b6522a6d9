import type { EventEnvelope } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { ApplyFacts, HeardFact } from '../app/applyFacts.ts'
import { read, readableTypes } from './read.ts'

const heard = (event: EventEnvelope): HeardFact => ({
  id: event.id,
  type: event.type,
  streamId: event.streamId,
  happenedAt: event.happenedAt,
  recordedAt: event.recordedAt,
  organisationId: event.organisationId,
  personId: event.personId,
  data: event.data,
  reading: read(event),
})

/** A whole batch at once: a handful of statements, however many facts. */
export const onFacts =
  (applyFacts: ApplyFacts<Queryable>) =>
  (events: readonly EventEnvelope[], tx: Queryable): Promise<void> =>
    applyFacts(tx, events.map(heard))

/** The same, one by one, for a batch in which some fact cannot be applied. */
export const onEachFact = (applyFacts: ApplyFacts<Queryable>): Record<string, EventHandler> =>
  Object.fromEntries(
    readableTypes.map((type) => [type, (event, tx) => applyFacts(tx, [heard(event)])] satisfies [string, EventHandler]),
  )
