import { flushCompileCache } from 'node:module'
import type { Transport } from '@fibula/transport'
import { pino } from 'pino'
import { remoteKeys, verifyTokens } from './auth.ts'
import { type Config, mediaPlaceOf, readConfig } from './config.ts'
import { createPool } from './pool.ts'
import { type ServiceDefinition, startService } from './service.ts'
import { startTelemetry } from './telemetry.ts'

/** The concrete transports, named by each service's main.ts and nowhere else. */
export interface Transports {
  readonly kafka: (options: { brokers: string[]; clientId: string }) => Transport
  readonly postgres: (options: { url: string; clientId: string }) => Transport
}

const transportOf = (transports: Transports, config: Config, clientId: string): Transport =>
  config.TRANSPORT === 'kafka'
    ? transports.kafka({ brokers: (config.KAFKA_BROKERS ?? '').split(','), clientId })
    : transports.postgres({ url: config.EVENT_LOG_URL ?? '', clientId })

/** Runs one service process until it is told to stop: by SIGTERM, SIGINT, or the end of its standard input. */
export const runService = async <Deps>(definition: ServiceDefinition<Deps>, transports: Transports): Promise<void> => {
  const { name } = definition
  const config = readConfig(process.env)
  const log = pino({ level: config.LOG_LEVEL, base: { service: name, pid: process.pid } })
  const stopTelemetry = await startTelemetry(name, config.OTEL_EXPORTER_OTLP_ENDPOINT)
  const pool = createPool({ url: config.DATABASE_URL, max: config.DATABASE_POOL, service: name })
  const service = await startService(definition, {
    pool,
    transport: transportOf(transports, config, name),
    authenticate: verifyTokens({ keys: remoteKeys(config.JWKS_URL), issuer: config.JWT_ISSUER }),
    log,
    media: mediaPlaceOf(config, name),
    publicUrl: config.PUBLIC_URL,
    port: config.PORT,
    host: config.HOST,
    relay: config.RELAY === 'on',
    ledger: config.LEDGER === 'on',
  })
  log.info({ url: service.url }, 'ready')
  // Compiled code is kept for the next start as soon as it is there: a process that is killed has no time for it.
  flushCompileCache()

  let stopping = false
  const stop = async (reason: string): Promise<void> => {
    if (stopping) return
    stopping = true
    log.info({ reason }, 'stopping')
    const impatience = setTimeout(() => process.exit(1), 10_000)
    impatience.unref()
    await service.stop()
    await pool.end()
    await stopTelemetry()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
  if (config.FIBULA_PARENT_PIPE === '1') process.stdin.on('end', () => void stop('the starter is gone')).resume()
}
