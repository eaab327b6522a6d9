import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { people } from './people.ts'

export interface Issuer {
  readonly url: string
  close(): Promise<void>
}

const lifetimeMs = 12 * 3_600_000

/** The private key, kept so that a token of this morning holds after a restart. */
const keyIn = async (file: string): Promise<JWK> => {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  const key = { ...jwk, alg: 'ES256', use: 'sig', kid: await calculateJwkThumbprint(jwk) }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(key), { mode: 0o600 })
  return key
}

/** A page of another origin may not read tokens by pointing its own name at this machine. */
const isLoopback = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '')

/**
 * Gives development tokens to anybody on this machine: GET /tokens names the people, GET /tokens/<person> answers
 * `{ token, expiresAt }`, GET /.well-known/jwks.json the public key. Never meant to be reached from elsewhere.
 */
export const startIssuer = async ({ keyFile, port = 0 }: { keyFile: string; port?: number }): Promise<Issuer> => {
  const jwk = await keyIn(keyFile)
  const key = await importJWK(jwk, 'ES256')
  const { d: _private, ...publicKey } = jwk
  let url = ''

  const tokenFor = async (name: string): Promise<object | undefined> => {
    const known = people.find(({ person }) => person === name)
    if (!known) return undefined
    const expiresAt = new Date(Date.now() + lifetimeMs)
    const token = await new SignJWT({ org: known.organisation, roles: [...known.roles] })
      .setProtectedHeader({ alg: 'ES256', kid: jwk.kid ?? '' })
      .setSubject(known.person)
      .setIssuer(url)
      .setAudience('fibula')
      .setIssuedAt()
      .setExpirationTime(expiresAt)
      .sign(key)
    return { token, expiresAt: expiresAt.toISOString() }
  }

  const answer = async (path: string): Promise<object | undefined> => {
    if (path === '/.well-known/jwks.json') return { keys: [publicKey] }
    if (path === '/tokens') return { people }
    const name = /^\/tokens\/([a-z-]+)$/.exec(path)?.[1]
    return name === undefined ? undefined : tokenFor(name)
  }

  const server = createServer(async (request, response) => {
    const reply = (status: number, body: object, type = 'application/json') =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(JSON.stringify(body))
    const problem = (status: number, code: string, title: string, detail: string) =>
      reply(status, { type: `/problems/${code}`, code, title, status, detail }, 'application/problem+json')
    if (!isLoopback(request.headers.host))
      return problem(403, 'not-local', 'Only for this machine', 'Ask by 127.0.0.1 or localhost.')
    if (request.method !== 'GET') return problem(405, 'method-not-allowed', 'Tokens are read with GET', 'Use GET.')
    const body = await answer((request.url ?? '').split('?')[0] ?? '')
    if (body) return reply(200, body)
    return problem(
      404,
      'not-found',
      'Nobody of that name',
      `Ask for one of ${people.map(({ person }) => person).join(', ')}.`,
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
