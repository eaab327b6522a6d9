import { given } from '@fibula/testing'
import { describe, it } from 'vitest'
import { grams, input, orderOf, pieceOf } from '../test-orders.ts'
import { finishPiece } from './finishPiece.ts'
import { reworkPiece } from './reworkPiece.ts'
import { hallmarkPiece, scrapPiece } from './scrapPiece.ts'
import { splitBatch } from './splitBatch.ts'

const withStones = orderOf({ inputs: [input(2_900_000, 0n, 'stones', 12)] })
const piece = {
  ...{ pieceId: 'P1', pieceExists: false, serial: 'S1', serialTaken: false, weighed: grams('10'), title: 9_250 },
  ...{ quantity: 1, photos: [], stonePieces: 0, other: null },
}

describe('net metal', () => {
  it('is gross without its stones and without enamel', () =>
    given(withStones)
      .when(finishPiece, { ...piece, stonePieces: 3, other: grams('0.1') })
      .thenAccepted({
        grossMicrograms: 10_000_000,
        stones: { pieces: 3, micrograms: 725_000 },
        otherMicrograms: 100_000,
        netMicrograms: 9_175_000,
      }))
  it('counts stones only that were handed over', () =>
    given(withStones)
      .when(finishPiece, { ...piece, stonePieces: 13 })
      .thenRefused({ code: 'not-enough-stones', availablePieces: 12 }))
  it('is more than nothing', () =>
    given(withStones)
      .when(finishPiece, { ...piece, other: grams('10') })
      .thenRefused({ code: 'no-metal-in-piece', stonesMicrograms: 0, otherMicrograms: 10_000_000 }))
})

describe('a batch', () => {
  const batch = pieceOf('B', 9_790_000, {
    quantity: 12,
    ...{ netMicrograms: 6_800_000, otherMicrograms: 90_000, stones: { pieces: 12, micrograms: 2_900_000 } },
  })
  const split = {
    ...{ batchId: 'B', pieceId: 'P', pieceExists: false, serial: 'S', serialTaken: false },
    weighed: grams('0.81'),
  }
  it('gives one piece that is weighed; the rest keeps the difference', () =>
    given(orderOf({ pieces: [batch] }))
      .when(splitBatch, split)
      .thenAccepted({
        pieceId: 'B',
        piece: { pieceId: 'P', stones: { pieces: 1, micrograms: 241_667 }, netMicrograms: 560_833, fine: null },
        rest: { quantity: 11, grossMicrograms: 8_980_000, netMicrograms: 6_239_167, fine: null },
      }))
  it('of a closed order gives its share of fine too', () =>
    given(orderOf({ status: 'closed', pieces: [{ ...batch, fine: 62_900_000_000n }] }))
      .when(splitBatch, split)
      .thenAccepted({ piece: { fine: 5_187_705_250n }, rest: { fine: 57_712_294_750n } }))
  it('is more than one', () =>
    given(orderOf({ pieces: [pieceOf('B', 9_790_000)] }))
      .when(splitBatch, split)
      .thenRefused({ code: 'no-batch' }))
  it('gives no piece that leaves nothing', () =>
    given(orderOf({ pieces: [batch] }))
      .when(splitBatch, { ...split, weighed: grams('9.78') })
      .thenRefused({ code: 'heavier-than-batch', batchMicrograms: 9_790_000 }))
})

describe('the guarantee office', () => {
  const order = orderOf({ pieces: [pieceOf('P', 43_000_000)] })
  const answer = { pieceId: 'P', mark: null, on: '2026-10-04', reason: null, residueLotId: 'R' } as const
  it('marks a piece, once', () => {
    given(order)
      .when(hallmarkPiece, { ...answer, outcome: 'marked', mark: 'ram' })
      .thenAccepted({ type: 'PieceHallmarked', outcome: 'marked', mark: 'ram' })
    given(orderOf({ pieces: [pieceOf('P', 1, { hallmark: 'marked' })] }))
      .when(hallmarkPiece, { ...answer, outcome: 'marked' })
      .thenRefused({ code: 'already-hallmarked' })
  })
  it('refuses a piece for a reason: it becomes scrap', () => {
    const refused = { ...answer, outcome: 'refused' } as const
    given(order).when(hallmarkPiece, refused).thenRefused({ code: 'reason-missing' })
    given(order)
      .when(hallmarkPiece, { ...refused, reason: '870' })
      .thenAccepted(
        { type: 'PieceHallmarked', outcome: 'refused' },
        { type: 'PieceScrapped', residueLotId: 'R', grossMicrograms: 43_000_000, fine: null },
        {
          type: 'ResidueRecorded',
          residueLotId: 'R',
          class: 'scrap',
          weighed: { value: '43', unit: 'g' },
          pieceId: 'P',
        },
      )
  })
  it('answers after closing too: then the scrap carries the fine of the piece', () =>
    given(orderOf({ status: 'closed', pieces: [pieceOf('P', 43_000_000, { fine: 397_750_000_000n })] }))
      .when(hallmarkPiece, { ...answer, outcome: 'refused', reason: '870' })
      .thenAccepted({ type: 'PieceHallmarked' }, { type: 'PieceScrapped', fine: 397_750_000_000n }))
})

describe('scrap and rework', () => {
  const order = orderOf({ pieces: [pieceOf('P', 43_000_000)] })
  it('a scrapped piece is none any more', () => {
    const scrap = { pieceId: 'P', residueLotId: 'R', residueExists: false, reason: 'cracked' }
    given(order).when(scrapPiece, scrap).thenAccepted({ type: 'PieceScrapped' }, { type: 'ResidueRecorded' })
    given(orderOf({ pieces: [pieceOf('P', 1, { status: 'scrapped' })] }))
      .when(scrapPiece, scrap)
      .thenRefused({ code: 'piece-scrapped' })
    given(orderOf()).when(scrapPiece, scrap).thenRefused({ code: 'no-such-piece' })
  })
  it('a piece goes to the bench and comes back with a new weight', () => {
    given(order)
      .when(reworkPiece, { pieceId: 'P', reason: 'loose', weighed: null })
      .thenAccepted({ type: 'PieceReworked', done: false, netMicrograms: 43_000_000 })
    given(orderOf({ pieces: [pieceOf('P', 43_000_000, { status: 'in-rework' })] }))
      .when(reworkPiece, { pieceId: 'P', reason: 'loose', weighed: grams('42.5') })
      .thenAccepted({ done: true, grossMicrograms: 42_500_000, netMicrograms: 42_500_000 })
  })
  it('a piece with its hallmark is not worked on', () =>
    given(orderOf({ pieces: [pieceOf('P', 1, { hallmark: 'marked' })] }))
      .when(reworkPiece, { pieceId: 'P', reason: 'loose', weighed: null })
      .thenRefused({ code: 'piece-hallmarked' }))
})
