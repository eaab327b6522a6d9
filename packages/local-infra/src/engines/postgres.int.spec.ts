import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '@fibula/testing'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { identityOf } from '../process/identity.ts'
import { startPostgres } from '../servers.ts'

const folder = mkdtempSync(join(tmpdir(), 'fibula-postgres-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const query = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
const start = (fresh = false) => startPostgres({ folder, fresh, asked: 'embedded' })

// One after the other, in one folder: each finds what the one before has left.
describe('PostgreSQL from npm', { timeout: 60_000 }, () => {
  it('starts in an empty folder, with a password', async () => {
    const server = await start()
    expect(server.line).toMatch(/^PostgreSQL: PostgreSQL 18\.\d+ from npm, because it is asked for/)
    const wrong = new URL(server.url)
    wrong.password = 'wrong'
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
    await query(server.url, 'CREATE TABLE kept AS SELECT 925 AS fineness')
    await server.stop()
  })

  it('has its data after a stop and a start', async () => {
    const server = await start()
    expect(await query(server.url, 'SELECT * FROM kept')).toEqual([{ fineness: 925 }])
    await server.stop()
  })

  it('comes back by itself on the same port, with what was committed, when it is killed', async () => {
    const server = await start()
    await query(server.url, 'INSERT INTO kept VALUES (950)')
    const before = server.unit?.pid
    await server.unit?.kill('SIGKILL')
    await server.unit?.ready()
    expect(server.unit?.pid).not.toBe(before)
    expect(await query(server.url, 'SELECT fineness FROM kept ORDER BY 1')).toEqual([
      { fineness: 925 },
      { fineness: 950 },
    ])
    await server.stop()
  })

  it('stays away while it is held, and its port refuses', async () => {
    const server = await start()
    await server.unit?.hold('SIGKILL')
    await expect(query(server.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
    await server.unit?.start()
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await server.stop()
  })

  it('starts although the number in a stale postmaster.pid belongs to another program by now', async () => {
    const data = join(
      folder,
      'data',
      readdirSync(join(folder, 'data')).find((name) => /^postgres-\d+$/.test(name)) ?? '',
    )
    writeFileSync(join(data, 'postmaster.pid'), `${process.ppid}\n${data}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`)
    const server = await start()
    expect(await query(server.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 2 }])
    expect(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])).toBe(server.unit?.pid)
    await server.stop()
  })

  it('leaves no process behind', async () => {
    const server = await start()
    const pid = server.unit?.pid ?? 0
    expect(identityOf(pid)).toBeDefined()
    await server.stop()
    await until(() => identityOf(pid) === undefined)
  })

  it('begins without the data of last time when it is told to', async () => {
    const server = await start(true)
    await expect(query(server.url, 'SELECT * FROM kept')).rejects.toThrow('relation "kept" does not exist')
    await server.stop()
  })
})
