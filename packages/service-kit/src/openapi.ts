import { z } from 'zod'
import { problems } from './problem.ts'
import { type CommandRoute, methodOf, type Route } from './route.ts'
import { tableQuery, tableTypes } from './table.ts'

/** JSON schema of a zod schema, in the dialect of OpenAPI 3.1. Bigints are decimal strings on the wire. */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'bigint') jsonSchema.type = 'string'
    },
  })
  return json
}

const parametersOf = (where: 'path' | 'query', schema: z.ZodType | undefined): object[] => {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}

const header = (name: string, required: boolean, description: string, pattern?: string) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', ...(pattern === undefined ? {} : { pattern }) },
})

const commandHeaders = [
  header(
    'Idempotency-Key',
    true,
    'New for each command, the same when it is repeated: one effect, one answer.',
    '^[\\x21-\\x7e]{1,200}$',
  ),
  header('If-Match', false, 'The ETag that the decision was made on; 412 when it has changed since.'),
  header('Fibula-Happened-At', false, 'When it happened, in UTC; now when absent.'),
]

const problemResponses = (route: Route<never>): Record<string, unknown> => {
  const changes = route.kind === 'command' || route.kind === 'upload'
  const own = changes
    ? Object.entries((route as CommandRoute<never>).problems as Record<string, { status: number; title: string }>)
    : []
  const general = Object.entries(problems).filter(([code, { status }]) => {
    if (status === 401 || status === 403) return route.roles !== 'public'
    if (code.startsWith('file-')) return route.kind === 'upload'
    if (code === 'too-many-rows') return route.kind === 'query' && route.table !== undefined
    if (status === 413 || status === 415) return route.kind === 'command'
    if (status === 412 || code === 'idempotency-key-reused') return changes
    return status === 400 || status === 404 || status === 503
  })
  const byStatus = new Map<number, string[]>()
  for (const [code, { status, title }] of [...own, ...general])
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${title}`])
  return Object.fromEntries(
    [...byStatus].map(([status, texts]) => [
      String(status),
      {
        description: texts.join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457; further members carry the numbers that a person needs.',
  required: ['type', 'code', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    code: { type: 'string', description: 'Stable; decide by it.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What to do.' },
    instance: { type: 'string', format: 'uri-reference' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { pointer: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}

const operationId = (method: string, path: string): string =>
  method +
  path
    .replaceAll(/[/-]?\{(\w+)\}/g, (_, name: string) => `By${name[0]?.toUpperCase()}${name.slice(1)}`)
    .replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase())

const binary = { type: 'string', format: 'binary' }
const files = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, { schema: binary }]))

const bodyOf = (route: Route<never>): object => {
  if (route.kind === 'upload')
    return { requestBody: { required: true, content: files(route.accepts), 'x-max-bytes': route.maxBytes } }
  if (route.kind !== 'command' || route.body === undefined) return {}
  const required = !route.body.safeParse(undefined).success
  const schema = jsonSchemaOf(route.body, 'input')
  return { requestBody: { required, content: { 'application/json': { schema } } } }
}

const answerOf = (route: Route<never>): object => {
  if (route.kind === 'file') return files(route.contentTypes)
  const json = { 'application/json': { schema: jsonSchemaOf(route.view, 'output') } }
  return route.kind === 'query' && route.table ? { ...json, ...files(tableTypes) } : json
}

const operationOf = (route: Route<never>): object => {
  const changes = route.kind === 'command' || route.kind === 'upload'
  const method = methodOf(route)
  return {
    operationId: operationId(method, route.path),
    summary: route.summary,
    tags: [route.tag],
    security: route.roles === 'public' ? [] : [{ token: [] }],
    ...(Array.isArray(route.roles)
      ? { description: `For the roles ${route.roles.join(', ')}.`, 'x-roles': route.roles }
      : {}),
    parameters: [
      ...parametersOf('path', route.params),
      ...parametersOf('query', route.query),
      ...(route.kind === 'query' && route.table ? parametersOf('query', tableQuery) : []),
      ...(changes ? commandHeaders : []),
    ],
    ...bodyOf(route),
    responses: {
      [String(changes ? route.success : 200)]: { description: 'Done', content: answerOf(route) },
      ...problemResponses(route),
    },
  }
}

export interface DocumentedService {
  readonly service: string
  readonly summary: string
  // biome-ignore lint/suspicious/noExplicitAny: a list of routes of whatever dependencies
  readonly routes: readonly Route<any>[]
}

/** The OpenAPI 3.1 document of a service, from the routes that it serves. */
export const openApiOf = ({ service, summary, routes }: DocumentedService) => {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const method = methodOf(route)
    paths[route.path] = { ...paths[route.path], [method]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Fibula ${service}`,
      version: '0.1.0',
      summary,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `/api/${service}` }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}
