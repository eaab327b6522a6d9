import { expect, it } from 'vitest'
import type { HttpClient } from '../http/client.ts'
import { type BodyAttack, brokenBodies, corpusBodies, spoiltBodies } from './attacks.ts'
import { fits } from './fits.ts'
import { expectRefused, jsonType, newKey, type Target } from './target.ts'

export const badHeaders = {
  'idempotency-key': { code: 'idempotency-key-missing', values: ['', 'a b', 'é', 'x'.repeat(201)] },
  'if-match': { code: 'if-match-malformed', values: ['3', '"x"', '"-1"', 'W/"1"', '"99999999999999999999"'] },
  'fibula-happened-at': {
    code: 'happened-at-malformed',
    values: [
      'yesterday',
      '2026-10-01',
      '2026-13-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '9999-01-01T00:00:00Z',
      '2026-10-01T08:00:00+01:00',
    ],
  },
} as const

/** Some hundred requests each. */
const patience = 120_000

/** What only a command can be attacked with: its headers and its body. */
export const attackCommand = (target: Target): void => {
  const {
    method,
    good,
    body: schema = { type: 'object', properties: {} },
    address,
    unchanged,
    inside,
    send,
    known,
    things,
  } = target
  const sendBody = (client: HttpClient, { body }: Pick<BodyAttack, 'body'>) =>
    client.raw(method, address(), { headers: { ...jsonType, ...newKey() }, body })

  it('refuses headers that are missing or malformed', () =>
    unchanged(async () => {
      const client = await inside()
      for (const [header, { code, values }] of Object.entries(badHeaders))
        for (const value of values)
          expect(
            expectRefused(await send(client, address(), { [header]: value }), `${header}: ${value}`, /^400$/),
          ).toBe(code)
      if (good === undefined) return
      expectRefused(await send(client, address(), { 'content-type': 'text/plain' }), 'a body of text', /^415$/)
      expectRefused(await send(client, address(), { 'content-encoding': 'gzip' }), 'a compressed body', /^415$/)
    }))

  it('refuses versions that are stale', () =>
    unchanged(async () => {
      const reply = await send(await inside(), address(known ? things : {}), { 'if-match': '"99999"' })
      const code = expectRefused(reply, 'a version that never was')
      if (reply.status === 412) expect(code).toBe('stale-version')
    }))

  it('413 for a body of 1 MB', () =>
    unchanged(async () => {
      const body = JSON.stringify({ text: 'x'.repeat(1_000_000) })
      expect(expectRefused(await sendBody(await inside(), { body }), '1 MB', /^413$/)).toBe('too-large')
    }))

  it(
    'refuses what is no JSON',
    () =>
      unchanged(async () => {
        const client = await inside()
        for (const attack of brokenBodies) expectRefused(await sendBody(client, attack), attack.name, /^400$/)
      }),
    patience,
  )

  const attacks = [...spoiltBodies(good ?? {}, schema), ...corpusBodies(good ?? {}, schema, 8)]
  it('refuses bodies with something wrong in them', () =>
    unchanged(async () => {
      const client = await inside()
      for (const attack of attacks.filter(({ refused }) => refused))
        expectRefused(await sendBody(client, attack), attack.name, /^4(00|13)$/)
      if (target.bodyRequired)
        expectRefused(
          await client.raw(method, address(), { headers: { ...jsonType, ...newKey() } }),
          'no body',
          /^400$/,
        )
    }))

  it(
    'does not fail on bodies that are odd but allowed',
    async () => {
      const client = await inside()
      for (const attack of attacks.filter(({ refused }) => !refused)) {
        const reply = await sendBody(client, attack)
        if (reply.status !== target.success) expectRefused(reply, attack.name)
      }
    },
    patience,
  )

  it('takes a good body (so that the refusals above mean something)', async () => {
    if (good !== undefined) expect(fits(schema, good), JSON.stringify(good)).toBe(true)
    const reply = await send(await inside(), address(known ? things : {}))
    expect(reply.status, JSON.stringify(reply.body)).not.toBe(400)
    if (reply.status !== target.success) expectRefused(reply, 'a good body')
  })
}
