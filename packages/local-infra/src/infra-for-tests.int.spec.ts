import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { until } from '@fibula/testing'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { startTestInfra } from './infra-for-tests.ts'

const settingsOf = async (url: string | undefined) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')`,
    )
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
  } finally {
    await client.end()
  }
}
const folders = () => readdirSync(tmpdir()).filter((name) => /^fibula-[A-Za-z0-9]{6}$/.test(name))

describe('the servers of npm test', { timeout: 60_000 }, () => {
  it('are a PostgreSQL of their own, and go with all they hold', async () => {
    const before = folders()
    const infra = await startTestInfra({ FIBULA_WITHOUT_KAFKA: '1', FIBULA_POSTGRES: 'embedded' })
    expect(infra.env).toEqual({ TEST_DATABASE_URL: expect.stringContaining('127.0.0.1'), FIBULA_WITHOUT_KAFKA: '1' })
    expect(infra.notes).toHaveLength(2)
    expect(infra.notes.join()).toContain('tests that need a broker do not run')
    // No disk is waited for, yet commits wait for each other as in production.
    expect(await settingsOf(infra.env.TEST_DATABASE_URL)).toEqual({ fsync: 'off', synchronous_commit: 'on' })
    const own = folders().filter((name) => !before.includes(name))
    await infra.stop()
    await expect(settingsOf(infra.env.TEST_DATABASE_URL)).rejects.toThrow('ECONNREFUSED')
    await until(() => own.length > 0 && own.every((name) => !folders().includes(name)))
  })

  it('are those that the environment names, where it does', async () => {
    const infra = await startTestInfra({ TEST_DATABASE_URL: 'postgresql://there/x', TEST_KAFKA_BROKERS: 'there:9092' })
    expect(infra.env).toEqual({ TEST_DATABASE_URL: 'postgresql://there/x', TEST_KAFKA_BROKERS: 'there:9092' })
    expect(infra.notes).toEqual([
      'PostgreSQL: the server that TEST_DATABASE_URL names',
      'Kafka: the brokers that TEST_KAFKA_BROKERS names',
    ])
    await infra.stop()
  })

  it('say so when the embedded log is all that there is: tests that need a broker do not run', async () => {
    const infra = await startTestInfra({ TEST_DATABASE_URL: 'postgresql://there/x', FIBULA_KAFKA: 'embedded-log' })
    expect(infra.env.FIBULA_WITHOUT_KAFKA).toBe('1')
    expect(infra.notes.join()).toContain('install Java 17 and Maven, or Docker')
    await infra.stop()
  })
})
