import { expect, it } from 'vitest'
import { canBeKept, canBeSold, standOf } from './piece.ts'

const shop = 'shop-agadir'
const piece = { status: 'available', byYou: false, atShopId: null } as const

it.each([
  ['free', piece, 'sold or kept'],
  ['free', { ...piece, atShopId: shop }, 'sold or kept'],
  ['lies-elsewhere', { ...piece, atShopId: 'shop-essaouira' }, 'neither'],
  ['kept-here', { ...piece, status: 'reserved', byYou: true }, 'sold or kept'],
  ['kept-elsewhere', { ...piece, status: 'reserved' }, 'kept'],
  ['lies-elsewhere', { ...piece, status: 'reserved', atShopId: 'shop-essaouira' }, 'neither'],
  ['sold', { ...piece, status: 'sold', byYou: true }, 'neither'],
  ['sold', { ...piece, status: 'sold', atShopId: 'shop-essaouira' }, 'neither'],
] as const)('%s: %o may be %s', (stand, each, may) => {
  expect(standOf(each, shop)).toBe(stand)
  expect([canBeSold(stand), canBeKept(stand)]).toEqual([may === 'sold or kept', may !== 'neither'])
})
