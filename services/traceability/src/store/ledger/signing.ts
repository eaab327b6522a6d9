import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Queryable } from '@fibula/store'
import type { PublicKey, Signing } from '../../app/ledger/signing.ts'

type Jwk = Pick<PublicKey, 'kty' | 'crv' | 'x' | 'y'>
interface KeyRow {
  readonly kid: string
  readonly public_jwk: Jwk
  readonly private_jwk: Jwk & { readonly d: string }
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The name of a key is its thumbprint (RFC 7638), so that nobody can give another key the same name. */
const thumbprint = ({ crv, kty, x, y }: Jwk): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')

/**
 * Signs documents as JWS (RFC 7515, compact, ES256) with a key that the service makes for itself and keeps in its own
 * database, so that all replicas sign alike. Two that begin at once make two keys: both are published, both are good.
 */
export const createSigning = (database: Queryable): Signing => {
  let known: { readonly kid: string; readonly key: KeyObject } | undefined
  const keys = async () =>
    (await database.query<KeyRow>('SELECT kid, public_jwk, private_jwk FROM signing_key ORDER BY created_at, kid')).rows

  const make = async (): Promise<KeyRow> => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const made = publicKey.export({ format: 'jwk' }) as Jwk
    const row = {
      kid: thumbprint(made),
      public_jwk: made,
      private_jwk: privateKey.export({ format: 'jwk' }) as KeyRow['private_jwk'],
    }
    await database.query('INSERT INTO signing_key (kid, public_jwk, private_jwk) VALUES ($1, $2, $3)', [
      row.kid,
      row.public_jwk,
      row.private_jwk,
    ])
    return row
  }

  const current = async () => {
    if (known) return known
    const row = (await keys()).at(-1) ?? (await make())
    known = { kid: row.kid, key: createPrivateKey({ key: { ...row.private_jwk }, format: 'jwk' }) }
    return known
  }

  return {
    sign: async (payload, type) => {
      const { kid, key } = await current()
      const signed = `${encoded({ alg: 'ES256', kid, typ: type })}.${encoded(payload)}`
      const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
      return `${signed}.${signature.toString('base64url')}`
    },
    publicKeys: async () => {
      await current()
      return (await keys()).map(({ kid, public_jwk: { crv, kty, x, y } }) => ({
        kid,
        kty,
        crv,
        x,
        y,
        alg: 'ES256',
        use: 'sig',
      }))
    },
  }
}
