import { expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

const good = {
  PORT: '0',
  DATABASE_URL: 'postgresql://sourcing@127.0.0.1/sourcing',
  TRANSPORT: 'postgres',
  EVENT_LOG_URL: 'postgresql://log@127.0.0.1/log',
  JWKS_URL: 'http://127.0.0.1:1/jwks.json',
  JWT_ISSUER: 'http://127.0.0.1:1',
}

it('reads numbers and defaults', () =>
  expect(readConfig(good)).toMatchObject({ PORT: 0, HOST: '127.0.0.1', DATABASE_POOL: 8, LOG_LEVEL: 'info' }))

it('names every variable that is missing or wrong, at once', () => {
  const bad = { ...good, PORT: 'x', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' }
  for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL']) expect(() => readConfig(bad)).toThrow(name)
})

it.each([
  ['kafka', 'KAFKA_BROKERS'],
  ['postgres', 'EVENT_LOG_URL'],
])('the transport %s needs %s', (TRANSPORT, name) =>
  expect(() => readConfig({ ...good, TRANSPORT, EVENT_LOG_URL: undefined })).toThrow(`${name} is needed`),
)

it('keeps the ledger wherever facts are published', () => {
  expect(readConfig(good)).toMatchObject({ LEDGER: 'on' })
  expect(() => readConfig({ ...good, LEDGER: 'off' })).toThrow('LEDGER may be off only where RELAY is paused')
  expect(readConfig({ ...good, LEDGER: 'off', RELAY: 'paused' })).toMatchObject({ LEDGER: 'off' })
})
