import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const own = fileURLToPath(new URL('../migrations', import.meta.url))
/** Where this store's own migrations are; also for the fingerprint of test databases. */
export const storeMigrations = own

/** Prisma's layout: a folder per migration, applied by name, each with a migration.sql. */
const readFolder = (directory: string) =>
  readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((path) => ({ path, content: readFileSync(join(directory, path, 'migration.sql'), 'utf8') }))

/** Applies one folder with Prisma's own engine (WebAssembly, from npm), which keeps `_prisma_migrations` in that schema. */
const applyFolder = async (url: string, directory: string, schema: string): Promise<void> => {
  // Loaded here and not above: a running service never migrates and shall not carry the engine.
  const [{ PrismaPg }, { bindMigrationAwareSqlAdapterFactory }, { SchemaEngine }] = await Promise.all([
    import('@prisma/adapter-pg'),
    import('@prisma/driver-adapter-utils'),
    import('@prisma/schema-engine-wasm'),
  ])
  const connections: { dispose(): Promise<void> }[] = []
  let refused: unknown
  /** The adapter cuts scripts at every semicolon, also inside functions: the server takes them whole, in one transaction. */
  class WholeScripts extends PrismaPg {
    override async connect() {
      const connection = await super.connect()
      connections.push(connection)
      connection.executeScript = async (script) => {
        await connection
          .underlyingDriver()
          .query(script)
          .catch((error: unknown) => {
            refused = error
            throw error
          })
      }
      return connection
    }
  }
  const adapter = bindMigrationAwareSqlAdapterFactory(
    new WholeScripts({ connectionString: url, options: `-c search_path=${schema}` }, { schema }),
  )
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
  try {
    await engine.applyMigrations({
      migrationsList: {
        baseDir: directory,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: readFolder(directory).map(({ path, content }) => ({
          path,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: content } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    })
  } catch (error) {
    // The engine tells where in its own source it failed, and nothing of what the server said.
    const [where] = /migration_name="[^"]*"/.exec(String(error)) ?? ['']
    throw refused instanceof Error ? new Error(`${where}: ${refused.message}`, { cause: refused }) : error
  } finally {
    engine.free()
    // The engine's lock lives as long as its connections do.
    await Promise.all(connections.map((connection) => connection.dispose()))
  }
}

const withConnection = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export interface MigrateOptions {
  readonly url: string
  /** A service's prisma/migrations; may be missing. */
  readonly directory?: string
}

/**
 * Brings a database up to date: the store's own tables, then the service's. Applied migrations are passed over, and two
 * processes that do it at once take turns. Rejects with the SQL error of the migration that failed.
 */
export const migrateDatabase = async ({ url, directory }: MigrateOptions): Promise<void> =>
  withConnection(url, async (client) => {
    await client.query('SELECT pg_advisory_lock(4213007, 2)')
    await client.query('CREATE SCHEMA IF NOT EXISTS fibula')
    await applyFolder(url, own, 'fibula')
    if (directory !== undefined && existsSync(directory)) await applyFolder(url, directory, 'public')
  })

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Creates the database, and the role that owns it, where they are missing. Answers the URL for that role. */
export const ensureDatabase = async (
  adminUrl: string,
  { database, role, password }: { database: string; role: string; password: string },
): Promise<string> =>
  withConnection(adminUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(4213007, 3)')
    const secret = pg.escapeLiteral(password)
    const { rowCount: roles } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
    await client.query(`${roles ? 'ALTER' : 'CREATE'} ROLE ${quoted(role)} LOGIN PASSWORD ${secret}`)
    const { rowCount: databases } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (!databases) await client.query(`CREATE DATABASE ${quoted(database)} OWNER ${quoted(role)}`)
    // By default every role may connect to every database.
    await client.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${quoted(database)} FROM PUBLIC`)
    const url = new URL(adminUrl)
    url.username = role
    url.password = password
    url.pathname = `/${database}`
    return url.href
  })
