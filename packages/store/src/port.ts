import type { EventEnvelope } from '@fibula/contracts'
import type { Publisher, Subscriber } from '@fibula/transport'

/** What a `pg` pool and a `pg` client have in common. A query may be a prepared statement with a name. */
export interface Queryable {
  query<Row extends object = Record<string, unknown>>(
    query: string | { name?: string; text: string; values?: unknown[] },
    values?: unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>
}

export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | null
  | readonly SqlValue[]
  | { readonly [key: string]: unknown }

/** One line of the movement of an event, in the manner of the kernel's `Line`: signed amounts on one account. */
export interface EntryLine {
  readonly account: {
    readonly owner: string
    readonly possessor: string
    readonly kind: string
    readonly id: string
  }
  readonly book: string
  readonly grossMicrograms: number
  /** Units of 0.1 ng per element. */
  readonly content: { readonly Ag: bigint; readonly Au?: bigint; readonly Pt?: bigint; readonly Pd?: bigint }
  readonly pieces: number
}

/** An event as a contract's `write` made it. */
export interface NewEvent {
  readonly type: string
  readonly dataVersion: number
  readonly data: unknown
  /** What it moves in this service's ledger; the database refuses what does not balance. Absent or empty: nothing. */
  readonly lines?: readonly EntryLine[]
}

/**
 * What one command changes in one stream. The row of `table` with this `id` must be at `expectedVersion` (0: must not
 * exist); it gets `values`, and its column `version` becomes expectedVersion + events.length. Every state table has the
 * columns `id uuid primary key` and `version integer`. At least one event.
 */
export interface Change {
  readonly table: string
  readonly id: string
  readonly expectedVersion: number
  readonly values: Readonly<Record<string, SqlValue>>
  readonly events: readonly NewEvent[]
}

/** A row written with the change that has no stream of its own, e.g. the receipt document of a lot. */
export interface Insert {
  readonly table: string
  readonly values: Readonly<Record<string, SqlValue>>
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** The name of a request, so that sending it twice has one effect and the same answer. */
export interface IdempotencyKey {
  readonly organisationId: string
  readonly key: string
  /** SHA-256 over method, path and body, hex. */
  readonly requestHash: string
}

export interface Commit {
  readonly changes: readonly Change[]
  readonly inserts?: readonly Insert[]
  readonly organisationId: string
  readonly personId: string
  /** RFC 3339, as the person says. */
  readonly happenedAt: string
  readonly recordedAt: string
  /** Stored in the same statement, with the answer that a repeated request gets. */
  readonly idempotency?: IdempotencyKey & { readonly answer: Answer }
}

/** Another writer was first, or the row does not exist / exists already. Load, decide and commit again. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict'
}

/** This key was used before; `stored` is the answer it got, or null when the key was used for another request (hash differs). */
export class AlreadyAnswered extends Error {
  override readonly name = 'AlreadyAnswered'
  readonly stored: Answer | null
  constructor(stored: Answer | null) {
    super('this idempotency key was used before')
    this.stored = stored
  }
}

/** A movement that does not balance, or that would take more out of an account than it holds: a fault of the code that made it. */
export class LedgerRefused extends Error {
  override readonly name = 'LedgerRefused'
}

export interface Store {
  /** State, events, outbox, idempotency and ledger in one statement; wakes the relay. Throws VersionConflict, AlreadyAnswered or LedgerRefused. */
  commit(commit: Commit): Promise<void>
  /** The same inside a transaction that is open already, e.g. a consumer's. */
  commitIn(tx: Queryable, commit: Commit): Promise<void>
  /** What the key was answered: undefined when it is new. Throws nothing; `null` means used for another request. */
  answerTo(key: IdempotencyKey): Promise<Answer | null | undefined>
  /** Keeps a refusal, so that the same key gets it again. Throws AlreadyAnswered. */
  keepAnswer(key: IdempotencyKey, answer: Answer): Promise<void>
  /** Events of one stream, oldest first. */
  history(streamId: string): Promise<EventEnvelope[]>
  /** Starts publishing this service's outbox; one relay of a service is active at a time, whatever the number of replicas. */
  startRelay(options: { publisher: Publisher; topic: string }): Promise<Worker>
  startConsumer(options: ConsumerOptions): Promise<Consumer>
  parked(): Promise<ParkedStream[]>
  /** How many events wait to be published, and for how long the oldest has. */
  outbox(): Promise<{ pending: number; oldestMs: number }>
  /** Forgets answers older than this; afterwards their keys are new again. Answers how many. */
  forgetAnswers(olderThanMs: number): Promise<number>
  /** Applies a parked stream's events again, in order; stops at the first that fails and says why. */
  replayParked(consumer: string, streamId: string): Promise<{ applied: number; remaining: number; reason?: string }>
}

export interface Worker {
  stop(): Promise<void>
  /** null when well; otherwise why it is not working right now. */
  health(): string | null
}

/** One per event type. Runs inside the transaction that also stores the progress; throws to refuse the event. */
export type EventHandler = (event: EventEnvelope, tx: Queryable) => Promise<void>

/**
 * What some events will write, put together without the database, so that it can be done while another batch is written.
 * Nothing of an event need be kept but what is written of it.
 */
export interface Gathering {
  /** `json` is the text of the event's data, in UTF-8. Throws when the event cannot be written. */
  add(event: EventEnvelope, json: Uint8Array): void
  write(tx: Queryable): Promise<void>
}

export interface ConsumerOptions {
  /** The consumer group, e.g. `sourcing`. Also the name under which progress is kept. */
  readonly name: string
  readonly subscriber: Subscriber
  readonly topics: readonly string[]
  /** By event type. Types without a handler are passed over (their progress is kept). */
  readonly handlers: Readonly<Record<string, EventHandler>>
  /** Faster: takes all events of a batch that have a handler, in order. Falls back to `handlers` one by one when it throws. */
  readonly applyBatch?: (events: readonly EventEnvelope[], tx: Queryable) => Promise<void>
  /** Faster still, in place of `applyBatch`: a new one is asked for each batch. */
  readonly gather?: () => Gathering
}

export interface Consumer extends Worker {
  /** Per partition read here: how many messages were still to come when the last batch was applied. */
  lags(): readonly { readonly topic: string; readonly partition: number; readonly lag: number }[]
  /** Reads the log again from its beginning, after `truncate` emptied the projection's tables; all in one transaction. */
  rebuild(truncate: (tx: Queryable) => Promise<void>): Promise<void>
}

export interface ParkedStream {
  readonly consumer: string
  readonly topic: string
  readonly streamId: string
  readonly since: string
  readonly events: number
  readonly reason: string
}
