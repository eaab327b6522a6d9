import type { HomeOptions } from '../home/home.ts'
import type { KafkaRung, PostgresRung } from '../ladder/choose.ts'

export interface PlatformOptions extends HomeOptions {
  /** Processes per service; the gateway is always one. Default 1. */
  readonly replicas?: number
  /** Names of folders below services/, `web` among them for the gateway. Default all. */
  readonly services?: readonly string[]
  /** Where the service folders are; for tests of the launcher itself. */
  readonly servicesFolder?: string
  readonly postgres?: PostgresRung
  /** `embedded-log` plays without a broker. */
  readonly kafka?: KafkaRung
  /** Where DATABASE_URL, DATABASE_URL_<SERVICE>, KAFKA_BROKERS and EVENT_LOG_URL are looked up. Default: nowhere for an ephemeral folder, else process.env. */
  readonly env?: NodeJS.ProcessEnv
  /** Further variables of the services, by name; `*` for all. */
  readonly serviceEnv?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** `usual`: 8080, 4001 and so on where they are free. Default for a folder that is named; `any` otherwise. */
  readonly ports?: 'usual' | 'any'
  /** Of the services. Default `info`, which goes to their log files. */
  readonly logLevel?: string
  /** Shows every line of every log as it comes. */
  readonly follow?: (name: string, line: string) => void
  /** What was reached, e.g. `PostgreSQL answers on 127.0.0.1:5433`. */
  readonly onPhase?: (line: string) => void
  /** Aborted: whatever was started is stopped in order, and startPlatform rejects. */
  readonly signal?: AbortSignal
}

export interface ProcessStatus {
  /** `sourcing`, `sourcing-2`, `web`, `kafka`, `postgres` */
  readonly name: string
  readonly pid: number | undefined
  readonly state: string
  readonly restarts: number
  readonly lastEnd: string | null
}

export interface Platform {
  /** Undefined when `services` leaves the gateway out. */
  readonly gatewayUrl: string | undefined
  readonly issuerUrl: string
  /** One URL per replica. */
  readonly serviceUrls: Readonly<Record<string, readonly string[]>>
  /** By service: what its processes connect with. */
  readonly databaseUrls: Readonly<Record<string, string>>
  /** Of the superuser; undefined when every database was given. */
  readonly postgresUrl: string | undefined
  readonly transport: 'kafka' | 'postgres'
  readonly brokers: string | undefined
  readonly eventLogUrl: string | undefined
  /** One line per engine: what, why, and how to choose otherwise. */
  readonly lines: readonly string[]
  readonly folder: string
  processes(): readonly ProcessStatus[]
  /** Sends a signal, by default SIGKILL, and resolves once the process is gone; it is started again by itself. */
  kill(name: string, signal?: NodeJS.Signals): Promise<void>
  /** The same, but it stays away until `release`. */
  hold(name: string, signal?: NodeJS.Signals): Promise<void>
  /** Starts what was held; resolves once it answers. */
  release(name: string): Promise<void>
  /** Resolves when that process answers, now or later. */
  answering(name: string): Promise<void>
  /** Resolves when every service says that it is ready: database, transport, relay and consumer. */
  ready(withinMs?: number): Promise<void>
  /** Gateway, services, Kafka, PostgreSQL, in this order. Nothing is left running. */
  stop(): Promise<void>
}
