import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWTPayload, SignJWT } from 'jose'

/** Who a token speaks for. Structurally the kit's actor. */
export interface TestPerson {
  readonly personId: string
  readonly organisationId: string
  readonly roles: readonly string[]
}

export interface TokenOptions {
  readonly issuer?: string
  readonly audience?: string
  /** Seconds from now; negative: expired. Default one hour. */
  readonly expiresIn?: number
}

/** An issuer of tokens in this process, for `verifyTokens({ keys: localKeys(identity.keys), issuer: identity.issuer })`. */
export interface TestIdentity {
  readonly issuer: string
  readonly keys: JSONWebKeySet
  token(person: TestPerson, options?: TokenOptions): Promise<string>
  /** Tokens for this person that no service may accept, by what is wrong with them. */
  badTokens(person: TestPerson): Promise<Readonly<Record<string, string>>>
}

const keyPair = async (kid: string) => {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  return { privateKey, kid, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } }
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export const testIdentity = async ({ issuer = 'https://identity.test' } = {}): Promise<TestIdentity> => {
  const [own, foreign] = await Promise.all([keyPair('test'), keyPair('test')])
  const claimsOf = ({ personId, organisationId, roles }: TestPerson): JWTPayload => ({
    sub: personId,
    org: organisationId,
    roles: [...roles],
  })
  const sign = (pair: typeof own, claims: JWTPayload, options: TokenOptions = {}): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: pair.kid })
      .setIssuer(options.issuer ?? issuer)
      .setAudience(options.audience ?? 'fibula')
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1_000) + (options.expiresIn ?? 3_600))
      .sign(pair.privateKey)

  return {
    issuer,
    keys: { keys: [own.jwk] },
    token: (person, options) => sign(own, claimsOf(person), options),
    badTokens: async (person) => {
      const claims = claimsOf(person)
      const good = await sign(own, claims)
      const [header, payload, signature] = good.split('.') as [string, string, string]
      const other = base64url({ ...claims, roles: ['inspector'], iss: issuer, aud: 'fibula', exp: 9_999_999_999 })
      const shared = new TextEncoder().encode(JSON.stringify(own.jwk))
      return {
        expired: await sign(own, claims, { expiresIn: -3_600 }),
        'of another issuer': await sign(own, claims, { issuer: 'https://elsewhere.test' }),
        'for another audience': await sign(own, claims, { audience: 'elsewhere' }),
        'signed with a foreign key': await sign(foreign, claims),
        'without organisation': await sign(own, { ...claims, org: undefined }),
        'with unknown roles': await sign(own, { ...claims, roles: ['administrator'] }),
        'with another payload': `${header}.${other}.${signature}`,
        'cut off': `${header}.${payload}`,
        'with alg none': `${base64url({ alg: 'none' })}.${payload}.`,
        'signed with the public key as a secret': await new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: own.kid })
          .setIssuer(issuer)
          .setAudience('fibula')
          .setExpirationTime('1h')
          .sign(shared),
        'no token at all': 'x',
      }
    },
  }
}
