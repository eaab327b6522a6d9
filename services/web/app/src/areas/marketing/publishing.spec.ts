import { expect, it } from 'vitest'
import { hindranceOf } from './publishing.ts'

const piece = { availability: 'available', condition: 'whole', orderClosed: true } as const

it.each([
  [undefined, piece],
  [undefined, { ...piece, availability: 'reserved' }],
  ['piece-sold', { ...piece, availability: 'sold' }],
  ['piece-not-publishable', { ...piece, orderClosed: false }],
  ['piece-being-reworked', { ...piece, condition: 'reworking' }],
  ['piece-gone', { ...piece, condition: 'scrapped', orderClosed: false }],
  ['piece-gone', { ...piece, condition: 'order-cancelled' }],
] as const)('%s hinders a piece that is %o', (hindrance, each) => {
  expect(hindranceOf(each)).toBe(hindrance)
})
