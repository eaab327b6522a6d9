import { production } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { Heard } from '../app/heard.ts'

/**
 * Metal may be handed over to an order only once it is known that it exists, whose it is and who works on it, and until it is
 * over. What a workshop sends back waits for its owner's weighing.
 */
export const onProduction = (heard: Heard<Queryable>): Readonly<Record<string, EventHandler>> => ({
  'production.order-placed': async (event, tx) => {
    const { orderId, ownerId, workshopId, design } = production.orderPlaced.schema.parse(event.data)
    await heard.orderPlaced(tx, { orderId, ownerId, workshopId, design })
  },
  'production.order-closed': async (event, tx) => {
    const { orderId, residues } = production.orderClosed.schema.parse(event.data)
    const keptMicrograms = residues.reduce((sum, residue) => sum + residue.grossMicrograms, 0)
    const keptFine = residues.reduce((sum, residue) => sum + BigInt(residue.fine), 0n)
    await heard.orderEnded(tx, { orderId, status: 'closed', keptMicrograms, keptFine })
  },
  'production.order-cancelled': async (event, tx) => {
    const { orderId } = production.orderCancelled.schema.parse(event.data)
    await heard.orderEnded(tx, { orderId, status: 'cancelled', keptMicrograms: 0, keptFine: 0n })
  },
  'production.metal-sent-back': async (event, tx) => {
    const { what, fine, ...data } = production.metalSentBack.schema.parse(event.data)
    const isComponent = what === 'stones' || what === 'enamel' || what === 'thread'
    await heard.sentBack(tx, {
      ...data,
      class: isComponent ? 'metal' : what,
      fine: BigInt(fine),
      happenedAt: event.happenedAt,
    })
  },
})
