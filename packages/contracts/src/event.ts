import type { z } from 'zod'
import { surely } from './fits.ts'

/** The published form of one kind of fact: its name, its key, its current shape, and the way up from every older one. */
export interface EventContract<Type extends string = string, Data = unknown> {
  readonly type: Type
  readonly service: string
  /** The aggregate whose id is the stream and the key, in the field's words: `lot`, `order`. */
  readonly stream: string
  readonly summary: string
  readonly version: number
  /** The latest shape. */
  readonly schema: z.ZodType<Data>
  /** Every shape ever published, by version. */
  readonly shapes: ReadonlyMap<number, z.ZodType>
  /**
   * Reads data of any published version as the latest; data that is right already comes back itself. Throws
   * `ContractError` with the reason when it does not fit.
   */
  read(version: number, data: unknown): Data
  /** Checks data of the latest version before it is written, and returns what the store appends. */
  write(data: Data): { readonly type: Type; readonly dataVersion: number; readonly data: Data }
}

/** The data type of a contract: `DataOf<typeof materialReceived>`. */
export type DataOf<C> = C extends EventContract<string, infer D> ? D : never

export class ContractError extends Error {
  override readonly name = 'ContractError'
}

interface Definition {
  readonly stream: string
  readonly summary: string
}

/** Versions are added by `.next`, each with a typed upcaster from the one before. */
interface Builder<Type extends string, Data> {
  next<Next>(schema: z.ZodType<Next>, upcast: (older: Data) => NoInfer<Next>): Builder<Type, Next>
  build(): EventContract<Type, Data>
}

type Upcast = (older: unknown) => unknown

/**
 * `event('sourcing.lot-accepted', { stream: 'lot', summary }).first(schema)` begins a contract at version 1;
 * `.next(schema, upcast)` adds a version; `.build()` ends it.
 */
export const event = <const Type extends `${string}.${string}`>(type: Type, definition: Definition) => ({
  first: <Data>(schema: z.ZodType<Data>): Builder<Type, Data> => builder(type, definition, [schema], []),
})

const builder = <Type extends string, Data>(
  type: Type,
  definition: Definition,
  schemas: readonly z.ZodType[],
  upcasts: readonly Upcast[],
): Builder<Type, Data> => ({
  next: (schema, upcast) => builder(type, definition, [...schemas, schema], [...upcasts, upcast as Upcast]),
  build: () => {
    const version = schemas.length
    const latest = schemas[version - 1] as z.ZodType<Data>
    // Made when the first fact of that shape comes: most shapes are never read by most services.
    const quick = new Map<z.ZodType, (data: unknown) => boolean>()
    const fits = (schema: z.ZodType, data: unknown): boolean => {
      let test = quick.get(schema)
      if (test === undefined) {
        test = surely(schema)
        quick.set(schema, test)
      }
      return test(data)
    }
    const check = (schema: z.ZodType, data: unknown, at: number): unknown => {
      const result = schema.safeParse(data)
      if (result.success) return result.data
      const issues = result.error.issues.map((issue) => `${issue.path.join('.') || 'data'}: ${issue.message}`)
      throw new ContractError(`${type} v${at} does not fit its contract: ${issues.join('; ')}`)
    }
    return {
      type,
      service: type.slice(0, type.indexOf('.')),
      ...definition,
      version,
      schema: latest,
      shapes: new Map(schemas.map((schema, index) => [index + 1, schema])),
      read: (from, data) => {
        const schema = schemas[from - 1]
        if (!schema)
          throw new ContractError(`${type} v${from} is unknown here (latest is v${version}): upgrade this service`)
        const read = fits(schema, data) ? data : check(schema, data, from)
        if (from === version) return read as Data
        return upcasts.slice(from - 1).reduce((older, upcast) => upcast(older), read) as Data
      },
      write: (data) => ({ type, dataVersion: version, data: check(latest, data, version) as Data }),
    }
  },
})
