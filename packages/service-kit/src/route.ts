import type { Answer } from '@fibula/store'
import type { z } from 'zod'
import type { ProblemText } from './problem.ts'

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
  /** Version of the thing; becomes the ETag `"<version>"`. */
  readonly version?: number
  /** Path of a new thing within the service, e.g. `/receipts/…`. */
  readonly location?: string
}

export type Shape = z.ZodType | undefined
export type Output<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

interface RouteBase<Params extends Shape, Query extends Shape, View extends z.ZodType> {
  /** As in OpenAPI, e.g. `/lots/{lotId}`. */
  readonly path: `/${string}`
  readonly summary: string
  /** The field's word in the plural, e.g. `lots`. */
  readonly tag: string
  /** Whoever has one of these; `anyone-signed-in` needs a token, `public` none. */
  readonly roles: Roles
  readonly params?: Params
  readonly query?: Query
  /** What a success shows. */
  readonly view: View
}

/** Reads something and changes nothing. `undefined` becomes 404 not-found. */
export interface QueryRoute<
  Deps,
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  View extends z.ZodType = z.ZodType,
> extends RouteBase<Params, Query, View> {
  readonly kind: 'query'
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
> extends RouteBase<Params, undefined, View> {
  readonly kind: 'command'
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

/** A route of a service, whatever its shapes. */
export type Route<Deps> =
  | (Omit<QueryRoute<Deps>, 'handle'> & { readonly handle: unknown })
  | (Omit<CommandRoute<Deps>, 'handle' | 'respond' | 'problems'> & {
      readonly handle: unknown
      readonly respond: unknown
      readonly problems: Readonly<Record<string, ProblemText>>
    })

/** `queryRoute<Deps>()({ path, view, handle, … })`: the shapes of params and query are inferred. */
export const queryRoute =
  <Deps>() =>
  <View extends z.ZodType, Params extends Shape = undefined, Query extends Shape = undefined>(
    route: Omit<QueryRoute<Deps, Params, Query, View>, 'kind'>,
  ): Route<Deps> => ({ kind: 'query', ...route })

/** `commandRoute<Deps, Result, Refusal>()({ … })`: what the use case tells and refuses is named, the shapes are inferred. */
export const commandRoute =
  <Deps, Result, Refusal extends Coded>() =>
  <View extends z.ZodType, Params extends Shape = undefined, Body extends Shape = undefined>(
    route: Omit<CommandRoute<Deps, Result, Refusal, Params, Body, View>, 'kind'>,
  ): Route<Deps> => ({ kind: 'command', ...route })
