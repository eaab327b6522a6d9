import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabase, testServerUrl } from '@fibula/testing'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { ensureDatabase, migrateDatabase } from './migrate.ts'

/** An empty database. */
const empty = () => testDatabase({ name: 'empty', fingerprint: '1', migrate: async () => {} })
const directory = await mkdtemp(join(tmpdir(), 'fibula-migrations-'))
afterAll(() => rm(directory, { recursive: true }))
const migration = async (name: string, sql: string) => {
  await mkdir(join(directory, name), { recursive: true })
  await writeFile(join(directory, name, 'migration.sql'), sql)
}
const withSemicolons = `
  CREATE TABLE thing (id int); -- a comment; with one more
  CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
  INSERT INTO thing VALUES (one());`

describe('migrateDatabase', () => {
  it('applies the store’s tables and the service’s, with functions in them, once, also when two do it at once', async () => {
    const { url, pool } = await empty()
    await migration('0001_init', withSemicolons)
    await Promise.all([migrateDatabase({ url, directory }), migrateDatabase({ url, directory })])
    await migrateDatabase({ url, directory })
    expect((await pool.query('SELECT * FROM thing')).rows).toEqual([{ id: 1 }])
    expect((await pool.query('SELECT * FROM fibula.event')).rows).toEqual([])
    const { rows } = await pool.query('SELECT migration_name AS name FROM public._prisma_migrations')
    expect(rows).toEqual([{ name: '0001_init' }])
    await migration('0002_more', 'ALTER TABLE thing ADD COLUMN more text')
    await migrateDatabase({ url, directory })
    expect((await pool.query('SELECT more FROM thing')).rows).toEqual([{ more: null }])
  })

  it('leaves nothing of a migration that fails, and says what failed', async () => {
    const { url, pool } = await empty()
    await migration('0009_wrong', 'CREATE TABLE half (id int); CREATE TABLE half (id int);')
    await expect(migrateDatabase({ url, directory })).rejects.toThrow('0009_wrong": relation "half" already exists')
    expect((await pool.query(`SELECT to_regclass('half') AS half`)).rows).toEqual([{ half: null }])
    await rm(join(directory, '0009_wrong'), { recursive: true })
  })
})

describe('ensureDatabase', () => {
  const database = `fibula_test_${Date.now().toString(36)}_ensure`
  const role = database
  const admin = new pg.Client({ connectionString: testServerUrl() })
  afterAll(async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
    await admin.query(`DROP ROLE IF EXISTS ${role}`)
    await admin.end()
  })

  it('makes database and role once; the role may migrate, and may not change what was recorded', async () => {
    await admin.connect()
    const ensure = () => ensureDatabase(testServerUrl(), { database, role, password: `it's "quoted"` })
    const [url] = await Promise.all([ensure(), ensure()])
    await migrateDatabase({ url })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    expect((await client.query('SELECT current_user AS me')).rows).toEqual([{ me: role }])
    for (const text of ['UPDATE fibula.event SET type = $$x$$', 'DELETE FROM fibula.event', 'TRUNCATE fibula.event'])
      await expect(client.query(text)).rejects.toMatchObject({ code: 'FB002' })
    await client.end()
    const { rows } = await admin.query(`SELECT has_database_privilege('pg_monitor', $1, 'CONNECT') AS may`, [database])
    expect(rows).toEqual([{ may: false }]) // nor may another service's role look in
  })
})
