import type { z } from 'zod'

/** Whether a value surely is what the schema wants, and reading it would change nothing. */
type Test = (value: unknown) => boolean

const unsure: Test = () => false

/** What zod keeps of a schema or a check, as far as it is looked at here. */
interface Inner {
  readonly def: Readonly<Record<string, unknown>> & { readonly type?: string; readonly check?: string }
  readonly traits: ReadonlySet<string>
  readonly check: (payload: { value: unknown; issues: unknown[] }) => unknown
}
interface Part {
  readonly _zod: Inner
}

/** Formats that are their pattern, and nothing more. */
const patterns = new Set<unknown>(['regex', 'uuid', 'date', 'datetime'])

/** By zod itself, one check alone. */
const asked =
  ({ _zod }: Part): Test =>
  (value) => {
    const payload = { value, issues: [] }
    return _zod.check(payload) === undefined && payload.issues.length === 0 && payload.value === value
  }

const checkOf = (part: Part): Test => {
  const { check, format, pattern, minimum, maximum, value: bound, inclusive, tx } = part._zod.def
  if (check === 'string_format' && patterns.has(format) && pattern instanceof RegExp && !/[gy]/.test(pattern.flags))
    return (value) => pattern.test(value as string)
  if (check === 'number_format' && format === 'safeint') return Number.isSafeInteger
  if (check === 'min_length') return (value) => (value as string).length >= (minimum as number)
  if (check === 'max_length') return (value) => (value as string).length <= (maximum as number)
  if (check === 'greater_than' && inclusive === true && typeof bound === 'number')
    return (value) => (value as number) >= bound
  if (check === 'less_than' && inclusive === true && typeof bound === 'number')
    return (value) => (value as number) <= bound
  if (check === 'overwrite' && typeof tx === 'function') return (value) => tx(value) === value
  return asked(part)
}

const every = (first: Test, tests: readonly Test[]): Test => {
  const [second, third, ...rest] = tests
  if (second === undefined) return first
  if (third === undefined) return (value) => first(value) && second(value)
  if (rest.length === 0) return (value) => first(value) && second(value) && third(value)
  return (value) => first(value) && tests.every((test) => test(value))
}

/** Objects that take no other keys; another one might be changed by what is done with those. */
const objectOf = (shape: Readonly<Record<string, z.ZodType>>): Test => {
  const names = Object.keys(shape)
  const tests = names.map((name) => surely(shape[name] as z.ZodType))
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    let found = 0
    for (let index = 0; index < names.length; index++) {
      const name = names[index] as string
      const own = (value as Record<string, unknown>)[name]
      if (!(tests[index] as Test)(own)) return false
      if (own !== undefined) found += 1
    }
    return Object.keys(value).length === found
  }
}

const typeOf = ({ def }: Inner): Test => {
  switch (def.type) {
    case 'string':
      return def.coerce === true ? unsure : (value) => typeof value === 'string'
    case 'number':
      return def.coerce === true ? unsure : Number.isFinite
    case 'boolean':
      return def.coerce === true ? unsure : (value) => typeof value === 'boolean'
    case 'enum': {
      const values = new Set(Object.values(def.entries as object))
      return (value) => values.has(value)
    }
    case 'literal': {
      const values = new Set(def.values as unknown[])
      return (value) => values.has(value)
    }
    case 'nullable':
    case 'optional': {
      const nothing = def.type === 'nullable' ? null : undefined
      const inner = surely(def.innerType as z.ZodType)
      return (value) => value === nothing || inner(value)
    }
    case 'array': {
      const element = surely(def.element as z.ZodType)
      return (value) => Array.isArray(value) && value.every(element)
    }
    case 'object':
      return (def.catchall as Part | undefined)?._zod.def.type === 'never'
        ? objectOf(def.shape as Record<string, z.ZodType>)
        : unsure
    default:
      return unsure
  }
}

/**
 * A quick look at data that is nearly always right: `true` means that zod would take it and give it back as it is. For
 * anything else, also for what this does not understand, zod is asked, and says what is wrong or makes it right.
 */
export const surely = (schema: z.ZodType): Test => {
  const inner = (schema as unknown as Part)._zod
  const own = inner.traits.has('$ZodCheck') ? [schema as unknown as Part] : []
  const checks = [...own, ...((inner.def.checks as Part[] | undefined) ?? [])]
  return every(typeOf(inner), checks.map(checkOf))
}
