import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '@fibula/testing'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Issuer, startIssuer } from './issuer.ts'
import { people } from './people.ts'

const folder = mkdtempSync(join(tmpdir(), 'fibula-issuer-'))
const keyFile = join(folder, 'key.json')
let issuer: Issuer
beforeAll(async () => {
  issuer = await startIssuer({ keyFile })
})
afterAll(async () => {
  await issuer.close()
  rmSync(folder, { recursive: true })
})

const tokenOf = async (person: string) =>
  (await (await fetch(`${issuer.url}/tokens/${person}`)).json()) as { token: string; expiresAt: string }
const verify = (token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer.url}/.well-known/jwks.json`)), {
    issuer: issuer.url,
    audience: 'fibula',
    algorithms: ['ES256'],
  })

describe('the development issuer', () => {
  it.each(people.map(({ person }) => person))('gives %s a token that verifies by its published key', async (person) => {
    const { token, expiresAt } = await tokenOf(person)
    const { payload } = await verify(token)
    const known = people.find((each) => each.person === person)
    expect(payload).toMatchObject({ sub: person, org: known?.organisation, roles: known?.roles })
    expect(Math.abs(Date.parse(expiresAt) - (payload.exp ?? 0) * 1_000)).toBeLessThan(1_000)
  })

  it('keeps its key: a token of before a restart holds', async () => {
    const { token } = await tokenOf('inspector')
    const { port } = new URL(issuer.url)
    await issuer.close()
    issuer = await startIssuer({ keyFile, port: Number(port) })
    // A connection kept from before is noticed as dead by its first use.
    await until(() => verify(token))
  })

  it('never shows the private part of its key', async () => {
    const jwks = await (await fetch(`${issuer.url}/.well-known/jwks.json`)).text()
    expect(JSON.parse(jwks).keys).toHaveLength(1)
    expect(Object.keys(JSON.parse(jwks).keys[0])).not.toContain('d')
  })

  it('names the people, and says so when it does not know one', async () => {
    expect(await (await fetch(`${issuer.url}/tokens`)).json()).toEqual({ people })
    const nobody = await fetch(`${issuer.url}/tokens/nobody`)
    expect(nobody.status).toBe(404)
    expect(await nobody.json()).toMatchObject({ code: 'not-found', detail: expect.stringContaining('clerk-tiznit') })
  })

  it('refuses a page that points its own name at this machine', async () => {
    const { port } = new URL(issuer.url)
    const status = await new Promise((resolve) =>
      request(
        { port, host: '127.0.0.1', path: '/tokens/inspector', headers: { host: `evil.example:${port}` } },
        (response) => resolve(response.resume().statusCode),
      ).end(),
    )
    expect(status).toBe(403)
  })
})
