import { describe, expect, it } from 'vitest'
import { spoiltBodies } from './attacks.ts'
import { fits, unkeepable } from './fits.ts'
import { sampleOf } from './samples.ts'

const schema = {
  type: 'object',
  required: ['id', 'weighed'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', format: 'uuid' },
    weighed: {
      type: 'object',
      required: ['value', 'unit'],
      additionalProperties: false,
      properties: {
        value: { type: 'string', pattern: '^\\d{1,13}(\\.\\d{1,9})?$' },
        unit: { type: 'string', enum: ['g', 'kg'] },
      },
    },
    count: { type: 'integer', minimum: 5, maximum: 10 },
    note: { anyOf: [{ type: 'string', minLength: 1, maxLength: 3 }, { type: 'null' }] },
    tags: { type: 'array', maxItems: 2, items: { type: 'string' } },
  },
}
const good = sampleOf(schema) as Record<string, unknown>

describe('what a schema allows', () => {
  it('a sample fits, with every optional field in it', () => {
    expect(fits(schema, good)).toBe(true)
    expect(Object.keys(good)).toEqual(Object.keys(schema.properties))
  })

  it.each([
    { ...good, unexpected: 1 },
    { weighed: good.weighed },
    { ...good, id: 'x' },
    { ...good, weighed: { value: '-1', unit: 'g' } },
    { ...good, weighed: { value: '1', unit: 'ton' } },
    { ...good, count: 4 },
    { ...good, count: 11 },
    { ...good, count: 5.5 },
    { ...good, count: '5' },
    { ...good, note: '' },
    { ...good, note: 'long' },
    { ...good, tags: ['a', 'b', 'c'] },
    { ...good, tags: [1] },
    null,
    [],
  ])('%o does not fit', (value) => expect(fits(schema, value)).toBe(false))

  it.each([
    { ...good, note: null },
    { ...good, tags: [] },
  ])('%o fits', (value) => expect(fits(schema, value)).toBe(true))
})

it('text and numbers that cannot be kept are found at any depth, in names too', () => {
  for (const value of [{ a: ['\u0000'] }, { 'a\u0000': 1 }, ['\ud800'], { a: 2 ** 53 }, { ['__proto__']: 1 }])
    expect(unkeepable(value)).toBe(true)
  expect(unkeepable(good)).toBe(false)
})

it('every place of a body is spoilt, and most of what is sent must be refused', () => {
  const attacks = spoiltBodies(good, schema)
  for (const place of ['the whole body', 'weighed.value', 'count', 'tags.0'])
    expect(attacks.some(({ name, refused }) => name.startsWith(`${place} = `) && refused)).toBe(true)
  expect(attacks.find(({ name }) => name === 'weighed without unit')?.refused).toBe(true)
  expect(attacks.find(({ name }) => name === 'the whole body without note')?.refused).toBe(false)
  expect(attacks.filter(({ refused }) => refused).length).toBeGreaterThan(attacks.length / 2)
})
