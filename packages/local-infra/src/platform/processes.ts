import type { Home } from '../home/home.ts'
import { stopOrder } from '../process/record.ts'
import { runProcess } from '../process/run.ts'
import type { Unit } from '../process/supervise.ts'
import { healthy } from './health.ts'
import type { PlatformOptions } from './options.ts'
import { gatewayName, type ServiceFolder } from './services.ts'

export interface ServiceProcess {
  readonly unit: Unit
  readonly service: string
  readonly url: string
}

export interface Placed {
  readonly name: string
  readonly service: ServiceFolder
  readonly port: number
}

/** Gives every replica its port: the services as they are sorted from 4001, their second replicas from 4011, the gateway 8080. */
export const placeServices = async (
  home: Home,
  services: readonly ServiceFolder[],
  { replicas, usualPorts }: { replicas: number; usualPorts: boolean },
): Promise<Placed[]> => {
  const placed: Placed[] = []
  let index = 0
  for (const service of services) {
    const isGateway = service.name === gatewayName
    for (let replica = 0; replica < (isGateway ? 1 : replicas); replica++) {
      const name = replica === 0 ? service.name : `${service.name}-${replica + 1}`
      const usual = isGateway ? 8080 : 4001 + index + 10 * replica
      placed.push({ name, service, port: await home.state.port(name, usualPorts ? usual : 0) })
    }
    if (!isGateway) index++
  }
  return placed
}

export const urlOf = ({ port }: Placed): string => `http://127.0.0.1:${port}`

/** What belongs to this launcher, to npm or to a test runner is not for the services; everything else is the person's own. */
const inherited = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([key]) =>
        !/^(TEST_|VITEST|FIBULA_|npm_|DATABASE_URL|KAFKA_BROKERS$|EVENT_LOG_URL$|NODE_OPTIONS$|NODE_ENV$|PORT$|HOST$)/.test(
          key,
        ),
    ),
  )

/**
 * Megabytes of the young generation. Services are many on one machine: a small one keeps each some 60 MB smaller
 * (docs/bench.md). Who reads whole logs again would spend a third of that time on collecting garbage.
 */
export const youngSpaceOf = (service: string): string => `--max-semi-space-size=${service === 'traceability' ? 8 : 4}`

/** Makes the unit of one replica. It counts as started when it listens; whether it is ready is asked apart, as that depends on others. */
export const serviceUnit = (
  home: Home,
  placed: Placed,
  variables: Readonly<Record<string, string>>,
  { logLevel = 'info', serviceEnv = {} }: PlatformOptions,
  say: (line: string) => void,
): ServiceProcess => {
  const { name, service, port } = placed
  const log = home.log(name)
  const url = urlOf(placed)
  const unit = home.crew.keep({
    name,
    order: service.name === gatewayName ? stopOrder.gateway : stopOrder.service,
    stopSignal: 'SIGTERM',
    run: () =>
      runProcess({
        command: process.execPath,
        args: [youngSpaceOf(service.name), service.main],
        lifeline: true,
        log,
        env: {
          // One heap of the C library for each thread keeps what it once held: a tenth of what a service takes.
          MALLOC_ARENA_MAX: '2',
          ...inherited(process.env),
          NODE_COMPILE_CACHE: `${home.cache}/node`,
          LOG_LEVEL: logLevel,
          FIBULA_PARENT_PIPE: '1',
          ...variables,
          PORT: String(port),
          ...serviceEnv['*'],
          ...serviceEnv[service.name],
        },
      }),
    isReady: (signal) => healthy(`${url}/health/live`, signal),
    lastLines: () => log.lastLines(8),
    say,
  })
  return { unit, service: service.name, url }
}
