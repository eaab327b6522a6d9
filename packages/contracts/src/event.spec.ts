import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ContractError, event } from './event.ts'

const contract = event('sourcing.vessel-weighed', { stream: 'vessel', summary: 'A vessel was weighed.' })
  .first(z.strictObject({ vesselId: z.string(), grams: z.number() }))
  .next(z.strictObject({ vesselId: z.string(), micrograms: z.int() }), ({ vesselId, grams }) => ({
    vesselId,
    micrograms: Math.round(grams * 1e6),
  }))
  .next(z.strictObject({ vesselId: z.string(), micrograms: z.int(), scale: z.string().nullable() }), (older) => ({
    ...older,
    scale: null,
  }))
  .build()

describe('an event contract', () => {
  it('knows its service, and counts its versions', () => {
    expect(contract).toMatchObject({ service: 'sourcing', version: 3 })
    expect([...contract.shapes.keys()]).toEqual([1, 2, 3])
  })

  it.each([
    [1, { vesselId: 'a', grams: 5.2 }],
    [2, { vesselId: 'a', micrograms: 5_200_000 }],
    [3, { vesselId: 'a', micrograms: 5_200_000, scale: null }],
  ])('reads data of version %i as the latest', (version, data) => {
    expect(contract.read(version, data)).toEqual({ vesselId: 'a', micrograms: 5_200_000, scale: null })
  })

  it('says where data does not fit', () => {
    expect(() => contract.read(2, { vesselId: 'a', micrograms: 1.5 })).toThrow(
      /sourcing\.vessel-weighed v2 .*micrograms/,
    )
    expect(() => contract.read(3, { vesselId: 'a', micrograms: 1, scale: null, more: 1 })).toThrow(ContractError)
  })

  it('asks for an upgrade when the version is newer than it knows', () => {
    expect(() => contract.read(4, {})).toThrow(/upgrade this service/)
  })

  it('writes the latest shape only', () => {
    expect(contract.write({ vesselId: 'a', micrograms: 1, scale: 'b' })).toEqual({
      type: 'sourcing.vessel-weighed',
      dataVersion: 3,
      data: { vesselId: 'a', micrograms: 1, scale: 'b' },
    })
    expect(() => contract.write({ vesselId: 'a', micrograms: 0.5, scale: null })).toThrow(ContractError)
  })
})
