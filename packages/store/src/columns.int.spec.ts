import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigints, type Column, instants, integers, jsonbs, jsonTexts, texts, uuids } from './columns.ts'
import { storeDatabase } from './test-database.ts'

const { pool } = await storeDatabase()

const filled = <Value>(column: Column<Value>, values: readonly (Value | null)[]): Column<Value> => {
  for (const value of values) column.add(value)
  return column
}
/** What the database has understood, as text. */
const understood = async (type: string, parameter: unknown): Promise<(string | null)[]> => {
  const { rows } = await pool.query<{ value: string | null }>(
    `SELECT value::text FROM unnest($1::${type}[]) WITH ORDINALITY AS u (value, place) ORDER BY place`,
    [parameter],
  )
  return rows.map(({ value }) => value)
}
const encoder = new TextEncoder()
const many = <Value>(value: fc.Arbitrary<Value>) => fc.array(fc.option(value), { maxLength: 40 })

const storable = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000'))
const time = fc
  .tuple(
    fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
    fc.constantFrom('', '.1', '.123', '.9999', '.123456', '.000001', '.999999'),
    fc.constantFrom('Z', '+01:00', '-09:30'),
  )
  .map(([date, fraction, zone]) => `${date.toISOString().slice(0, 19)}${fraction}${zone}`)

describe('a column is understood like the same values as text', () => {
  it.each([
    ['uuid', many(fc.uuid()), uuids],
    ['uuid', many(fc.uuid().map((id) => id.toUpperCase())), uuids],
    ['text', many(storable), texts],
    ['int4', many(fc.integer()), integers],
    ['int8', many(fc.maxSafeInteger()), bigints],
    ['int8', many(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })), bigints],
    ['timestamptz', many(time), instants],
  ] as [string, fc.Arbitrary<unknown[]>, () => Column<unknown>][])('%s', async (type, values, make) => {
    await fc.assert(
      fc.asyncProperty(values, async (given) => {
        const asText = given.map((value) => (value === null ? null : String(value)))
        expect(await understood(type, filled(make(), given).parameter())).toEqual(await understood(type, asText))
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['jsonb', (values: unknown[]) => filled(jsonbs(), values)],
    [
      'json',
      (values: unknown[]) =>
        filled(
          jsonTexts(),
          values.map((value) => encoder.encode(JSON.stringify(value))),
        ),
    ],
  ] as const)('%s', async (type, make) => {
    const value = fc.dictionary(storable, fc.oneof(storable, fc.integer(), fc.boolean(), fc.constant(null)))
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 20 }), async (given) => {
        const texts = await understood(type, make(given).parameter())
        expect(texts.map((text) => JSON.parse(text!))).toEqual(given)
      }),
      { numRuns: 60 },
    )
  })

  it('grows with what is added, and says how many they are', async () => {
    const long = Array.from({ length: 500 }, (_, index) => 'ⵣ'.repeat(index))
    const column = filled(texts(), long)
    expect(column.size()).toBe(500)
    expect(await understood('text', column.parameter())).toEqual(long)
  })
})

describe('a column refuses', () => {
  const id = '01999999-aaaa-7aaa-8aaa-aaaaaaaaaaaa'
  it.each([
    ['a UUID that is too long', uuids, `${id}0`],
    ['a UUID that is too short', uuids, id.slice(1)],
    ['another character in place of a digit', uuids, id.replace('1', 'g')],
    ['another character in place of a dash', uuids, id.replace('-', '.')],
    ['a dash in place of a digit', uuids, id.replace('1', '-')],
    ['a letter of another script', uuids, id.replace('1', '١')],
    ['a number that is not whole', bigints, 1.5],
    ['a number that is not exact', bigints, 2 ** 53],
    ['a number that does not fit', bigints, 2n ** 63n],
    ['a day that there is not', instants, '2026-02-31T25:00:00Z'],
    ['a time without a zone', instants, '2026-02-01T00:00:00'],
    ['no time at all', instants, ''],
  ] as [string, () => Column<unknown>, unknown][])('%s', (_, make, value) => {
    expect(() => make().add(value)).toThrow()
  })
})
