import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { catalog } from './catalog.ts'
import { surely } from './fits.ts'

const shapes = [...catalog].flatMap(([type, contract]) =>
  [...contract.shapes].map(([version, schema]) => ({
    name: `${type} v${version}`,
    schema,
    quick: surely(schema),
    sample: JSON.parse(
      readFileSync(new URL(`../samples/${type}/v${version}.json`, import.meta.url), 'utf8'),
    ) as unknown,
  })),
)

type Path = readonly (string | number)[]

/** Every place in it, the whole included. */
const placesOf = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        placesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : []),
]

/** The same with something else in one place; `nothing` takes the place away. */
const nothing = Symbol('nothing')
const changed = (value: unknown, [key, ...rest]: Path, to: (old: unknown) => unknown): unknown => {
  if (key === undefined) return to(value)
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...(value as object) }
  const next = changed((copy as Record<string | number, unknown>)[key], rest, to)
  if (next !== nothing) (copy as Record<string | number, unknown>)[key] = next
  else if (Array.isArray(copy)) copy.splice(Number(key), 1)
  else delete copy[key]
  return copy
}

const other = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('', '0', '-1', '007', '\u0000', '\ud800', 'A'.repeat(3_000), 'MAD', 'silver', '2026-02-30'),
  fc.constantFrom(-1, 0, 1, 0.5, 10_000, 10_001, 2 ** 53, 2 ** 53 - 1, 1e300, true, null, [], {}),
  fc.uuid().map((id) => id.toUpperCase()),
)
const change = fc.oneof(
  other.map((value) => () => value),
  fc.constantFrom(
    () => nothing,
    (old: unknown) => (typeof old === 'string' ? old.toUpperCase() : old),
    (old: unknown) => (typeof old === 'string' ? `${old} ` : old),
    (old: unknown) => (typeof old === 'object' && old !== null ? { ...old, more: 1 } : old),
    (old: unknown) => (typeof old === 'number' ? old + 0.5 : old),
    (old: unknown) => (typeof old === 'number' ? -old - 1 : old),
    (old: unknown) => (Array.isArray(old) ? Array.from({ length: 30 }, () => old[0]) : old),
    (old: unknown) => [old],
    (old: unknown) => old,
  ),
)
const given = fc
  .tuple(fc.constantFrom(...shapes), fc.array(fc.tuple(fc.nat(), change), { maxLength: 3 }))
  .map(([shape, changes]) => ({
    ...shape,
    data: changes.reduce((data, [at, to]) => {
      const places = placesOf(data)
      return changed(data, places[at % places.length] ?? [], to)
    }, shape.sample),
  }))

describe('a quick look at data', () => {
  it('is enough for every sample of every shape, so zod is asked for hardly any fact', () =>
    expect(shapes.filter(({ quick, sample }) => !quick(sample)).map(({ name }) => name)).toEqual([]))

  it('takes only what zod takes and gives back as it is', () =>
    fc.assert(
      fc.property(given, ({ schema, quick, data }) => {
        if (!quick(data)) return
        expect(schema.safeParse(data)).toEqual({ success: true, data })
      }),
      { numRuns: 1_500 },
    ))

  it('of what was changed somewhere, takes some and leaves some', () => {
    const answers = fc.sample(given, { numRuns: 2_000, seed: 1 }).map(({ quick, data }) => quick(data))
    expect(answers.filter(Boolean).length).toBeGreaterThan(100)
    expect(answers.filter((sure) => !sure).length).toBeGreaterThan(500)
  })

  it.each([
    ['a shape that zod changes', z.string().trim(), ' x'],
    ['a shape that zod fills in', z.strictObject({ a: z.int().default(1) }), {}],
    ['an object that drops what it does not know', z.object({ a: z.int() }), { a: 1, b: 2 }],
    ['an object that keeps what it does not know', z.looseObject({ a: z.int() }), { a: 1, b: 2 }],
    ['a shape it has never heard of', z.map(z.string(), z.string()), new Map()],
    ['a number as text', z.coerce.number(), '1'],
    ['a check that takes its time', z.string().refine(async () => true), 'x'],
    ['a check that refuses', z.string().refine((text) => text !== 'x'), 'x'],
    ['a key that only looks like one', z.strictObject({ a: z.int() }), JSON.parse('{"a":1,"__proto__":1}')],
  ])('is not enough for %s', (_, schema, data) => expect(surely(schema)(data)).toBe(false))
})
