import { given } from '@fibula/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lotOf } from '../test-lots.ts'
import { type CountLot, countLot } from './countLot.ts'
import { largestMicrograms } from './holding.ts'
import { evolve } from './lot.ts'

const grams = (value: string) => ({ value, unit: 'g' as const })
const count: CountLot = {
  ...{ countId: 'count-1', countExists: false, pieces: null, note: null },
  ...{ weighed: grams('100.00'), halfWidth: grams('0.01') },
}
/** Worked example E, step 3: 105.20 g at 925 per mille are booked. */
const booked = lotOf({ status: 'accepted', grossMicrograms: 105_200_000, fine: 973_100_000_000n })

describe('a count', () => {
  it('books what was found; less carries its share of the fine away', () => {
    const { decided, thenAccepted } = given(booked).when(countLot, count)
    thenAccepted({
      ...{ grossMicrograms: 100_000_000, fine: 925_000_000_000n },
      ...{ differenceMicrograms: -5_200_000, differenceFine: -48_100_000_000n, differencePieces: 0 },
    })
    if (!decided.accepted) throw new Error('it was refused')
    expect(decided.events.reduce<ReturnType<typeof evolve>>(evolve, booked)).toMatchObject({
      ...{ grossMicrograms: 100_000_000, fine: 925_000_000_000n, status: 'accepted' },
    })
  })

  it('books more at the blend of the lot, and the same without a difference', () => {
    given(booked)
      .when(countLot, { ...count, weighed: grams('105.30') })
      .thenAccepted({ differenceMicrograms: 100_000, differenceFine: 925_000_000n })
    given(booked)
      .when(countLot, { ...count, weighed: grams('105.20') })
      .thenAccepted({ differenceMicrograms: 0, differenceFine: 0n })
  })

  it('finds nothing where all is gone', () =>
    given(booked)
      .when(countLot, { ...count, weighed: grams('0') })
      .thenAccepted({ grossMicrograms: 0, fine: 0n, differenceFine: -973_100_000_000n }))

  it('counts stones by pieces and mass', () => {
    const stones = lotOf({ status: 'accepted', material: 'stones', grossMicrograms: 12_000_000, fine: 0n, pieces: 30 })
    given(stones)
      .when(countLot, { ...count, weighed: grams('11.6'), pieces: 29 })
      .thenAccepted({ differenceMicrograms: -400_000, differencePieces: -1, pieces: 29 })
    given(stones).when(countLot, count).thenRefused({ code: 'pieces-needed' })
    given(stones)
      .when(countLot, { ...count, weighed: grams('0'), pieces: 1 })
      .thenRefused({ code: 'stones-without-mass', pieces: 1, weighedMicrograms: 0 })
    given(stones)
      .when(countLot, { ...count, weighed: grams('1'), pieces: 0 })
      .thenRefused({ code: 'stones-without-mass', pieces: 0, weighedMicrograms: 1_000_000 })
  })

  it('is refused for what is booked as empty, for pieces of metal, twice, and beyond what is kept exactly', () => {
    given(lotOf({ grossMicrograms: 0, fine: 0n }))
      .when(countLot, count)
      .thenRefused({ code: 'nothing-booked' })
    given(booked)
      .when(countLot, { ...count, pieces: 1 })
      .thenRefused({ code: 'pieces-not-counted' })
    given(booked)
      .when(countLot, { ...count, countExists: true })
      .thenRefused({ code: 'count-exists' })
    given(booked)
      .when(countLot, { ...count, weighed: { value: '922338', unit: 'kg' } })
      .thenRefused({ code: 'too-much-metal', largestMicrograms })
  })

  it('never finds more fine than weight can hold, and book and difference add up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 2_000_000_000 }),
        (gross, fineness, found) => {
          const lot = lotOf({ grossMicrograms: gross, fine: BigInt(gross) * BigInt(fineness) })
          const decided = countLot(lot, { ...count, weighed: grams((found / 1_000_000).toFixed(6)) })
          if (!decided.accepted) throw new Error('it was refused')
          const [counted] = decided.events
          if (!counted) throw new Error('nothing was counted')
          expect(lot.fine + counted.differenceFine).toBe(counted.fine)
          expect(lot.grossMicrograms + counted.differenceMicrograms).toBe(counted.grossMicrograms)
          expect(counted.fine >= 0n && counted.fine <= BigInt(counted.grossMicrograms) * 10_000n).toBe(true)
        },
      ),
    )
  })
})
