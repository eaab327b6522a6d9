import type { JsonSchema, Path } from './samples.ts'

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT/,
}

const within = (value: number, least: unknown, most: unknown): boolean =>
  value >= (typeof least === 'number' ? least : -Infinity) && value <= (typeof most === 'number' ? most : Infinity)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const byType: Readonly<Record<string, (value: unknown, schema: JsonSchema) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  integer: (value, { minimum, maximum, exclusiveMinimum }) =>
    Number.isSafeInteger(value) &&
    within(value as number, minimum, maximum) &&
    (value as number) > ((exclusiveMinimum as number | undefined) ?? -Infinity),
  number: (value, { minimum, maximum }) => typeof value === 'number' && within(value, minimum, maximum),
  string: (value, { minLength, maxLength, pattern, format }) =>
    typeof value === 'string' &&
    within([...value].length, minLength, maxLength) &&
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(value)) &&
    (typeof format !== 'string' || (formats[format]?.test(value) ?? true)),
  array: (value, { minItems, maxItems, items }) =>
    Array.isArray(value) &&
    within(value.length, minItems, maxItems) &&
    (items === undefined || value.every((one) => fits(items as JsonSchema, one))),
  object: (value, schema) => isObject(value) && fieldsFit(value, schema),
}

const fieldsFit = (value: Readonly<Record<string, unknown>>, schema: JsonSchema): boolean => {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>
  if (((schema.required ?? []) as readonly string[]).some((name) => !Object.hasOwn(value, name))) return false
  return Object.entries(value).every(([name, inner]) => {
    if (Object.hasOwn(properties, name)) return fits(properties[name] as JsonSchema, inner)
    // The house's rule: unknown fields are refused unless the schema says what they are. `{}` says nothing.
    const others = schema.additionalProperties
    const described = isObject(others) && (Object.keys(others).length > 0 || schema.propertyNames !== undefined)
    return described && fits(others, inner)
  })
}

/** Whether a schema may allow a value. Enough of JSON schema for what zod writes; what it does not know, it lets pass. */
export const fits = (schema: JsonSchema, value: unknown): boolean => {
  if (schema.const !== undefined) return value === schema.const
  if (Array.isArray(schema.enum)) return schema.enum.includes(value)
  const choices = (schema.oneOf ?? schema.anyOf) as readonly JsonSchema[] | undefined
  if (choices) return choices.some((choice) => fits(choice, value))
  if (Array.isArray(schema.allOf)) return schema.allOf.every((part) => fits(part as JsonSchema, value))
  const types = schema.type === undefined ? [] : Array.isArray(schema.type) ? schema.type : [schema.type]
  return types.length === 0 || types.some((type: unknown) => byType[String(type)]?.(value, schema) ?? true)
}

/** Text and numbers that no part of the house may take, whatever a schema says. */
export const unkeepable = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\u0000') || !value.isWellFormed()
    : typeof value === 'number'
      ? !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))
      : isObject(value) || Array.isArray(value)
        ? Object.entries(value).some(([name, inner]) => unkeepable(name) || name === '__proto__' || unkeepable(inner))
        : false

export const named = (path: Path): string => (path.length === 0 ? 'the whole body' : path.join('.'))
