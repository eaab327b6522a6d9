import { describe, expect, it } from 'vitest'
import { given } from './decider.ts'

interface Take {
  readonly grams: number
}
type Decided =
  | { accepted: true; events: { type: string; left: number }[] }
  | { accepted: false; refusal: { code: string; missing: number } }

const take = (held: number, { grams }: Take): Decided =>
  grams > held
    ? { accepted: false, refusal: { code: 'not-enough-metal', missing: grams - held } }
    : { accepted: true, events: [{ type: 'Taken', left: held - grams }] }

describe('given, when, then', () => {
  it('passes for what was decided; an event may name only what matters', () => {
    given(5).when(take, { grams: 2 }).thenAccepted({ type: 'Taken' })
    given(5).when(take, { grams: 6 }).thenRefused({ code: 'not-enough-metal', missing: 1 })
  })

  it.each([
    ['another event', () => given(5).when(take, { grams: 2 }).thenAccepted({ type: 'Taken', left: 4 })],
    ['an event too few', () => given(5).when(take, { grams: 2 }).thenAccepted()],
    ['an event too many', () => given(5).when(take, { grams: 2 }).thenAccepted({ type: 'Taken' }, { type: 'Taken' })],
    ['a refusal where events are expected', () => given(5).when(take, { grams: 6 }).thenAccepted({ type: 'Taken' })],
    [
      'events where a refusal is expected',
      () => given(5).when(take, { grams: 2 }).thenRefused({ code: 'not-enough-metal', missing: 1 }),
    ],
    [
      'other numbers in a refusal',
      () => given(5).when(take, { grams: 7 }).thenRefused({ code: 'not-enough-metal', missing: 1 }),
    ],
  ])('fails for %s', (_, spec) => expect(spec).toThrow())
})
