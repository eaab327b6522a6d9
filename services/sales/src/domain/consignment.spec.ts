import { given } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { consignPiece, returnConsignment } from './consignPiece.ts'
import { available, evolve, type Offer } from './offer.ts'
import { reservePiece } from './reservePiece.ts'
import { returnPiece } from './returnPiece.ts'
import { sellPiece } from './sellPiece.ts'
import { consignedTo, inAnHour, now, reservedBy, reserving, returning, selling, soldBy, today } from './test-offers.ts'

const [mine, theirs] = ['shop-agadir', 'shop-essaouira']

describe('consignment', () => {
  const consigning = {
    consignmentId: 'consignment-1',
    consignmentExists: false,
    pieceId: 'piece-1',
    fromOrganisationId: 'coop-tiznit',
    shopId: mine!,
    on: today,
    at: now,
  }
  const back = { consignmentId: 'consignment-1', pieceId: 'piece-1', on: today, at: now }
  it('changes the place, and only the shop that has the piece may keep or sell it', () => {
    given(available)
      .when(consignPiece, consigning)
      .thenAccepted({ type: 'PieceConsigned', fromOrganisationId: 'coop-tiznit', shopId: mine })
    given(consignedTo(mine!))
      .when(sellPiece, selling)
      .thenAccepted({ type: 'PieceSold', consignmentId: 'consignment-1' })
    given(consignedTo(theirs!)).when(sellPiece, selling).thenRefused({ code: 'piece-elsewhere', atShopId: theirs! })
    given(consignedTo(theirs!))
      .when(reservePiece, reserving)
      .thenRefused({ code: 'piece-elsewhere', atShopId: theirs! })
  })
  it('refuses what is sold, kept for a buyer elsewhere, or in a shop already', () => {
    given<Offer>(soldBy(theirs!)).when(consignPiece, consigning).thenRefused({ code: 'piece-sold' })
    given<Offer>(reservedBy(theirs!))
      .when(consignPiece, consigning)
      .thenRefused({ code: 'piece-reserved', until: inAnHour, byYou: false, waiting: 0 })
    given(consignedTo(theirs!))
      .when(consignPiece, consigning)
      .thenRefused({ code: 'piece-elsewhere', atShopId: theirs! })
  })
  it('ends unsold, and lasts over a sale and its return', () => {
    given(consignedTo(mine!)).when(returnConsignment, back).thenAccepted({ type: 'ConsignmentReturned', shopId: mine })
    given(available).when(returnConsignment, back).thenRefused({ code: 'consignment-over' })
    const { decided } = given(consignedTo(mine!)).when(sellPiece, selling)
    if (!decided.accepted) throw new Error('refused')
    const sold = decided.events.reduce<Offer>(evolve, consignedTo(mine!))
    given(sold).when(returnConsignment, back).thenRefused({ code: 'piece-sold' })
    const again = given(sold).when(returnPiece, { ...returning, saleId: 'sale-1' }).decided
    if (!again.accepted) throw new Error('refused')
    expect(again.events.reduce<Offer>(evolve, sold)).toEqual(consignedTo(mine!))
  })
})
