import type { EventEnvelope } from '@fibula/contracts'
import type { EventHandler, Gathering, Queryable } from '@fibula/store'
import type { GatherFacts, HeardFact } from '../app/gatherFacts.ts'
import { read, readableTypes } from './read.ts'

const heard = (event: EventEnvelope, json: Uint8Array): HeardFact => ({
  id: event.id,
  type: event.type,
  streamId: event.streamId,
  happenedAt: event.happenedAt,
  recordedAt: event.recordedAt,
  organisationId: event.organisationId,
  personId: event.personId,
  json,
  reading: read(event),
})

/** A whole batch at once: a handful of statements, however many facts. */
export const onFacts = (gatherFacts: GatherFacts<Queryable>) => (): Gathering => {
  const { add, write } = gatherFacts('new')
  return { add: (event, json) => add(heard(event, json)), write }
}

const encoder = new TextEncoder()

/** The same, one by one, for a batch in which some fact cannot be applied. */
export const onEachFact = (gatherFacts: GatherFacts<Queryable>): Record<string, EventHandler> => {
  const handler: EventHandler = async (event, tx) => {
    const { add, write } = gatherFacts('any')
    add(heard(event, encoder.encode(JSON.stringify(event.data))))
    await write(tx)
  }
  return Object.fromEntries(readableTypes.map((type) => [type, handler]))
}
