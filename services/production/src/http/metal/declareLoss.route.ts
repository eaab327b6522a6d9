import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { DeclareLossRefused } from '../../domain/metal/declareLoss.ts'
import type { LossDeclared } from '../../domain/order/events.ts'
import type { Deps } from '../deps.ts'
import { declareLossProblems } from '../problems.ts'

const { enteredMass, grossMicrograms, id, text } = quantities

const named = {
  lossId: id.optional(),
  reason: text(500),
  /** The step at which it happened. */
  stepIndex: z.int().min(0).max(1_000).optional(),
}

export const declareLoss = commandRoute<Deps, Done<LossDeclared>, DeclareLossRefused>()({
  method: 'post',
  path: '/orders/{orderId}/losses',
  summary: 'Says what is gone: metal, which is judged when the order closes, or broken stones',
  tag: 'metal',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id }),
  body: z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('metal'), weighed: enteredMass, ...named }),
    z.strictObject({ what: z.literal('stones'), pieces: z.int().min(1).max(1_000_000), ...named }),
  ]),
  success: 201,
  view: z.strictObject({
    lossId: id,
    orderId: id,
    what: z.enum(['metal', 'stones']),
    grossMicrograms,
    pieces: z.int().nullable(),
  }),
  problems: declareLossProblems,
  handle: ({ params: { orderId }, body, context }, deps) =>
    deps.declareLoss(
      {
        orderId,
        lossId: body.lossId ?? newId(),
        reason: body.reason,
        stepIndex: body.stepIndex ?? null,
        lost:
          body.what === 'metal' ? { what: 'metal', weighed: body.weighed } : { what: 'stones', pieces: body.pieces },
      },
      context,
    ),
  respond: ({ event, version }) => ({
    body: {
      lossId: event.lossId,
      orderId: event.orderId,
      what: event.what,
      grossMicrograms: event.grossMicrograms,
      pieces: event.pieces,
    },
    version,
    location: `/orders/${event.orderId}`,
  }),
})
