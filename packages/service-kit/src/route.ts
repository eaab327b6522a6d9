import type { z } from 'zod'

/** Who asks: from a verified token. */
export interface Actor {
  readonly personId: string
  readonly organisationId: string
  readonly roles: readonly Role[]
}

export type Role = 'clerk' | 'workshop' | 'marketing' | 'seller' | 'inspector'

/** A problem as a service declares it, by code; RFC 9457 `title` and `detail` say what is wrong and what to do. */
export interface ProblemText {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 503
  readonly title: string
  /** What the person can do now. */
  readonly whatToDo: string
}

export interface Refused {
  readonly refusal: { readonly code: string } & Readonly<Record<string, unknown>>
}

export interface Answered<Body> {
  readonly body: Body
  /** Version of the thing shown or changed; becomes the ETag `"<version>"`. */
  readonly version?: number
  /** Path of a new thing, relative to the service, e.g. `/receipts/…`. */
  readonly location?: string
}

type Shape = z.ZodType | undefined
type Output<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

export interface RouteInput<Params extends Shape, Query extends Shape, Body extends Shape> {
  readonly params: Output<Params>
  readonly query: Output<Query>
  readonly body: Output<Body>
}

interface RouteBase<Params extends Shape, Query extends Shape, Body extends Shape, View extends z.ZodType> {
  /** OpenAPI path, e.g. `/lots/{lotId}`. */
  readonly path: `/${string}`
  /** Shown in the API reference. */
  readonly summary: string
  readonly description?: string
  /** OpenAPI tag, the field's word in the plural, e.g. `lots`. */
  readonly tag: string
  /** Whoever has one of these; `public` needs no token. */
  readonly roles: readonly Role[] | 'public'
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** What a success answers. */
  readonly view: View
  /** An example for the reference; checked against its schema by a test. */
  readonly example?: { readonly body?: unknown; readonly view?: unknown }
}

/** Reads something, changes nothing. `undefined` becomes 404 not-found. */
export interface QueryRoute<
  Deps = unknown,
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  View extends z.ZodType = z.ZodType,
> extends RouteBase<Params, Query, undefined, View> {
  readonly kind: 'query'
  readonly method: 'get'
  readonly handle: (
    input: RouteInput<Params, Query, undefined> & { readonly actor: Actor | undefined },
    deps: Deps,
  ) => Promise<Answered<z.input<View>> | undefined>
}

/** What a command knows besides its input. Pass it on to the use case, which commits with it. */
export interface CommandContext {
  readonly actor: Actor
  /** From the header `Fibula-Happened-At`; the time of recording where it is absent. RFC 3339 UTC. */
  readonly happenedAt: string
  readonly recordedAt: string
  /** From `If-Match`; undefined when the header is absent or `*`. */
  readonly ifMatch: number | undefined
  /** From the header `Idempotency-Key`, which every command must carry. */
  readonly idempotency: { readonly organisationId: string; readonly key: string; readonly requestHash: string }
}

/**
 * Changes something. The use case gets `answer`, a function that makes the stored HTTP answer from the view, because the
 * answer is kept in the statement that keeps the change (see `Commit.idempotency`).
 */
export interface CommandRoute<
  Deps = unknown,
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  View extends z.ZodType = z.ZodType,
> extends RouteBase<Params, Query, Body, View> {
  readonly kind: 'command'
  readonly method: 'post' | 'put' | 'patch' | 'delete'
  /** 201 for a new thing (with `location`), otherwise 200. */
  readonly success: 200 | 201
  /** The codes that this command may refuse with; each has a text in the service's `problems`. */
  readonly refusals: readonly string[]
  readonly handle: (
    input: RouteInput<Params, Query, Body> & { readonly context: CommandContext; readonly answer: (answered: Answered<z.input<View>>) => StoredAnswer },
    deps: Deps,
  ) => Promise<Outcome<z.input<View>>>
}

/** Structurally the store's `Answer`. */
export interface StoredAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** Committed (with the answer it stored), or refused. `undefined` becomes 404 not-found. */
export type Outcome<_View> = { readonly answer: StoredAnswer } | Refused | undefined

export type AnyRoute<Deps> = QueryRoute<Deps> | CommandRoute<Deps>
