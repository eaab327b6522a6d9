import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it } from 'vitest'
import { testDatabase, testServerUrl, until } from './index.ts'

let migrations = 0
const migrate = async (url: string) => {
  migrations += 1
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('CREATE TABLE thing (id int)')
  await client.end()
}
const options = { name: 'testing', fingerprint: randomUUID(), migrate }
const [first, second] = await Promise.all([testDatabase(options), testDatabase(options)])

it('makes the template once, and gives each caller a database of its own', async () => {
  expect(migrations).toBe(1)
  await first.pool.query('INSERT INTO thing VALUES (1)')
  expect((await second.pool.query('SELECT * FROM thing')).rows).toEqual([])
})

it('drops the database, also while somebody is connected', async () => {
  const other = new pg.Client({ connectionString: second.url })
  other.on('error', () => {})
  await other.connect()
  await second.drop()
  const admin = new pg.Client({ connectionString: testServerUrl() })
  await admin.connect()
  const name = new URL(second.url).pathname.slice(1)
  expect((await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount).toBe(0)
  await admin.query(`DROP DATABASE ${(await templates(admin))[0]}`)
  await admin.end()
})

const templates = async (admin: pg.Client) =>
  (
    await admin.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE datname LIKE 'fibula_template_testing_%' AND datname NOT LIKE '%_new'`,
    )
  ).rows.map((row) => row.datname)

it('waits until a condition holds, and says what did not come true', async () => {
  let asked = 0
  const third = () => {
    asked += 1
    return asked === 3 && 'third'
  }
  expect(await until(third)).toBe('third')
  await expect(until(() => false, { timeoutMs: 30, what: 'never' })).rejects.toThrow('not so after 30 ms: never')
})
