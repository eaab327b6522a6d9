import type { DataOf, EventEnvelope, production, traceability } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { HeardFact, PostFacts, StepWeighing } from '../../app/ledger/ports.ts'
import type { ToldFact } from '../../domain/ledger/told.ts'
import type { Told } from './readers.ts'
import { readProduction } from './readProduction.ts'
import { readSales } from './readSales.ts'
import { readSourcing } from './readSourcing.ts'

const correctionType = 'traceability.correction-recorded'

const readers: Readonly<Record<string, (data: never, event: EventEnvelope) => Told | undefined>> = {
  ...readSourcing,
  ...readProduction,
  ...readSales,
}

export const ledgerTypes: readonly string[] = [...Object.keys(readers), correctionType]

const baseOf = (event: EventEnvelope) => ({
  factId: event.id,
  recordedAt: event.recordedAt,
  happenedAt: event.happenedAt,
  streamId: event.streamId,
  version: event.streamVersion,
  organisationId: event.organisationId,
})

/** What an event tells of the losses of a step. */
const weighingOf = (event: EventEnvelope): StepWeighing | undefined => {
  if (event.type === 'production.step-recorded') {
    const step = event.data as DataOf<typeof production.stepRecorded>
    const { orderId, stepIndex, workshopId, weighIn, weighOut } = step
    const read = weighIn ?? weighOut
    if (stepIndex === null || read === null) return undefined
    const what = weighIn === null ? 'out' : 'in'
    return { orderId, stepIndex, step: step.step, what, grossMicrograms: read.grossMicrograms, workshopId }
  }
  if (event.type === 'production.residue-recorded') {
    const { orderId, stepIndex, workshopId, grossMicrograms } = event.data as DataOf<typeof production.residueRecorded>
    return stepIndex === null
      ? undefined
      : { orderId, stepIndex, step: null, what: 'residue', grossMicrograms, workshopId }
  }
  return undefined
}

/** What an event tells the ledger; undefined where no metal was weighed, measured or moved. */
export const heardOf = (event: EventEnvelope): HeardFact | undefined => {
  const base = baseOf(event)
  if (event.type === correctionType) {
    const { facts, note } = event.data as DataOf<typeof traceability.correctionRecorded>
    const corrections = facts.map(({ factId, replacement }) => ({ factId, quantities: replacement }))
    return { type: event.type, fact: { ...base, kind: 'correction', reason: note ?? '', corrections } }
  }
  const told = readers[event.type]?.(event.data as never, event)
  if (told === undefined) return undefined
  const weighing = weighingOf(event)
  return { type: event.type, fact: { ...told, ...base } as ToldFact, ...(weighing ? { weighing } : {}) }
}

export const onLedgerFacts =
  (postFacts: PostFacts<Queryable>) =>
  async (events: readonly EventEnvelope[], tx: Queryable): Promise<void> => {
    const facts = events.map(heardOf).filter((heard) => heard !== undefined)
    if (facts.length > 0) await postFacts(tx, facts)
  }

/** The same, one by one, for a batch in which some fact cannot be applied. */
export const onEachLedgerFact = (postFacts: PostFacts<Queryable>): Record<string, EventHandler> =>
  Object.fromEntries(
    ledgerTypes.map(
      (type) => [type, (event, tx) => onLedgerFacts(postFacts)([event], tx)] satisfies [string, EventHandler],
    ),
  )
