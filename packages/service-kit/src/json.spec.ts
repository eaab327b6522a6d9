import { describe, expect, it } from 'vitest'
import { parseJson } from './json.ts'

const parse = (text: string): unknown => parseJson(new TextEncoder().encode(text))

describe('a body', () => {
  it.each([
    ['{"a":[1,2.5,-3],"b":"é ثلاثة","c":null}', { a: [1, 2.5, -3], b: 'é ثلاثة', c: null }],
    ['{"a":"\\u00e9"}', { a: 'é' }],
    ['{"a":"1234567890123456789"}', { a: '1234567890123456789' }],
    ['{"a":9007199254740991}', { a: Number.MAX_SAFE_INTEGER }],
    ['{"a":1e3}', { a: 1_000 }],
    ['{"a":"the constructor"}', { a: 'the constructor' }],
  ])('is read: %s', (text, value) => {
    expect(parse(text)).toEqual(value)
  })

  it.each([
    ['half of a pair', '{"a":"\\ud800"}'],
    ['the sign zero', '{"a":"\\u0000"}'],
    ['the sign zero in a name', '{"\\u0000":1}'],
    ['a raw sign zero', '{"a":"\u0000"}'],
    ['a number that would be rounded', '{"a":9007199254740993}'],
    ['a number that would be rounded, otherwise written', '{"a":9.007199254740993e15}'],
    ['the same with a great exponent', '{"a":1E+400}'],
    ['a name of the language', '{"__proto__":{"x":1}}'],
    ['the same behind an escape', '{"\\u005f_proto__":{"x":1}}'],
    ['a constructor', '{"a":{"constructor":1}}'],
    ['too many levels', `${'['.repeat(33)}${']'.repeat(33)}`],
  ])('is refused for %s', (_, text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'broken-json' }))
  })
})
