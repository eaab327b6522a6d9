import type { Decision } from '@fibula/kernel'
import {
  AlreadyAnswered,
  type Answer,
  type Change,
  type EntryLine,
  type Insert,
  type NewEvent,
  type Store,
  VersionConflict,
} from '@fibula/store'
import { HttpProblem } from './problem.ts'
import type { Coded, CommandContext } from './route.ts'

/** Where a service's facts are written: its store, and the published form of each of its domain events. */
export interface Journal<Event> {
  readonly store: Store
  readonly factOf: (event: Event) => NewEvent
}

/** A change as a use case says it, with the events of its domain. */
export interface DomainChange<Event> extends Omit<Change, 'events'> {
  readonly events: readonly Event[]
  /** What each of the events moves in the ledger, in their order. */
  readonly movements?: readonly (readonly EntryLine[])[]
}

/** Changes as the store takes them: events in their published form, each with what it moves. */
export const asFacts = <Event>(
  factOf: Journal<Event>['factOf'],
  changes: readonly DomainChange<Event>[],
): readonly Change[] =>
  changes.map(({ movements, events, ...change }) => ({
    ...change,
    events: events.map((event, index) => {
      const lines = movements?.[index] ?? []
      return lines.length === 0 ? factOf(event) : { ...factOf(event), lines }
    }),
  }))

export interface UseCase<Loaded extends { readonly version: number }, Event, Recorded, Refusal extends Coded, Result> {
  /** What the decision needs. `undefined`: there is no such thing, or it is another organisation's. Version 0: it is new. */
  readonly load: () => Promise<Loaded | undefined>
  readonly decide: (loaded: Loaded) => Decision<Event, Refusal>
  /** What is written when it was accepted, and what the person is told. */
  readonly write: (
    loaded: Loaded,
    events: readonly Event[],
  ) => {
    readonly changes: readonly DomainChange<Recorded>[]
    readonly inserts?: readonly Insert[]
    readonly result: Result
  }
}

/** So long a command is decided again when others were first: longer than any crowd that is not stuck. */
const patienceMs = 4_000
const longestPauseMs = 40

/**
 * The one way in which a command runs: load, decide, commit. The same key has one effect and the same answer, refusals
 * included. Nothing is read for that beforehand: the key is written in the statement that writes the change, and looked
 * up only when something stands in the way. When another writer was first, it is decided again.
 */
export const runCommand = async <
  Recorded,
  Loaded extends { readonly version: number },
  Event extends Recorded,
  Refusal extends Coded,
  Result,
>(
  { store, factOf }: Journal<Recorded>,
  context: CommandContext<Result, Refusal>,
  useCase: UseCase<Loaded, Event, Recorded, Refusal, Result>,
): Promise<Answer | undefined> => {
  const { idempotency, ifMatch } = context
  const answeredBefore = async (): Promise<Answer | undefined> => {
    const stored = await store.answerTo(idempotency)
    if (stored === null) throw new HttpProblem('idempotency-key-reused')
    return stored === undefined ? undefined : replayed(stored)
  }
  const until = Date.now() + patienceMs
  for (let attempt = 1; attempt === 1 || Date.now() < until; attempt++) {
    const loaded = await useCase.load()
    if (loaded === undefined) return answeredBefore()
    if (ifMatch !== undefined && ifMatch !== loaded.version) {
      const before = await answeredBefore()
      if (before) return before
      throw new HttpProblem('stale-version', { version: loaded.version, ifMatch })
    }
    try {
      const decision = useCase.decide(loaded)
      if (!decision.accepted) {
        const before = await answeredBefore()
        if (before) return before
        const answer = context.refused(decision.refusal)
        await store.keepAnswer(idempotency, answer)
        return answer
      }
      const { changes, inserts = [], result } = useCase.write(loaded, decision.events)
      const answer = context.done(result)
      await store.commit({
        changes: asFacts(factOf, changes),
        inserts,
        organisationId: context.actor.organisationId,
        personId: context.actor.personId,
        happenedAt: context.happenedAt,
        recordedAt: context.recordedAt,
        idempotency: { ...idempotency, answer },
      })
      return answer
    } catch (error) {
      if (error instanceof AlreadyAnswered) {
        if (error.stored === null) throw new HttpProblem('idempotency-key-reused')
        return replayed(error.stored)
      }
      if (!(error instanceof VersionConflict)) throw error
      const pause = Math.random() * Math.min(4 * attempt, longestPauseMs)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  throw new HttpProblem('contended')
}

/**
 * A command that writes no event and does the same however often it runs, such as keeping a file under the hash of its
 * bytes: its key has one answer all the same.
 */
export const runRepeatable = async <Result, Refusal extends Coded>(
  store: Pick<Store, 'answerTo' | 'keepAnswer'>,
  context: CommandContext<Result, Refusal>,
  work: () => Promise<{ readonly done: Result } | { readonly refused: Refusal } | undefined>,
): Promise<Answer | undefined> => {
  const { ifMatch } = context
  if (ifMatch !== undefined) throw new HttpProblem('stale-version', { ifMatch }) // what has no versions was never at one
  const stored = await store.answerTo(context.idempotency)
  if (stored === null) throw new HttpProblem('idempotency-key-reused')
  if (stored !== undefined) return replayed(stored)
  const outcome = await work()
  if (outcome === undefined) return undefined
  const answer = 'done' in outcome ? context.done(outcome.done) : context.refused(outcome.refused)
  try {
    await store.keepAnswer(context.idempotency, answer)
    return answer
  } catch (error) {
    if (!(error instanceof AlreadyAnswered)) throw error
    if (error.stored === null) throw new HttpProblem('idempotency-key-reused')
    return replayed(error.stored)
  }
}

const replayed = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'Idempotent-Replayed': 'true' },
})
