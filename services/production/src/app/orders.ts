import { type CommandContext, type Journal, newId, runCommand } from '@fibula/service-kit'
import { type CancelOrderRefused, cancelOrder as decideCancel, idsToCancel } from '../domain/order/cancelOrder.ts'
import { type CloseOrderRefused, closeOrder as decideClose } from '../domain/order/closeOrder.ts'
import type {
  ImbalanceSigned,
  MetalSentBack,
  OrderCancelled,
  OrderClosed,
  OrderEvent,
  OrderHeldOpen,
} from '../domain/order/events.ts'
import {
  signImbalance as decideSign,
  type SignImbalance,
  type SignImbalanceRefused,
} from '../domain/order/signImbalance.ts'
import { type Done, onOrder, writeOrder } from './onOrder.ts'
import type { Ports } from './ports.ts'

type Needs = Pick<Ports, 'orderOf' | 'allowance' | 'rows'>
interface OfOrder {
  readonly orderId: string
}

export const closeOrder =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  ({ orderId }: OfOrder, context: CommandContext<Done<OrderClosed | OrderHeldOpen>, CloseOrderRefused>) =>
    runCommand(journal, context, {
      load: async () => {
        const loaded = await ports.orderOf(context.actor.organisationId, orderId, 'workshop')
        if (!loaded) return undefined
        const { ownerId, technique } = loaded.order
        const allowance = await ports.allowance(ownerId, technique, context.happenedAt.slice(0, 10))
        return { ...loaded, allowance }
      },
      decide: ({ order, allowance }) => decideClose(order, allowance),
      write: (loaded, events) => writeOrder(ports, context, loaded, events),
    })

/** By the workshop, or by the owner. */
export const signImbalance =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  (
    { orderId, ...signed }: OfOrder & Omit<SignImbalance, 'organisationId'>,
    context: CommandContext<Done<ImbalanceSigned>, SignImbalanceRefused>,
  ) =>
    onOrder(ports, journal, context, {
      load: () => ports.orderOf(context.actor.organisationId, orderId, 'either'),
      decide: (order) => decideSign(order, { ...signed, organisationId: context.actor.organisationId }),
    })

/** By the workshop, or by the owner. */
export const cancelOrder =
  (ports: Needs, journal: Journal<OrderEvent>) =>
  (
    { orderId, reason }: OfOrder & { readonly reason: string },
    context: CommandContext<Done<MetalSentBack | OrderCancelled>, CancelOrderRefused>,
  ) =>
    onOrder(ports, journal, context, {
      load: () => ports.orderOf(context.actor.organisationId, orderId, 'either'),
      decide: (order) =>
        decideCancel(order, { reason, newIds: Array.from({ length: idsToCancel(order) }, () => newId()) }),
    })
