/** A public key as JWKS has it (RFC 7517). */
export interface PublicKey {
  readonly kid: string
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
  readonly alg: 'ES256'
  readonly use: 'sig'
}

/** Signs documents, so that a third party can check them without asking again. */
export interface Signing {
  /** JWS, compact, ES256; `type` is its `typ`. */
  readonly sign: (payload: object, type: string) => Promise<string>
  readonly publicKeys: () => Promise<readonly PublicKey[]>
}
