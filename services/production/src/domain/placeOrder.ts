import { accept, type Decision, refuse } from '@fibula/kernel'
import type { Order, OrderPlaced } from './order.ts'

export type PlaceOrder = Omit<OrderPlaced, 'type'>
export type PlaceOrderRefused = { readonly code: 'order-exists' }

/** A cooperative orders pieces from a workshop; the metal for it stays the cooperative's. */
export const placeOrder = (order: Order, command: PlaceOrder): Decision<OrderPlaced, PlaceOrderRefused> =>
  order.status === 'none' ? accept<OrderPlaced>({ type: 'OrderPlaced', ...command }) : refuse({ code: 'order-exists' })
