import { production } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { RememberOrder } from '../app/rememberOrder.ts'

/** Metal may be handed over to an order only once it is known that it exists, whose it is, and who works on it. */
export const onOrderPlaced =
  (rememberOrder: RememberOrder<Queryable>): EventHandler =>
  async (event, tx) => {
    const { orderId, ownerId, workshopId } = production.orderPlaced.schema.parse(event.data)
    await rememberOrder(tx, { orderId, ownerId, workshopId })
  }
