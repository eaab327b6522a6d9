import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ClosingResult } from '../app/closeOrder.ts'
import type { CloseOrderRefused } from '../domain/closeOrder.ts'
import type { Deps } from './deps.ts'
import { closeOrderProblems } from './problems.ts'
import { closingView, imbalanceView } from './views.ts'

const told = (metal: { grossMicrograms: number; fine: bigint }) => ({
  grossMicrograms: metal.grossMicrograms,
  fine: String(metal.fine),
})

export const closeOrder = commandRoute<Deps, ClosingResult, CloseOrderRefused>()({
  method: 'post',
  path: '/orders/{orderId}/close',
  summary: 'Closes an order when its metal balances; surplus or missing metal holds it open and is on record',
  tag: 'orders',
  roles: ['workshop'],
  params: z.strictObject({ orderId: quantities.id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view: z.discriminatedUnion('status', [
    z.strictObject({ orderId: quantities.id, status: z.literal('closed'), closing: closingView }),
    z.strictObject({
      orderId: quantities.id,
      status: z.literal('held-open'),
      imbalance: imbalanceView,
      allowanceFine: quantities.fine,
    }),
  ]),
  problems: closeOrderProblems,
  handle: ({ params: { orderId }, context }, deps) => deps.closeOrder({ orderId }, context),
  respond: ({ event, version }) => ({
    version,
    body:
      event.type === 'OrderHeldOpen'
        ? {
            orderId: event.orderId,
            status: 'held-open' as const,
            imbalance: { cause: event.cause, ...told(event) },
            allowanceFine: String(event.allowanceFine),
          }
        : {
            orderId: event.orderId,
            status: 'closed' as const,
            closing: {
              kind: event.kind,
              pieces: event.pieces.map(({ pieceId, ...metal }) => ({ pieceId, ...told(metal) })),
              residues: event.residues.map(({ residueLotId, class: residueClass, foreignMicrograms, ...metal }) => ({
                residueLotId,
                class: residueClass,
                ...told(metal),
                foreignMicrograms,
              })),
              loss: told(event.loss),
              allowanceFine: String(event.allowanceFine),
              lines: event.lines.map(({ account, ...metal }) => ({ account, ...told(metal) })),
            },
          },
  }),
})
