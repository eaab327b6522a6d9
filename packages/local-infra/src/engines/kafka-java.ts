import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '../home/home.ts'
import { stopOrder } from '../process/record.ts'
import { runProcess } from '../process/run.ts'
import type { StartedUnit } from './engine.ts'
import { classPath, fetchJars, jarFolder, kafkaVersion } from './jars.ts'
import { kafkaAnswers } from './kafka-answers.ts'

export interface JavaKafkaOptions {
  readonly home: Home
  /** Of the broker, and of its controller. */
  readonly ports: readonly [number, number]
  /** e.g. `17.0.15`: a class archive serves only the Java that made it. */
  readonly java: string
  readonly say: (line: string) => void
}

/** One node that is broker and controller, and so keeps one copy of everything. */
const settings = (
  logDirs: string,
  [port, controllerPort]: readonly [number, number],
): Record<string, string | number> => ({
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.quorum.bootstrap.servers': `127.0.0.1:${controllerPort}`,
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'controller.listener.names': 'CONTROLLER',
  'inter.broker.listener.name': 'PLAINTEXT',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  // Java reads the backslash of a Windows path as an escape.
  'log.dirs': logDirs.replaceAll('\\', '/'),
  'auto.create.topics.enable': 'false',
  'log.retention.ms': -1,
  'log.retention.bytes': -1,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 8,
  // The group's offsets are not what decides, but they shall not be forgotten while a machine is off.
  'offsets.retention.minutes': 525_600,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 4,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'share.coordinator.state.topic.num.partitions': 4,
  'group.initial.rebalance.delay.ms': 0,
  // The cleaner's buffer is 128 MB by default, a quarter of the heap here.
  'log.cleaner.dedupe.buffer.size': 16_777_216,
  // A broker that was killed is let in again only when its old session is over, after nine seconds by default.
  'broker.session.timeout.ms': 3_000,
  'broker.heartbeat.interval.ms': 500,
  'num.network.threads': 2,
  'num.io.threads': 4,
})

/** The jars of this Kafka are made for Java 17 and newer, and start 2.3 times faster with a class archive. */
const jvm = (heapMb: number): string[] => [
  `-Xmx${heapMb}m`,
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Djava.awt.headless=true',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS',
]

export const javaCommand = (): string =>
  process.env.JAVA_HOME
    ? join(process.env.JAVA_HOME, 'bin', process.platform === 'win32' ? 'java.exe' : 'java')
    : 'java'

/** A random UUID in base64url, as Kafka writes them; never with a dash in front, which its tools would read as an option. */
export const newClusterId = (uuid: () => string = () => crypto.randomUUID()): string => {
  for (;;) {
    const id = Buffer.from(uuid().replaceAll('-', ''), 'hex').toString('base64url')
    if (!id.startsWith('-')) return id
  }
}

export const startJavaKafka = async ({ home, ports, java, say }: JavaKafkaOptions): Promise<StartedUnit> => {
  await fetchJars(home, say)
  const log = home.log('kafka')
  const folder = join(home.data, 'kafka')
  const logDirs = join(folder, 'log')
  const configFile = join(folder, 'server.properties')
  const archive = join(jarFolder(home.cache), `classes-${java}.jsa`)
  const jars = classPath(home.cache)
  const heapMb = home.isEphemeral ? 768 : 512

  mkdirSync(folder, { recursive: true })
  const config = settings(logDirs, ports)
  writeFileSync(
    configFile,
    Object.entries(config)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
  )
  const withArchive = () => (existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`] : [])

  const marker = join(folder, 'formatted')
  if (!existsSync(marker)) {
    // A format that was interrupted leaves a folder that the broker would take and the tool refuse.
    rmSync(logDirs, { recursive: true, force: true })
    const id = newClusterId()
    await home.crew.errand('formatting the storage of Kafka', {
      command: javaCommand(),
      args: [
        ...jvm(128),
        ...withArchive(),
        '-cp',
        jars,
        'kafka.tools.StorageTool',
        'format',
        '--standalone',
        '-t',
        id,
        '-c',
        configFile,
      ],
      log,
    })
    writeFileSync(marker, `${id}\n`)
  }

  /** The first run of all notes which classes it loads, and writes the archive when it ends in order. */
  const made = join(jarFolder(home.cache), `classes-${java}.${process.pid}.jsa`)
  const keepArchive = () => {
    if (!existsSync(made)) return
    if (existsSync(archive)) rmSync(made, { force: true })
    else renameSync(made, archive)
  }
  const address = `127.0.0.1:${ports[0]}`
  const clusterId = readFileSync(marker, 'utf8').trim()
  const unit = home.crew.keep({
    name: 'kafka',
    order: stopOrder.kafka,
    stopSignal: 'SIGTERM',
    run: () =>
      runProcess({
        command: javaCommand(),
        args: [
          ...jvm(heapMb),
          ...(existsSync(archive) ? withArchive() : [`-XX:ArchiveClassesAtExit=${made}`]),
          ...['-cp', jars, 'kafka.Kafka', configFile],
        ],
        log,
      }),
    isReady: (signal) => kafkaAnswers(address, signal, clusterId),
    lastLines: () => log.lastLines(8),
    onEnd: keepArchive,
    say,
    // Writing the archive takes some seconds, once.
    stopWithinMs: 20_000,
  })
  await unit.start()
  return { unit, address, what: `Apache Kafka ${kafkaVersion()} on Java ${java.split('.')[0]}` }
}
