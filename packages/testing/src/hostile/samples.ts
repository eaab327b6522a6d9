/** A JSON schema as it stands in an OpenAPI document. */
export type JsonSchema = { readonly [keyword: string]: unknown }

const candidates = [
  'x',
  'abc',
  'coop-test',
  'MAD',
  'MA',
  '1',
  '5',
  '925',
  '1.5',
  'F-17',
  '2026-10-01',
  '2026-10-01T08:00:00.000Z',
  '0197f3a0-0000-7000-8000-000000000000',
  'ab01'.repeat(16),
]

const formats: Readonly<Record<string, string>> = {
  uuid: '0197f3a0-0000-7000-8000-000000000000',
  date: '2026-10-01',
  'date-time': '2026-10-01T08:00:00.000Z',
  email: 'a@example.test',
  uri: 'https://example.test/',
}

const text = (schema: JsonSchema): string => {
  const format = typeof schema.format === 'string' ? formats[schema.format] : undefined
  if (format !== undefined) return format
  const shortest = typeof schema.minLength === 'number' ? schema.minLength : 0
  const longest = typeof schema.maxLength === 'number' ? schema.maxLength : Number.POSITIVE_INFINITY
  const pattern = typeof schema.pattern === 'string' ? new RegExp(schema.pattern, 'u') : undefined
  const fits = [...candidates, 'x'.repeat(shortest)].find(
    (one) => one.length >= shortest && one.length <= longest && (pattern?.test(one) ?? true),
  )
  if (fits === undefined)
    throw new Error(`no sample text is known for ${JSON.stringify(schema)}: give the route a body`)
  return fits
}

const number = (schema: JsonSchema): number => {
  const least = typeof schema.minimum === 'number' ? schema.minimum : 1
  const above = typeof schema.exclusiveMinimum === 'number' ? schema.exclusiveMinimum + 1 : least
  const most = typeof schema.maximum === 'number' ? schema.maximum : Number.POSITIVE_INFINITY
  return Math.min(Math.max(1, least, above), most)
}

/**
 * A value that fits the schema, every optional field included, so that each of them can be spoilt. Refinements are not in a
 * schema: a route with some needs a body of its own (see `HostileSubject.bodies`).
 */
export const sampleOf = (schema: JsonSchema): unknown => {
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  const choices = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined
  if (choices) return sampleOf(choices.find(({ type }) => type !== 'null') ?? {})
  if (Array.isArray(schema.allOf)) return Object.assign({}, ...schema.allOf.map((part) => sampleOf(part as JsonSchema)))
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).map(([name, inner]) => [
          name,
          sampleOf(inner),
        ]),
      )
    case 'array':
      return (
        (schema.prefixItems as JsonSchema[] | undefined)?.map(sampleOf) ??
        Array.from({ length: typeof schema.minItems === 'number' ? Math.max(1, schema.minItems) : 1 }, () =>
          sampleOf((schema.items ?? {}) as JsonSchema),
        )
      )
    case 'string':
      return text(schema)
    case 'number':
    case 'integer':
      return number(schema)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return 'x'
  }
}

/** Where a value stands inside another, e.g. `['weighed', 'value']`. */
export type Path = readonly (string | number)[]

/** Every place inside a value, the value itself included. */
export const pathsOf = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(Array.isArray(value)
    ? value.flatMap((inner, index) => pathsOf(inner, [...path, index]))
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]))
      : []),
]

/** The value with something else at a place. */
export const replaced = (value: unknown, [step, ...rest]: Path, by: unknown): unknown => {
  if (step === undefined) return by
  const inner = (value as Readonly<Record<string | number, unknown>>)[step]
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === step ? replaced(inner, rest, by) : one))
  return { ...(value as object), [step]: replaced(inner, rest, by) }
}

export const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Readonly<Record<string | number, unknown>>)[step], value)
