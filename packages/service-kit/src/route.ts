import type { Answer } from '@fibula/store'
import type { Column } from '@fibula/tables'
import type { z } from 'zod'
import type { ProblemText } from './problem.ts'
import type { Upload } from './upload.ts'

export type Role = 'clerk' | 'workshop' | 'marketing' | 'seller' | 'inspector'

export type Roles = readonly Role[] | 'anyone-signed-in' | 'public'

/** Who asks: from a verified token. */
export interface Actor {
  readonly personId: string
  readonly organisationId: string
  readonly roles: readonly Role[]
}

export interface Coded {
  readonly code: string
}

/** What a command knows besides its input; a use case passes it to `runCommand`. `Result` is what it tells when it is done. */
export interface CommandContext<Result = unknown, Refusal extends Coded = Coded> {
  readonly actor: Actor
  /** From the header `Fibula-Happened-At`, or the time of recording. RFC 3339, UTC, milliseconds. */
  readonly happenedAt: string
  readonly recordedAt: string
  /** From `If-Match`; undefined when absent or `*`. */
  readonly ifMatch: number | undefined
  readonly idempotency: { readonly organisationId: string; readonly key: string; readonly requestHash: string }
  /** The answers that are kept with the change, so that the same key gets them again. */
  readonly done: (result: Result) => Answer
  readonly refused: (refusal: Refusal) => Answer
}

/** What a success shows. */
export interface Answered<Body> {
  readonly body: Body
  /** Version of the thing; becomes the ETag `"<version>"`. Without one, the ETag of a read says what it shows. */
  readonly version?: number
  /** Path of a new thing within the service, e.g. `/receipts/…`. */
  readonly location?: string
}

export type Shape = z.ZodType | undefined
export type Output<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

interface RouteBase<Params extends Shape, Query extends Shape> {
  /** As in OpenAPI, e.g. `/lots/{lotId}`. */
  readonly path: `/${string}`
  readonly summary: string
  /** The field's word in the plural, e.g. `lots`. */
  readonly tag: string
  /** Whoever has one of these; `anyone-signed-in` needs a token, `public` none. */
  readonly roles: Roles
  readonly params?: Params
  readonly query?: Query
}

/** What a list shows of one thing. */
export type ItemOf<Body> = Body extends { readonly items: readonly (infer Item)[] } ? Item : never

/** How a list is written as a table: with `?format=csv|xlsx&lang=fr|ar|en` the route answers all things of the filter. */
export interface Table<Item> {
  /** Part of the file's name, e.g. `lots`. */
  readonly name: string
  readonly columns: readonly Column<Item>[]
}

/** Reads something and changes nothing. `undefined` becomes 404 not-found. */
export interface QueryRoute<
  Deps,
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  View extends z.ZodType = z.ZodType,
> extends RouteBase<Params, Query> {
  readonly kind: 'query'
  /** What a success shows. */
  readonly view: View
  /** For a list of `pageOf(…)`, whose query has `pageQuery`. */
  readonly table?: Table<ItemOf<z.output<View>>>
  readonly handle: (
    input: { readonly params: Output<Params>; readonly query: Output<Query>; readonly actor: Actor },
    deps: Deps,
  ) => Promise<Answered<z.output<View>> | undefined>
}

/** Changes something. The use case answers through its context; `undefined` becomes 404 not-found. */
export interface CommandRoute<
  Deps,
  Result = unknown,
  Refusal extends Coded = Coded,
  Params extends Shape = Shape,
  Body extends Shape = Shape,
  View extends z.ZodType = z.ZodType,
> extends RouteBase<Params, undefined> {
  readonly kind: 'command'
  readonly view: View
  readonly method: 'post' | 'put' | 'patch' | 'delete'
  readonly body?: Body
  /** 201 for a new thing, otherwise 200. */
  readonly success: 200 | 201
  /** A text for every refusal: a code without one does not compile. */
  readonly problems: Readonly<Record<Refusal['code'], ProblemText>>
  readonly handle: (
    input: {
      readonly params: Output<Params>
      readonly body: Output<Body>
      readonly context: CommandContext<Result, Refusal>
    },
    deps: Deps,
  ) => Promise<Answer | undefined>
  readonly respond: (result: Result) => Answered<z.output<View>>
}

/** A file as an answer: a document, a picture, a feed. A stream is passed on as it comes, and never kept whole. */
export interface FileAnswer {
  readonly body: string | Uint8Array | AsyncIterable<string | Uint8Array>
  /** One of the route's `contentTypes`; text is UTF-8. */
  readonly contentType: string
  /** The name under which it is saved. */
  readonly fileName?: string
  /** Absent: shown in the browser. */
  readonly download?: boolean
  /** Says which state of the thing this shows, or which bytes these are. Without quotation marks. */
  readonly etag?: string
  /** `immutable`: what this address shows never changes. Otherwise the reader asks each time whether it did. */
  readonly cache?: 'immutable' | 'revalidate'
}

/** Reads something and answers it as a file. `undefined` becomes 404 not-found. */
export interface FileRoute<Deps, Params extends Shape = Shape, Query extends Shape = Shape>
  extends RouteBase<Params, Query> {
  readonly kind: 'file'
  /** Everything that it may answer, e.g. `['application/pdf']`. */
  readonly contentTypes: readonly [string, ...string[]]
  readonly handle: (
    input: { readonly params: Output<Params>; readonly query: Output<Query>; readonly actor: Actor },
    deps: Deps,
  ) => Promise<FileAnswer | undefined>
}

/** A command whose body is a file. It is taken in piece by piece, and looked at only when all of it is there. */
export interface UploadRoute<
  Deps,
  Result = unknown,
  Refusal extends Coded = Coded,
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  View extends z.ZodType = z.ZodType,
> extends RouteBase<Params, Query> {
  readonly kind: 'upload'
  readonly method: 'post' | 'put'
  /** Content types, e.g. `['text/csv']`; others are refused with 415. */
  readonly accepts: readonly [string, ...string[]]
  /** One byte more is refused with 413, as soon as it is known. */
  readonly maxBytes: number
  /** 201 for a new thing, 202 for work that goes on, otherwise 200. */
  readonly success: 200 | 201 | 202
  readonly view: View
  readonly problems: Readonly<Record<Refusal['code'], ProblemText>>
  readonly handle: (
    input: {
      readonly params: Output<Params>
      readonly query: Output<Query>
      readonly upload: Upload
      readonly context: CommandContext<Result, Refusal>
    },
    deps: Deps,
  ) => Promise<Answer | undefined>
  readonly respond: (result: Result) => Answered<z.output<View>>
}

/** A route of a service, whatever its shapes. */
export type Route<Deps> =
  | (Omit<QueryRoute<Deps>, 'handle' | 'table'> & { readonly handle: unknown; readonly table?: Table<never> })
  | (Omit<FileRoute<Deps>, 'handle'> & { readonly handle: unknown })
  | (Omit<CommandRoute<Deps>, 'handle' | 'respond' | 'problems'> & {
      readonly handle: unknown
      readonly respond: unknown
      readonly problems: Readonly<Record<string, ProblemText>>
    })
  | (Omit<UploadRoute<Deps>, 'handle' | 'respond' | 'problems'> & {
      readonly handle: unknown
      readonly respond: unknown
      readonly problems: Readonly<Record<string, ProblemText>>
    })

/** The HTTP method of a route, in small letters. */
export const methodOf = (route: Route<never>): 'get' | 'post' | 'put' | 'patch' | 'delete' =>
  route.kind === 'query' || route.kind === 'file' ? 'get' : route.method

/** `queryRoute<Deps>()({ path, view, handle, … })`: the shapes of params and query are inferred. */
export const queryRoute =
  <Deps>() =>
  <View extends z.ZodType, Params extends Shape = undefined, Query extends Shape = undefined>(
    route: Omit<QueryRoute<Deps, Params, Query, View>, 'kind'>,
  ): Route<Deps> =>
    ({ kind: 'query', ...route }) as Route<Deps>

/** `fileRoute<Deps>()({ path, contentTypes, handle, … })` */
export const fileRoute =
  <Deps>() =>
  <Params extends Shape = undefined, Query extends Shape = undefined>(
    route: Omit<FileRoute<Deps, Params, Query>, 'kind'>,
  ): Route<Deps> => ({ kind: 'file', ...route })

/** `commandRoute<Deps, Result, Refusal>()({ … })`: what the use case tells and refuses is named, the shapes are inferred. */
export const commandRoute =
  <Deps, Result, Refusal extends Coded>() =>
  <View extends z.ZodType, Params extends Shape = undefined, Body extends Shape = undefined>(
    route: Omit<CommandRoute<Deps, Result, Refusal, Params, Body, View>, 'kind'>,
  ): Route<Deps> => ({ kind: 'command', ...route })

/** `uploadRoute<Deps, Result, Refusal>()({ accepts, maxBytes, … })`: as `commandRoute`, with a file for a body. */
export const uploadRoute =
  <Deps, Result, Refusal extends Coded>() =>
  <View extends z.ZodType, Params extends Shape = undefined, Query extends Shape = undefined>(
    route: Omit<UploadRoute<Deps, Result, Refusal, Params, Query, View>, 'kind'>,
  ): Route<Deps> => ({ kind: 'upload', ...route })
