import fc from 'fast-check'
import { expect, it } from 'vitest'
import { layersOf } from './layers.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f']

it('every edge goes to a later column, each node as early as that allows', () => {
  const edge = fc.tuple(fc.nat(4), fc.nat(4)).map(([from, by]) => ({
    fromId: names[from] ?? '',
    toId: names[Math.min(5, from + 1 + by)] ?? '',
  }))
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 15 }), fc.shuffledSubarray(names, { minLength: 6 }), (edges, ids) => {
      const layers = layersOf(ids, edges)
      for (const id of names) {
        const before = edges.filter(({ toId }) => toId === id).map(({ fromId }) => layers.get(fromId) ?? 0)
        expect(layers.get(id)).toBe(before.length === 0 ? 0 : Math.max(...before) + 1)
      }
    }),
  )
})

it('ends where ways lead around in a circle, and with edges to nothing', () => {
  const layers = layersOf(
    ['a', 'b', 'c'],
    [
      { fromId: 'a', toId: 'b' },
      { fromId: 'b', toId: 'c' },
      { fromId: 'c', toId: 'b' },
      { fromId: 'c', toId: null },
    ],
  )
  expect([layers.get('a'), layers.get('b')]).toEqual([0, 1])
})
