import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { type DataOf, event } from './event.ts'

const v1 = z.strictObject({ vesselId: z.string(), milligrams: z.int() })
const v2 = z.strictObject({ vesselId: z.string(), micrograms: z.int() })
const v3 = z.strictObject({ vesselId: z.string(), micrograms: z.int(), scaleId: z.string().nullable() })
const definition = { stream: 'vessel', summary: 'A vessel was weighed.' }

const toV2 = ({ vesselId, milligrams }: z.output<typeof v1>) => ({ vesselId, micrograms: milligrams * 1_000 })
const toV3 = (older: z.output<typeof v2>) => ({ ...older, scaleId: null })
const contract = event('sourcing.vessel-weighed', definition).first(v1).next(v2, toV2).next(v3, toV3).build()

const older = fc.record({ vesselId: fc.string(), milligrams: fc.integer({ min: 0, max: 10 ** 9 }) })
const latest = fc.record({
  vesselId: fc.string(),
  micrograms: fc.maxSafeInteger(),
  scaleId: fc.option(fc.string()),
})

describe('whatever was published', () => {
  it('of the oldest shape reads as the upcasters one after the other make it, and fits the latest shape', () =>
    fc.assert(
      fc.property(older, (data) => {
        const read = contract.read(1, data)
        expect(read).toEqual(toV3(toV2(data)))
        expect(v3.safeParse(read).success).toBe(true)
      }),
    ))

  it('reads the same whichever version it was brought to before', () =>
    fc.assert(
      fc.property(older, (data) => {
        const second = toV2(data)
        expect(contract.read(2, second)).toEqual(contract.read(1, data))
        expect(contract.read(3, toV3(second))).toEqual(contract.read(1, data))
      }),
    ))

  it('of the latest shape comes back as it was written, through JSON', () =>
    fc.assert(
      fc.property(latest, (data) => {
        const { dataVersion, data: written } = contract.write(data)
        expect(contract.read(dataVersion, JSON.parse(JSON.stringify(written)))).toEqual(data)
      }),
    ))

  it('is not changed by reading it', () =>
    fc.assert(
      fc.property(older, (data) => {
        const before = structuredClone(data)
        contract.read(1, Object.freeze(data))
        expect(data).toEqual(before)
      }),
    ))
})

it('the compiler knows the latest shape, and what an upcaster is given and owes', () => {
  expectTypeOf<DataOf<typeof contract>>().toEqualTypeOf<z.output<typeof v3>>()
  const builder = event('sourcing.vessel-weighed', definition).first(v1)
  // @ts-expect-error an upcaster must return the next shape
  builder.next(v2, ({ vesselId }) => ({ vesselId }))
  // @ts-expect-error the older shape has no micrograms
  builder.next(v2, ({ vesselId, micrograms }) => ({ vesselId, micrograms }))
  expect(builder.build().version).toBe(1)
})
