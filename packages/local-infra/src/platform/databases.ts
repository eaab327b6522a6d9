import { fileURLToPath } from 'node:url'
import type { Home } from '../home/home.ts'
import type { DatabaseToPrepare, Preparation } from '../prepare/preparation.ts'
import { declaredTopics } from '../topics.ts'
import type { ServiceFolder } from './services.ts'

const roleUrl = (
  adminUrl: string,
  { database, role, password }: { database: string; role: string; password: string },
): string => {
  const url = new URL(adminUrl)
  url.username = role
  url.password = password
  url.pathname = `/${database}`
  return url.href
}

/** The URL of a ready database that the environment names, e.g. DATABASE_URL_SOURCING. */
export const givenDatabase = (env: NodeJS.ProcessEnv, service: string): string | undefined =>
  env[`DATABASE_URL_${service.toUpperCase().replaceAll('-', '_')}`]

export interface Databases {
  /** By service. */
  readonly urls: Readonly<Record<string, string>>
  readonly eventLogUrl: string | undefined
  readonly preparation: Preparation
}

/** One database and one role per service, with a password that stays in this folder; and one for the event log where it is used. */
export const planDatabases = (
  home: Home,
  services: readonly ServiceFolder[],
  { adminUrl, withEventLog, env }: { adminUrl: string | undefined; withEventLog: boolean; env: NodeJS.ProcessEnv },
): Databases => {
  const plan = (name: string, given: string | undefined): DatabaseToPrepare => {
    if (given !== undefined) return { name, url: given }
    if (adminUrl === undefined) throw new Error(`there is no database for ${name}`)
    const database = `fibula_${name.replaceAll('-', '_')}`
    const owner = { database, role: database, password: home.state.secret(database) }
    return { name, url: roleUrl(adminUrl, owner), owner }
  }
  const databases = services.flatMap(({ name, migrations }) =>
    migrations === undefined ? [] : [{ ...plan(name, givenDatabase(env, name)), migrations }],
  )
  const log = withEventLog ? plan('event_log', env.EVENT_LOG_URL) : undefined
  return {
    urls: Object.fromEntries(databases.map(({ name, url }) => [name, url])),
    eventLogUrl: log?.url,
    preparation: {
      ...(adminUrl === undefined ? {} : { adminUrl }),
      databases,
      ...(log
        ? {
            eventLog: { database: log, topics: declaredTopics().map(({ name, partitions }) => ({ name, partitions })) },
          }
        : {}),
    },
  }
}

/** In a process of its own: the migration engine is large, and the starter stays for long. */
export const prepare = (home: Home, preparation: Preparation): Promise<void> =>
  home.crew.errand('preparing the databases', {
    command: process.execPath,
    args: [fileURLToPath(new URL('../prepare/main.ts', import.meta.url))],
    input: JSON.stringify(preparation),
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: `${home.cache}/node` },
    log: home.log('prepare'),
  })
