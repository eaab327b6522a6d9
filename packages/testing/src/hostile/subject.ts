import type pg from 'pg'
import type { TestIdentity } from '../http/identity.ts'

/** A running service, and what the suite cannot read from its OpenAPI document. */
export interface HostileSubject {
  readonly url: string
  readonly pool: pg.Pool
  readonly identity: Pick<TestIdentity, 'token' | 'badTokens'>
  /** The organisation that owns `things`. */
  readonly insider: string
  readonly outsider: string
  /** Ids of real things of the insider, by the name that they have in paths, e.g. `{ lotId }`. */
  readonly things?: Readonly<Record<string, string>>
  /** Routes whose things everybody may see, e.g. `GET /pieces/{pieceId}/story`. */
  readonly shared?: readonly string[]
  /** A good body where none can be made from the schema, by `POST /lots/{lotId}/assays`. */
  readonly bodies?: Readonly<Record<string, unknown>>
  /** A good file for each route that takes one, by `POST /photos`; its content type is one that the route accepts. */
  readonly files?: Readonly<Record<string, { readonly contentType: string; readonly bytes: Uint8Array<ArrayBuffer> }>>
  /** Whether work that goes on behind the requests is done; tables are compared only then. */
  readonly idle?: () => Promise<boolean>
  /** Good query values, by the name of the parameter, or by `POST /imports kind` for one route alone. */
  readonly queries?: Readonly<Record<string, string>>
}
