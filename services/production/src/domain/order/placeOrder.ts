import { accept, type Decision, refuse } from '@fibula/kernel'
import type { OrderPlaced } from './events.ts'
import type { Order, OrderTerms } from './order.ts'

export type PlaceOrder = OrderTerms
export type PlaceOrderRefused = { readonly code: 'order-exists' }

/** A cooperative orders pieces from a workshop; the metal for it stays the cooperative's. */
export const placeOrder = (order: Order, command: PlaceOrder): Decision<OrderPlaced, PlaceOrderRefused> =>
  order.status === 'none' ? accept<OrderPlaced>({ type: 'OrderPlaced', ...command }) : refuse({ code: 'order-exists' })
