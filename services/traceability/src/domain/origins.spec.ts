import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Inflow, originsOf } from './origins.ts'

const inflow = (fromId: string, toId: string, gross: bigint, fine = gross * 9_250n): Inflow => ({
  fromId,
  toId,
  gross,
  fine,
})
const into = (inflows: readonly Inflow[]) => Map.groupBy(inflows, ({ toId }) => toId)
const amount = fc.bigInt({ min: 1n, max: 10n ** 12n })

/** Any network whose things come from earlier ones: thing n from some of 0 … n-1. */
const networks = fc
  .array(fc.array(fc.tuple(fc.nat(), amount, amount), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((things) =>
    things.flatMap((sources, index) =>
      sources.map(([from, gross, fine]) => inflow(`t${from % (index + 1)}`, `t${index + 1}`, gross, fine)),
    ),
  )

describe('where a thing comes from', () => {
  it('is shared by what went in, through merges of merges', () => {
    const inflows = into([
      inflow('a', 'ab', 100n),
      inflow('b', 'ab', 300n),
      inflow('ab', 'abc', 200n),
      inflow('c', 'abc', 600n),
    ])
    const { beginnings, through } = originsOf({ id: 'abc', gross: 800n, fine: 800n * 9_250n }, inflows)
    expect([...beginnings].map(([id, { gross }]) => [id, gross]).sort()).toEqual([
      ['a', 50n],
      ['b', 150n],
      ['c', 600n],
    ])
    expect(through.get('ab')).toEqual({ gross: 200n, fine: 200n * 9_250n })
  })

  it('adds up to the thing, to the last unit, whatever went into what', () => {
    fc.assert(
      fc.property(networks, amount, amount, (inflows, gross, fine) => {
        const id = inflows.at(-1)?.toId ?? ''
        const { beginnings } = originsOf({ id, gross, fine }, into(inflows))
        const all = [...beginnings.values()]
        expect(all.reduce((sum, each) => sum + each.gross, 0n)).toBe(gross)
        expect(all.reduce((sum, each) => sum + each.fine, 0n)).toBe(fine)
        expect([...beginnings.keys()]).toEqual(['t0'])
      }),
    )
  })

  it('does not go around in a circle: metal that came back into the order that it came from', () => {
    const inflows = into([inflow('lot', 'order', 500n), inflow('back', 'order', 100n), inflow('order', 'back', 100n)])
    const { beginnings } = originsOf({ id: 'order', gross: 600n, fine: 0n }, inflows)
    expect([...beginnings.values()].reduce((sum, { gross }) => sum + gross, 0n)).toBe(600n)
  })

  it('takes time that grows with what went in, and not with the number of paths', () => {
    const inflows = Array.from({ length: 60 }, (_, level) =>
      ['a', 'b'].flatMap((to) => ['a', 'b'].map((from) => inflow(`${from}${level}`, `${to}${level + 1}`, 10n))),
    ).flat()
    const { beginnings } = originsOf({ id: 'a60', gross: 1_000n, fine: 0n }, into(inflows))
    expect([...beginnings.values()].map(({ gross }) => gross)).toEqual([500n, 500n])
  })
})
