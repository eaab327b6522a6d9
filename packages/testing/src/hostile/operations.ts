import type { JsonSchema } from './samples.ts'

/** One route, as the service's own OpenAPI document says it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** Undefined: no token is needed. Empty: whoever is signed in. */
  readonly roles: readonly string[] | undefined
  readonly params: Readonly<Record<string, JsonSchema>>
  readonly query: Readonly<Record<string, JsonSchema>>
  readonly body: JsonSchema | undefined
  readonly bodyRequired: boolean
  readonly success: number
  /** Answers `{ items, next }`. */
  readonly isList: boolean
  /** May be saved as CSV and as XLSX. */
  readonly isTable: boolean
  /** What it takes, where its body is a file. */
  readonly upload: { readonly accepts: readonly string[]; readonly maxBytes: number } | undefined
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema: JsonSchema
}

interface OpenApiOperation {
  readonly parameters?: readonly Parameter[]
  readonly security?: readonly unknown[]
  readonly 'x-roles'?: readonly string[]
  readonly requestBody?: {
    readonly required?: boolean
    readonly 'x-max-bytes'?: number
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>
  }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>> }>
  >
}

const schemasIn = (operation: OpenApiOperation, where: string) =>
  Object.fromEntries(
    (operation.parameters ?? []).filter((one) => one.in === where).map(({ name, schema }) => [name, schema]),
  )

const uploadOf = ({ requestBody }: OpenApiOperation): Operation['upload'] => {
  const maxBytes = requestBody?.['x-max-bytes']
  return maxBytes === undefined ? undefined : { accepts: Object.keys(requestBody?.content ?? {}), maxBytes }
}

const answerOf = ({ responses }: OpenApiOperation) => {
  const content = responses['200']?.content ?? {}
  const { items, next } = (content['application/json']?.schema?.properties ?? {}) as Record<string, JsonSchema>
  return {
    isList: items?.type === 'array' && next !== undefined,
    isTable: ['text/csv', 'spreadsheetml.sheet'].every((type) =>
      Object.keys(content).some((one) => one.endsWith(type)),
    ),
  }
}

/** Every route of a service. Throws when there is none: a suite over nothing would be green. */
export const operationsOf = async (url: string): Promise<Operation[]> => {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>
  }
  const operations = Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(
      ([method, operation]): Operation => ({
        method: method.toUpperCase() as Operation['method'],
        path,
        roles: operation.security?.length === 0 ? undefined : (operation['x-roles'] ?? []),
        params: schemasIn(operation, 'path'),
        query: schemasIn(operation, 'query'),
        body: operation.requestBody?.content['application/json']?.schema,
        bodyRequired: operation.requestBody?.required ?? false,
        upload: uploadOf(operation),
        ...answerOf(operation),
        success: Number(Object.keys(operation.responses).find((status) => status.startsWith('2'))),
      }),
    ),
  )
  if (operations.length === 0) throw new Error(`${url}/openapi.json shows no route`)
  return operations
}
