import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll } from 'vitest'

export interface TestDatabaseOptions {
  /** Whose database, e.g. `sourcing`. Names the template. */
  readonly name: string
  /** Of what `migrate` depends on, e.g. `folderHash` of the migrations: a template is made once for each and shared by all test files. */
  readonly fingerprint: string
  /** Brings an empty database to the current schema. Must close its connections before it resolves. */
  readonly migrate: (url: string) => Promise<void>
  /** Connections in `pool`. Default 20. */
  readonly max?: number
}

export interface TestDatabase {
  readonly url: string
  readonly pool: pg.Pool
  /** Ends every connection to the database, as a server that restarts does. */
  cutConnections(): Promise<void>
  /** Ends the pool, cuts connections that are still open, and drops the database. Called after the file's tests by itself. */
  drop(): Promise<void>
}

/**
 * A database of its own for a test file, cloned from a template in a few hundredths of a second.
 * Call it at the top of the file: `const database = await testDatabase({ name, fingerprint, migrate })`.
 */
export const testDatabase = async (options: TestDatabaseOptions): Promise<TestDatabase> => {
  const template = templateName(options)
  const database = `fibula_test_${Date.now().toString(36)}_${randomBytes(5).toString('hex')}`
  await asAdmin(async (admin) => {
    await ensureTemplate(admin, template, options.migrate)
    await admin.query(`CREATE DATABASE ${database} TEMPLATE ${template}`)
  })

  const url = urlOf(database)
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 20 })
  pool.on('error', () => {}) // a connection that a test cut; the pool makes a new one
  let dropped: Promise<void> | undefined
  const drop = () => {
    dropped ??= Promise.all([
      pool.ended || pool.ending ? undefined : pool.end(),
      asAdmin((admin) => admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)),
    ]).then(() => undefined)
    return dropped
  }
  const cutConnections = () =>
    asAdmin(async (admin) => {
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database])
    })
  afterAll(drop)
  return { url, pool, cutConnections, drop }
}

/** The URL of the PostgreSQL server on which tests make their databases. */
export const testServerUrl = (): string => {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the tests with `npm test`, which starts PostgreSQL')
  return url
}

const templateName = ({ name, fingerprint }: TestDatabaseOptions) => {
  const short = createHash('sha256').update(fingerprint).digest('hex').slice(0, 16)
  return `fibula_template_${name.replaceAll(/[^a-z0-9]/g, '_').slice(0, 24)}_${short}`
}

/** The lock is held by the connection, so a process that dies while it builds leaves nothing locked. */
const ensureTemplate = async (admin: pg.Client, template: string, migrate: TestDatabaseOptions['migrate']) => {
  if (await exists(admin, template)) return
  await admin.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [template])
  try {
    if (await exists(admin, template)) return
    const building = `${template}_new`
    await admin.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${building}`)
    await migrate(urlOf(building))
    await admin.query(`ALTER DATABASE ${building} RENAME TO ${template}`)
    await dropLeftovers(admin)
  } finally {
    await admin.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [template])
  }
}

const exists = async (admin: pg.Client, database: string) =>
  (await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])).rowCount === 1

/** Databases of test runs that were killed: older than an hour, and nobody is connected. */
const dropLeftovers = async (admin: pg.Client) => {
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database d WHERE datname LIKE 'fibula\\_test\\_%'
       AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)`,
  )
  for (const { datname } of rows) {
    const made = Number.parseInt(datname.split('_')[2] ?? '', 36)
    if (Date.now() - made > 3_600_000) await admin.query(`DROP DATABASE IF EXISTS ${datname}`).catch(() => undefined)
  }
}

const urlOf = (database: string) => {
  const url = new URL(testServerUrl())
  url.pathname = `/${database}`
  return url.href
}

const asAdmin = async <Result>(work: (admin: pg.Client) => Promise<Result>): Promise<Result> => {
  const admin = new pg.Client({ connectionString: testServerUrl() })
  admin.on('error', () => {})
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
