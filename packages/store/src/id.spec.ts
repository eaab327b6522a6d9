import { expect, it } from 'vitest'
import { newId } from './id.ts'

const many = Array.from({ length: 20_000 }, newId)

it('is a UUIDv7 of this moment', () => {
  const before = Date.now()
  const id = newId()
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  // 20 000 ids at once may run a few milliseconds ahead of the clock.
  const at = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
  expect(Math.abs(at - before)).toBeLessThan(100)
})

it('is greater than every id before it, also within one millisecond', () => {
  expect([...many].sort()).toEqual(many)
})

it('is never the same twice, and its end cannot be guessed from the last', () => {
  expect(new Set(many.map((id) => id.slice(19))).size).toBe(many.length)
})
