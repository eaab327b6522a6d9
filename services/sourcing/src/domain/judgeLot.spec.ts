import { given } from '@fibula/testing'
import { describe, it } from 'vitest'
import { acceptLot, rejectLot } from './judgeLot.ts'
import { lotOf } from './test-lots.ts'

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
