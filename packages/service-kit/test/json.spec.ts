import { describe, expect, it } from 'vitest'
import { parseJson } from '../src/json.ts'
import { hasAlready, readHappenedAt } from '../src/request.ts'

const parse = (text: string): unknown => parseJson(new TextEncoder().encode(text))
const reasonOf = (text: string): unknown => {
  try {
    return parse(text)
  } catch (error) {
    return (error as { members?: { reason?: unknown } }).members?.reason
  }
}

describe('a body', () => {
  it('is read as it was written', () => {
    expect(parse('{"a":[1,-2.5,"\\u00e9 [{",null,true],"b":{"c":9007199254740991}}')).toEqual({
      a: [1, -2.5, 'é [{', null, true],
      b: { c: 9_007_199_254_740_991 },
    })
  })

  it.each([
    ['{"a":9007199254740992}', /too large to be kept exactly/],
    ['{"a":9007199254740993}', /too large to be kept exactly/],
    ['{"a":-9007199254740993}', /too large to be kept exactly/],
    ['{"a":1e400}', /too large/],
    ['{"__proto__":{"admin":true}}', /must not be called __proto__/],
    ['{"a":{"constructor":1}}', /must not be called constructor/],
    ['{"a\\u0000":1}', /U\+0000/],
    ['["\\ud800"]', /surrogate/],
    [`${'['.repeat(33)}${']'.repeat(33)}`, /more than 32 levels/],
    ['{"a":', /JSON/],
  ])('%s is refused', (text, reason) => expect(reasonOf(text)).toMatch(reason))

  it('may be 32 levels deep, and brackets in text do not count', () => {
    parse(`${'['.repeat(32)}${']'.repeat(32)}`)
    parse(JSON.stringify({ text: '['.repeat(500), escaped: '\\"[['.repeat(50) }))
  })
})

describe('when it happened', () => {
  const now = new Date('2026-10-01T12:00:00.000Z')
  it('is kept to the millisecond, and is now when nobody says', () => {
    expect(readHappenedAt('2026-09-30T08:00:00.1234567Z', now)).toBe('2026-09-30T08:00:00.123Z')
    expect(readHappenedAt(undefined, now)).toBe('2026-10-01T12:00:00.000Z')
  })
  it.each(['2026-02-30T00:00:00Z', '2026-10-03T00:00:00Z', '2026-10-01', '1960-01-01T00:00:00Z'])(
    '%s is refused',
    (time) => expect(() => readHappenedAt(time, now)).toThrow('happened-at-malformed'),
  )
})

it('a reader has a version already when any tag of the list names it', () => {
  expect(['"3"', '"1", W/"3"', '*'].map((header) => hasAlready(header, '"3"'))).toEqual([true, true, true])
  expect(['"2"', '', undefined].map((header) => hasAlready(header, '"3"'))).toEqual([false, false, false])
})
