import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merge, mergeAll, nothingHeard, type PieceNews } from './news.ts'
import { type Availability, type Condition, isGone } from './piece.ts'

const finished = {
  orderId: 'order-1',
  ownerId: 'coop-tiznit',
  workshopId: 'atelier-amal',
  serial: 'TZ-1',
  design: 'Tizerzaï',
  designId: null,
  title: 9_250,
  photos: [],
}

/** What a version of a stream says is always the same, however often it is delivered. */
const availabilityAt = (version: number): Availability =>
  version === 0 ? 'available' : (['reserved', 'sold', 'available'] as const)[version % 3]!

/** The same of the order's stream: what its version says of the piece, and what the scale said then. */
const conditionAt = (version: number): Condition =>
  version === 0 ? 'whole' : (['whole', 'reworking', 'whole', 'scrapped', 'hallmark-refused'] as const)[version % 5]!
const weightAt = (version: number) => ({
  version,
  grossMicrograms: 41_000_000 - version,
  netMicrograms: 40_000_000 - version,
  stonePieces: version === 1 ? 3 : null,
  stoneMicrograms: version === 1 ? 200_000 : null,
  quantity: version === 1 ? 1 : null,
})

const newsOf = (pieceIds: fc.Arbitrary<string>): fc.Arbitrary<PieceNews> =>
  fc
    .record({
      pieceId: pieceIds,
      done: fc.boolean(),
      orderClosed: fc.boolean(),
      marked: fc.boolean(),
      salesVersion: fc.nat({ max: 9 }),
      conditionVersion: fc.nat({ max: 9 }),
      weightVersion: fc.option(fc.integer({ min: 1, max: 9 })),
    })
    .map(({ pieceId, done, orderClosed, marked, salesVersion, conditionVersion, weightVersion }) => ({
      ...nothingHeard(pieceId),
      finished: done ? finished : null,
      orderClosed,
      weight: weightVersion === null ? null : weightAt(weightVersion),
      condition: conditionAt(conditionVersion),
      conditionVersion,
      mark: marked ? 'AG 925' : null,
      markedOn: marked ? '2026-10-01' : null,
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

test('whatever is said of a piece afterwards, its end stays its end, and the first end is the one that counts', () =>
  fc.assert(
    fc.property(fc.array(ofOne, { minLength: 1, maxLength: 12 }), (news) => {
      const [merged] = mergeAll(news)
      const ends = news.filter(isGone).map(({ conditionVersion }) => conditionVersion)
      if (ends.length === 0) {
        const latest = Math.max(...news.map(({ conditionVersion }) => conditionVersion))
        expect(merged).toMatchObject({ condition: conditionAt(latest), conditionVersion: latest })
      } else expect(merged).toMatchObject({ condition: conditionAt(Math.min(...ends)) })
    }),
  ))
