import { given } from '@fibula/testing'
import { describe, it } from 'vitest'
import { lotOf } from '../test-lots.ts'
import { acceptLot, quarantineLot, rejectLot, releaseLot, sendBackLot } from './judgeLot.ts'

const accept = (lot: Parameters<typeof acceptLot>[0]) => acceptLot(lot)
const tooLow = { reason: 'fineness-too-low', note: 'Titration far below the paper' } as const

describe('a verdict', () => {
  it('accepts a lot with what it holds', () =>
    given(lotOf())
      .when(accept, {})
      .thenAccepted({ type: 'LotAccepted', grossMicrograms: 500_000_000, fine: 4_625_000_000_000n }))

  it('rejects a lot and says why', () =>
    given(lotOf())
      .when(rejectLot, tooLow)
      .thenAccepted({ type: 'LotRejected', ...tooLow }))

  it.each(['accepted', 'rejected'] as const)('is given once: %s stays', (status) => {
    given(lotOf({ status })).when(accept, {}).thenRefused({ code: 'lot-already-judged', status })
    given(lotOf({ status })).when(rejectLot, tooLow).thenRefused({ code: 'lot-already-judged', status })
  })
})

const quarantine = { reason: 'contaminated', note: null } as const

describe('a quarantine', () => {
  it('stops acceptance, and ends by release', () => {
    given(lotOf())
      .when(quarantineLot, quarantine)
      .thenAccepted({ type: 'LotQuarantined', ...quarantine })
    given(lotOf({ quarantine }))
      .when(accept, {})
      .thenRefused({ code: 'lot-quarantined', lotId: 'lot-1', reason: 'contaminated' })
    given(lotOf({ quarantine }))
      .when(releaseLot, { note: 'Clean' })
      .thenAccepted({ type: 'LotReleased', note: 'Clean' })
  })

  it('lets an accepted lot be rejected after all', () =>
    given(lotOf({ status: 'accepted', quarantine }))
      .when(rejectLot, tooLow)
      .thenAccepted({ type: 'LotRejected' }))

  it('is refused twice, of what is rejected, and its end without it', () => {
    given(lotOf({ quarantine })).when(quarantineLot, quarantine).thenRefused({ code: 'lot-quarantined-already' })
    given(lotOf({ status: 'rejected' }))
      .when(quarantineLot, quarantine)
      .thenRefused({ code: 'lot-already-judged', status: 'rejected' })
    given(lotOf()).when(releaseLot, { note: null }).thenRefused({ code: 'lot-not-quarantined' })
  })
})

describe('sending back', () => {
  it('takes all that is left of a rejected lot to its supplier', () =>
    given(lotOf({ status: 'rejected' }))
      .when(sendBackLot, { note: null })
      .thenAccepted({
        type: 'LotSentBack',
        supplierId: 'supplier-1',
        grossMicrograms: 500_000_000,
        fine: 4_625_000_000_000n,
      }))

  it('is refused of a lot that is not rejected, and of one without a single supplier', () => {
    given(lotOf()).when(sendBackLot, { note: null }).thenRefused({ code: 'lot-not-rejected', status: 'received' })
    given(lotOf({ status: 'rejected', supplierId: null }))
      .when(sendBackLot, { note: null })
      .thenRefused({ code: 'supplier-of-lot-unknown' })
  })
})
