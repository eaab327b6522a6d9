import { kafkaIn, postgresIn } from '../engines/start.ts'
import { type Home, openHome } from '../home/home.ts'
import { startIssuer } from '../issuer.ts'
import { declaredTopics, makeTopics } from '../topics.ts'
import { givenDatabase, planDatabases, prepare } from './databases.ts'
import { healthy } from './health.ts'
import type { Platform, PlatformOptions } from './options.ts'
import { placeServices, serviceUnit, urlOf } from './processes.ts'
import { findServices, gatewayName, type ServiceFolder } from './services.ts'

const readyWithinMs = 60_000

const chosenServices = ({ services: names, servicesFolder }: PlatformOptions): ServiceFolder[] => {
  const all = findServices(servicesFolder)
  const unknown = names?.filter((name) => !all.some((service) => service.name === name)) ?? []
  if (unknown.length > 0)
    throw new Error(`there is no service ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}`)
  return names === undefined ? all : all.filter(({ name }) => names.includes(name))
}

/**
 * Starts everything that the services need, and the services: PostgreSQL and Kafka at once, then databases and topics, then the
 * processes. Resolves when every one of them is ready; rejects, with all stopped, when one cannot start.
 */
export const startPlatform = async (options: PlatformOptions = {}): Promise<Platform> => {
  const services = chosenServices(options)
  const home = await openHome(options)
  const onAbort = () => void home.crew.stop()
  options.signal?.addEventListener('abort', onAbort)
  try {
    options.signal?.throwIfAborted()
    return await startIn(home, services, options)
  } catch (error) {
    await home.close()
    throw error
  } finally {
    options.signal?.removeEventListener('abort', onAbort)
  }
}

/** Shows what the logs get, a few times a second. */
const followLogs = (home: Home, names: readonly string[], follow: NonNullable<PlatformOptions['follow']>) =>
  setInterval(() => {
    for (const name of names) for (const line of home.log(name).news()) follow(name, line)
  }, 200)

const startIn = async (home: Home, services: readonly ServiceFolder[], options: PlatformOptions): Promise<Platform> => {
  const say = options.say ?? (() => {})
  const phase = options.onPhase ?? (() => {})
  const env = options.env ?? (home.isEphemeral ? {} : process.env)
  const usualPorts = (options.ports ?? (home.isEphemeral ? 'any' : 'usual')) === 'usual'
  const port = (usual: number) => (usualPorts ? usual : 0)
  const lines: string[] = []
  const chosen = (line: string) => {
    lines.push(line)
    phase(line)
  }

  const withDatabase = services.filter(({ migrations }) => migrations !== undefined)
  const needsServer =
    env.EVENT_LOG_URL === undefined || withDatabase.some(({ name }) => givenDatabase(env, name) === undefined)
  const startPostgres = async () => {
    if (!needsServer) return undefined
    const postgres = await postgresIn({ home, given: env.DATABASE_URL, asked: options.postgres, port: port(5433), say })
    chosen(postgres.line)
    phase(`PostgreSQL answers on ${new URL(postgres.url).host}`)
    return postgres
  }
  const startKafka = async () => {
    const kafka = await kafkaIn({ home, given: env.KAFKA_BROKERS, asked: options.kafka, port: port(9094), say })
    chosen(kafka.line)
    if (kafka.brokers !== undefined) {
      phase(`Kafka answers on ${kafka.brokers}`)
      await makeTopics(kafka.brokers, declaredTopics())
    }
    return kafka
  }
  // Both are awaited when one fails, so that nothing starts behind a stop.
  const [postgresResult, kafkaResult] = await Promise.allSettled([startPostgres(), startKafka()])
  if (postgresResult.status === 'rejected') throw postgresResult.reason
  if (kafkaResult.status === 'rejected') throw kafkaResult.reason
  const adminUrl = postgresResult.value?.url
  const { brokers } = kafkaResult.value

  const databases = planDatabases(home, services, { adminUrl, withEventLog: brokers === undefined, env })
  await prepare(home, databases.preparation)
  phase(`databases and topics are up to date: ${withDatabase.map(({ name }) => name).join(', ')}`)

  const issuer = await startIssuer({
    keyFile: `${home.folder}/issuer-key.json`,
    port: await home.state.port('issuer', port(4000)),
  })
  home.onClose(() => issuer.close())
  const placed = await placeServices(home, services, { replicas: options.replicas ?? 1, usualPorts })
  const serviceUrls = Object.fromEntries(
    services
      .filter(({ name }) => name !== gatewayName)
      .map(({ name }) => [name, placed.filter((each) => each.service.name === name).map(urlOf)]),
  )

  const shared = {
    ...(brokers === undefined
      ? { TRANSPORT: 'postgres', EVENT_LOG_URL: databases.eventLogUrl ?? '' }
      : { TRANSPORT: 'kafka', KAFKA_BROKERS: brokers }),
    JWKS_URL: `${issuer.url}/.well-known/jwks.json`,
    JWT_ISSUER: issuer.url,
    MEDIA_DIR: `${home.folder}/media`,
  }
  const processes = placed.map((each) => {
    const url = databases.urls[each.service.name]
    const own: Record<string, string> =
      each.service.name === gatewayName
        ? { UPSTREAMS: JSON.stringify(serviceUrls), DEV_ISSUER_URL: issuer.url }
        : url === undefined
          ? {}
          : { DATABASE_URL: url }
    return serviceUnit(home, each, { ...shared, ...own }, options, say)
  })
  if (options.follow) {
    const timer = followLogs(home, [...placed.map(({ name }) => name), 'postgres', 'kafka'], options.follow)
    home.onClose(async () => clearInterval(timer))
  }
  const ready = async (withinMs = readyWithinMs): Promise<void> => {
    const signal = AbortSignal.timeout(withinMs)
    await Promise.all(processes.map(({ url }) => healthy(`${url}/health/ready`, signal)))
  }
  await Promise.all(processes.map(({ unit }) => unit.start()))
  phase(`${processes.length} processes answer`)
  await ready()
  const gatewayUrl = processes.find(({ service }) => service === gatewayName)?.url
  if (gatewayUrl !== undefined) home.tellUrl(gatewayUrl)

  const unitOf = (name: string) => {
    const units = home.crew.units.filter((unit) => unit.name === name)
    const unit = units.at(-1)
    if (!unit)
      throw new Error(`nothing named ${name} runs here; ${home.crew.units.map((each) => each.name).join(', ')} do`)
    return unit
  }
  return {
    gatewayUrl,
    issuerUrl: issuer.url,
    serviceUrls,
    databaseUrls: databases.urls,
    postgresUrl: adminUrl,
    transport: brokers === undefined ? 'postgres' : 'kafka',
    brokers,
    eventLogUrl: databases.eventLogUrl,
    lines,
    folder: home.folder,
    processes: () =>
      home.crew.units.map(({ name, pid, state, restarts, lastEnd }) => ({ name, pid, state, restarts, lastEnd })),
    kill: (name, signal) => unitOf(name).kill(signal),
    hold: (name, signal) => unitOf(name).hold(signal),
    release: (name) => unitOf(name).start(),
    answering: (name) => unitOf(name).ready(),
    ready,
    stop: () => home.close(),
  }
}
