import type { Apis } from './generated/index.ts'

export type Service = keyof Apis
export type Method = 'post' | 'put' | 'patch' | 'delete'

/** Paths of a service that can be read, or to which a command of this method can be sent. */
export type ReadPath<S extends Service> = PathWith<Apis[S], 'get'>
export type CommandPath<S extends Service, M extends Method> = PathWith<Apis[S], M>
type PathWith<Paths, M extends string> = {
  [P in keyof Paths]: Paths[P] extends { [K in M]: { responses: unknown } } ? P : never
}[keyof Paths] &
  string

type Operation<S extends Service, P, M extends string> = P extends keyof Apis[S]
  ? M extends keyof Apis[S][P]
    ? Apis[S][P][M]
    : never
  : never

type Json<Holder> = Holder extends { content: { 'application/json': infer Body } } ? Body : never
type Parameters<O, Where extends string> = O extends { parameters: { [K in Where]?: infer Values } } ? Values : never

export type ReadBody<S extends Service, P extends ReadPath<S>> =
  Operation<S, P, 'get'> extends { responses: { 200: infer Answer } } ? Json<Answer> : never
export type ReadQuery<S extends Service, P extends ReadPath<S>> = NonNullable<
  Parameters<Operation<S, P, 'get'>, 'query'>
>

export type CommandInput<S extends Service, P, M extends Method> =
  Operation<S, P, M> extends { requestBody?: infer Input } ? Json<NonNullable<Input>> : undefined
type Success<Answers> = Answers extends { 201: infer Made }
  ? Json<Made>
  : Answers extends { 200: infer Done }
    ? Json<Done>
    : never
export type CommandBody<S extends Service, P, M extends Method> =
  Operation<S, P, M> extends { responses: infer Answers } ? Success<Answers> : never

/** One entry of a list that a path answers. */
export type ItemOf<S extends Service, P extends ReadPath<S>> =
  ReadBody<S, P> extends { items: (infer Item)[] } ? Item : never

export type PathValues = Readonly<Record<string, string>>

export const fillPath = (path: string, values: PathValues = {}): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
