import { given } from '@fibula/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditions, isGone, type Piece } from '../piece/piece.ts'
import { missingTexts } from '../texts.ts'
import { effects, followPiece } from './followPiece.ts'
import { type BegunItem, evolve, itemStatuses } from './item.ts'
import { publishDue, publishItem } from './publishItem.ts'
import { approveItem, sendBackItem, submitItem } from './reviewItem.ts'
import { reviseItem } from './reviseItem.ts'
import { scheduleItem, unscheduleItem } from './scheduleItem.ts'
import { description, itemOf, pieceOf } from './test-items.ts'
import { reopenItem, withdrawItem } from './withdrawItem.ts'

const now = '2026-10-05T08:00:00.000Z'
const later = '2026-10-06T07:00:00.000Z'
const scheduling = { at: later, now, by: 'person-1', piece: pieceOf() }

describe('review', () => {
  it('goes from a draft to approved, and not around', () => {
    given(itemOf('draft')).when(submitItem, undefined).thenAccepted({ type: 'ItemSubmitted', itemId: 'item-1' })
    given(itemOf('in-review')).when(approveItem, undefined).thenAccepted({ type: 'ItemApproved' })
    given(itemOf('draft')).when(approveItem, undefined).thenRefused({ code: 'item-not-in-review', itemStatus: 'draft' })
    given(itemOf('approved'))
      .when(submitItem, undefined)
      .thenRefused({ code: 'item-not-draft', itemStatus: 'approved' })
  })
  it('sends back with what should be changed, and the draft shows it until it is submitted again', () => {
    const note = 'La photo montre une autre paire'
    given(itemOf('approved')).when(sendBackItem, { note }).thenAccepted({ type: 'ItemSentBack', note })
    given(itemOf('published'))
      .when(sendBackItem, { note })
      .thenRefused({ code: 'item-not-in-review', itemStatus: 'published' })
    const back = evolve(itemOf('in-review'), { type: 'ItemSentBack', itemId: 'item-1', pieceId: 'piece-1', note })
    expect(back).toMatchObject({ status: 'draft', note })
    const mended = evolve(back, { type: 'ItemRevised', itemId: 'item-1', pieceId: 'piece-1', ...description })
    expect(mended).toMatchObject({ status: 'draft', note })
    expect(evolve(mended, { type: 'ItemSubmitted', itemId: 'item-1', pieceId: 'piece-1' }).note).toBeNull()
  })
  it('what was approved and then changed is a draft again: nobody looked at the new text', () => {
    const decided = given(itemOf('approved')).when(reviseItem, { channel: 'fair' }).decided
    if (!decided.accepted) throw new Error('refused')
    expect(decided.events.reduce<BegunItem>(evolve, itemOf('approved'))).toEqual(itemOf('draft', { channel: 'fair' }))
    given(itemOf('scheduled'))
      .when(reviseItem, { channel: 'fair' })
      .thenRefused({ code: 'item-scheduled', publishAt: now })
    given(itemOf('withdrawn')).when(reviseItem, { channel: 'fair' }).thenRefused({ code: 'item-withdrawn' })
  })
})

describe('a time of publication', () => {
  it('is for what was approved, lies ahead, and may be moved', () => {
    given(itemOf('approved'))
      .when(scheduleItem, scheduling)
      .thenAccepted({ type: 'ItemScheduled', at: later, by: 'person-1' })
    given(itemOf('scheduled')).when(scheduleItem, scheduling).thenAccepted({ type: 'ItemScheduled', at: later })
    given(itemOf('draft'))
      .when(scheduleItem, scheduling)
      .thenRefused({ code: 'item-not-approved', itemStatus: 'draft' })
    given(itemOf('approved'))
      .when(scheduleItem, { ...scheduling, at: now })
      .thenRefused({ code: 'time-is-past', at: now })
  })
  it('may be given while the order is open, but not when the piece is sold or gone', () => {
    given(itemOf('approved'))
      .when(scheduleItem, { ...scheduling, piece: pieceOf({ orderClosed: false }) })
      .thenAccepted({ type: 'ItemScheduled' })
    given(itemOf('approved'))
      .when(scheduleItem, { ...scheduling, piece: pieceOf({ availability: 'sold' }) })
      .thenRefused({ code: 'piece-sold' })
    given(itemOf('approved'))
      .when(scheduleItem, { ...scheduling, piece: pieceOf({ condition: 'scrapped' }) })
      .thenRefused({ code: 'piece-gone', condition: 'scrapped' })
  })
  it('is taken back to approved', () => {
    given(itemOf('scheduled'))
      .when(unscheduleItem, { reason: null })
      .thenAccepted({ type: 'ItemUnscheduled', cause: 'marketing' })
    given(itemOf('approved'))
      .when(unscheduleItem, { reason: null })
      .thenRefused({ code: 'item-not-scheduled', itemStatus: 'approved' })
  })
  it('comes: the item is published, or is approved again with the reason; before that, nothing', () => {
    const due = (item: BegunItem, at: string, piece: Piece | undefined) =>
      publishDue(item, { piece, at, collectionIds: [] })
    const item = itemOf('scheduled', { publishAt: now })
    expect(due(item, later, pieceOf())).toMatchObject([{ type: 'ItemPublished', at: later }])
    expect(due(item, now, pieceOf())).toMatchObject([{ type: 'ItemPublished' }])
    expect(due(itemOf('scheduled', { publishAt: later }), now, pieceOf())).toEqual([])
    const cause = (piece: Piece | undefined) => due(item, later, piece)[0]
    expect(cause(pieceOf({ availability: 'sold' }))).toMatchObject({ type: 'ItemUnscheduled', cause: 'piece-sold' })
    expect(cause(pieceOf({ condition: 'reworking' }))).toMatchObject({ cause: 'piece-reworked' })
    expect(cause(pieceOf({ orderClosed: false }))).toMatchObject({ cause: 'piece-not-publishable' })
    expect(cause(undefined)).toMatchObject({ cause: 'piece-not-publishable' })
    for (const status of itemStatuses.filter((one) => one !== 'scheduled'))
      expect(due(itemOf(status), later, pieceOf())).toEqual([])
  })
})

describe('publishing a piece', () => {
  const publishing = { at: now, collectionIds: [] }
  it('refuses one that is on the bench again, and one that is gone', () => {
    given(itemOf('draft'))
      .when(publishItem, { ...publishing, piece: pieceOf({ condition: 'reworking' }) })
      .thenRefused({ code: 'piece-being-reworked' })
    given(itemOf('draft'))
      .when(publishItem, { ...publishing, piece: pieceOf({ condition: 'hallmark-refused', orderClosed: false }) })
      .thenRefused({ code: 'piece-gone', condition: 'hallmark-refused' })
    given(itemOf('withdrawn'))
      .when(publishItem, { ...publishing, piece: pieceOf() })
      .thenRefused({ code: 'item-withdrawn' })
  })
  it('is possible from every state before it', () => {
    for (const status of ['draft', 'in-review', 'approved', 'scheduled'] as const)
      given(itemOf(status))
        .when(publishItem, { ...publishing, piece: pieceOf() })
        .thenAccepted({ type: 'ItemPublished' })
  })
})

describe('withdrawing', () => {
  it('is possible from every state, and undone only while there is a piece', () => {
    for (const status of itemStatuses)
      if (status === 'withdrawn')
        given(itemOf(status)).when(withdrawItem, { reason: null }).thenRefused({ code: 'item-withdrawn' })
      else given(itemOf(status)).when(withdrawItem, { reason: 'x' }).thenAccepted({ cause: 'marketing', reason: 'x' })
    given(itemOf('withdrawn')).when(reopenItem, { piece: pieceOf() }).thenAccepted({ type: 'ItemReopened' })
    given(itemOf('withdrawn'))
      .when(reopenItem, { piece: pieceOf({ condition: 'scrapped' }) })
      .thenRefused({ code: 'piece-gone', condition: 'scrapped' })
    given(itemOf('draft')).when(reopenItem, { piece: pieceOf() }).thenRefused({ code: 'item-not-withdrawn' })
  })
})

describe('an item follows its piece', () => {
  const anyItem = fc.constantFrom(...itemStatuses).map((status) => itemOf(status))
  const anyPiece = fc
    .record({
      condition: fc.constantFrom(...conditions),
      availability: fc.constantFrom('available' as const, 'reserved' as const, 'sold' as const),
      orderClosed: fc.boolean(),
    })
    .map(pieceOf)

  it('once is enough: an item in step stays as it is', () =>
    fc.assert(
      fc.property(anyItem, anyPiece, (item, piece) => {
        const after = followPiece(item, piece).reduce<BegunItem>(evolve, item)
        expect(followPiece(after, piece)).toEqual([])
      }),
    ))
  it('nothing of a piece that is gone or on the bench is published or will be by itself', () =>
    fc.assert(
      fc.property(anyItem, anyPiece, (item, piece) => {
        const { status } = followPiece(item, piece).reduce<BegunItem>(evolve, item)
        if (isGone(piece)) expect(status).toBe('withdrawn')
        if (piece.condition === 'reworking') expect(['scheduled', 'published']).not.toContain(status)
        if (piece.condition === 'whole' && piece.availability !== 'sold') expect(status).toBe(item.status)
      }),
    ))
  it('a sold piece stays in the catalogue, and is not published by itself', () => {
    const sold = pieceOf({ availability: 'sold' })
    expect(followPiece(itemOf('published'), sold)).toEqual([])
    expect(followPiece(itemOf('scheduled'), sold)).toMatchObject([{ type: 'ItemUnscheduled', cause: 'piece-sold' }])
  })
  it('says why, in the words of the piece', () => {
    for (const [condition, cause] of [
      ['scrapped', 'piece-scrapped'],
      ['hallmark-refused', 'hallmark-refused'],
      ['order-cancelled', 'order-cancelled'],
    ] as const)
      expect(followPiece(itemOf('published'), pieceOf({ condition }))).toMatchObject([{ type: 'ItemWithdrawn', cause }])
    expect(followPiece(itemOf('published'), pieceOf({ condition: 'reworking' }))).toMatchObject([
      { type: 'ItemUnpublished', cause: 'piece-reworked' },
    ])
    expect(Object.keys(effects)).toEqual([...conditions, 'sold'])
  })
})

it('lists what is not written yet, language by language', () => {
  const titles = { fr: 'Bague', ar: null, zgh: 'ⵜⵉⵅⵓⵜⴰⵎ', en: null }
  expect(missingTexts({ titles, descriptions: { fr: 'Argent', ar: 'فضة', zgh: null, en: null } })).toEqual([
    { part: 'title', language: 'ar' },
    { part: 'description', language: 'zgh' },
    { part: 'title', language: 'en' },
    { part: 'description', language: 'en' },
  ])
  expect(missingTexts({ titles, descriptions: null })).toHaveLength(6)
})
