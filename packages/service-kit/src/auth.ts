import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import { HttpProblem } from './problem.ts'
import type { Actor } from './route.ts'

/** Reads the actor from an Authorization header. Throws token-missing, token-invalid, or unavailable when no key can be had. */
export type Authenticate = (authorization: string | undefined) => Promise<Actor>

const claims = z.object({
  sub: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/),
  org: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/),
  roles: z.array(z.enum(['clerk', 'workshop', 'marketing', 'seller', 'inspector'])),
  exp: z.number(),
})

const challenge = { 'WWW-Authenticate': 'Bearer realm="fibula"' }
const remembered = 2_000

/** Verifies ES256 tokens for the audience `fibula`; a token that was verified is remembered until it expires. */
export const verifyTokens = ({ keys, issuer }: { keys: JWTVerifyGetKey; issuer: string }): Authenticate => {
  const known = new Map<string, { actor: Actor; until: number }>()
  return async (authorization) => {
    if (authorization === undefined) throw new HttpProblem('token-missing', {}, challenge)
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1]
    if (token === undefined) throw new HttpProblem('token-invalid', {}, challenge)
    const seen = known.get(token)
    if (seen && seen.until > Date.now()) return seen.actor
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: 'fibula',
      algorithms: ['ES256'],
      clockTolerance: 5,
    }).catch((error: { code?: string }) => {
      const unreachable = error.code === undefined || /^ERR_(JWKS_TIMEOUT|JWKS_INVALID|JOSE_GENERIC)$/.test(error.code)
      throw unreachable
        ? new HttpProblem('unavailable', { part: 'sign-in keys' })
        : new HttpProblem('token-invalid', {}, challenge)
    })
    const parsed = claims.safeParse(payload)
    if (!parsed.success) throw new HttpProblem('token-invalid', {}, challenge)
    const { sub, org, roles, exp } = parsed.data
    const actor: Actor = { personId: sub, organisationId: org, roles }
    if (known.size >= remembered) known.delete(known.keys().next().value ?? '')
    known.set(token, { actor, until: exp * 1_000 })
    return actor
  }
}

export const remoteKeys = (url: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(url), { cooldownDuration: 2_000, timeoutDuration: 3_000 })

export const localKeys = (keys: JSONWebKeySet): JWTVerifyGetKey => createLocalJWKSet(keys)
