import type { Unit } from '../process/supervise.ts'

/** A PostgreSQL server or a Kafka broker that may be used, and how it was come by. */
export interface Engine {
  readonly rung: string
  /** What it is and why it was chosen, in one line. */
  readonly line: string
  /** What runs here; undefined where the server was given. */
  readonly unit: Unit | undefined
}

export interface Postgres extends Engine {
  /** URL of the superuser; undefined where ready databases were given one by one. */
  readonly url: string
}

export interface Kafka extends Engine {
  /** `host:port`, comma-separated; undefined where the embedded event log takes its place. */
  readonly brokers: string | undefined
}

/** An engine as a rung of the ladder starts it. */
export interface StartedUnit {
  readonly unit: Unit
  /** URL or brokers. */
  readonly address: string
  /** What exactly, for the line: "PostgreSQL 18.4 from npm". */
  readonly what: string
}
