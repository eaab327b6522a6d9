import { given } from '@fibula/testing'
import { expect, it } from 'vitest'
import { mad } from '../test-offers.ts'
import { evolvePriceList, type PriceList, setPriceList, withdrawPriceList } from './priceList.ts'

const setting = {
  priceListId: 'list-1',
  shopId: 'shop-agadir',
  isNew: true,
  name: 'Winter',
  validFrom: '2026-12-01',
  validUntil: '2027-02-28',
  prices: [{ pieceId: 'piece-1', price: mad(119_000) }],
}
const fresh: PriceList = { status: 'new' }
const decided = given(fresh).when(setPriceList, setting).decided
if (!decided.accepted) throw new Error('refused')
const list = decided.events.reduce<PriceList>(evolvePriceList, fresh)

it('is set as a whole, and set again', () => {
  expect(list).toMatchObject({ status: 'set', said: { name: 'Winter', prices: setting.prices } })
  given(list)
    .when(setPriceList, { ...setting, isNew: false, validUntil: null })
    .thenAccepted({ validUntil: null })
  given(list).when(setPriceList, setting).thenRefused({ code: 'price-list-exists' })
})

it('refuses a validity that ends before it begins, and a piece that stands in it twice', () => {
  given(fresh)
    .when(setPriceList, { ...setting, validUntil: '2026-11-30' })
    .thenRefused({ code: 'validity-reversed', validFrom: '2026-12-01', validUntil: '2026-11-30' })
  given(fresh)
    .when(setPriceList, { ...setting, prices: [...setting.prices, ...setting.prices] })
    .thenRefused({ code: 'piece-twice', pieceId: 'piece-1' })
})

it('is withdrawn once, and for good', () => {
  const withdrawing = { priceListId: 'list-1', shopId: 'shop-agadir' }
  given(list).when(withdrawPriceList, withdrawing).thenAccepted({ type: 'PriceListWithdrawn' })
  const gone = evolvePriceList(list, { type: 'PriceListWithdrawn', ...withdrawing })
  given(gone).when(withdrawPriceList, withdrawing).thenRefused({ code: 'price-list-withdrawn' })
  given(gone)
    .when(setPriceList, { ...setting, isNew: false })
    .thenRefused({ code: 'price-list-withdrawn' })
})
