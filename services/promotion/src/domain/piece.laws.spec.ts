import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Availability, merge, mergeAll, nothingHeard, type PieceNews } from './piece.ts'

const finished = {
  orderId: 'order-1',
  ownerId: 'coop-tiznit',
  workshopId: 'atelier-amal',
  serial: 'TZ-1',
  design: 'Tizerzaï',
  grossMicrograms: 41_000_000,
  title: 9_250,
}

/** What a version of a stream says is always the same, however often it is delivered. */
const availabilityAt = (version: number): Availability =>
  version === 0 ? 'available' : (['reserved', 'sold', 'available'] as const)[version % 3]!

const newsOf = (pieceIds: fc.Arbitrary<string>): fc.Arbitrary<PieceNews> =>
  fc
    .record({ pieceId: pieceIds, done: fc.boolean(), orderClosed: fc.boolean(), salesVersion: fc.nat({ max: 9 }) })
    .map(({ pieceId, done, orderClosed, salesVersion }) => ({
      pieceId,
      finished: done ? finished : null,
      orderClosed,
      availability: availabilityAt(salesVersion),
      salesVersion,
    }))
const ofOne = newsOf(fc.constant('piece-1'))
const ofSome = newsOf(fc.constantFrom('piece-1', 'piece-2', 'piece-3'))

test('neither order, nor grouping, nor repetition of news makes a difference', () =>
  fc.assert(
    fc.property(ofOne, ofOne, ofOne, (a, b, c) => {
      expect(merge(a, b)).toEqual(merge(b, a))
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)))
      expect(merge(a, a)).toEqual(a)
      expect(merge(a, nothingHeard('piece-1'))).toEqual(a)
    }),
  ))

test('news is merged per piece, in the order of ids, whatever the order it came in and however it was cut', () =>
  fc.assert(
    fc.property(fc.array(ofSome, { maxLength: 20 }), fc.nat(20), fc.infiniteStream(fc.nat()), (news, cut, numbers) => {
      const merged = mergeAll(news)
      const shuffled = news
        .map((one) => ({ one, at: numbers.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
      expect(mergeAll([...shuffled, ...shuffled])).toEqual(merged)
      expect(mergeAll([...mergeAll(news.slice(0, cut)), ...mergeAll(news.slice(cut))])).toEqual(merged)
      const ids = merged.map(({ pieceId }) => pieceId)
      expect(ids).toEqual([...new Set(news.map(({ pieceId }) => pieceId))].sort())
    }),
  ))
