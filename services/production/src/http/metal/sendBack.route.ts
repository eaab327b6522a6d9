import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { Returned, SendBackRefused } from '../../domain/metal/sendBack.ts'
import type { MetalSentBack } from '../../domain/order/events.ts'
import type { Deps } from '../deps.ts'
import { sendBackProblems } from '../problems.ts'
import { sentBackView, showSentBack } from '../views/returns.ts'

const { enteredMass, id, text } = quantities

const named = { returnId: id.optional(), reason: text(500).optional() }
const weighing = { weighed: enteredMass, halfWidth: enteredMass }
const body = z.discriminatedUnion('what', [
  /** Of the order's blend, or of one lot that was not mixed. */
  z.strictObject({ what: z.literal('metal'), lotId: id.optional(), ...weighing, ...named }),
  z.strictObject({ what: z.literal('residue'), residueLotId: id, ...named }),
  z.strictObject({ what: z.literal('stones'), pieces: z.int().min(1).max(1_000_000), ...named }),
  z.strictObject({ what: z.literal('enamel'), ...weighing, ...named }),
  z.strictObject({ what: z.literal('thread'), ...weighing, ...named }),
])

const returnedOf = (said: z.output<typeof body>): Returned => {
  const { returnId: _, reason: __, ...returned } = said
  return returned.what === 'metal' ? { ...returned, lotId: returned.lotId ?? null } : returned
}

export const sendBack = commandRoute<Deps, Done<MetalSentBack>, SendBackRefused>()({
  method: 'post',
  path: '/orders/{orderId}/returns',
  summary: 'Sends unused metal, a residue, stones, enamel or thread back to its owner, before the order closes',
  tag: 'metal',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id }),
  body,
  success: 201,
  view: sentBackView,
  problems: sendBackProblems,
  handle: ({ params: { orderId }, body: said, context }, deps) =>
    deps.sendBack(
      { orderId, returnId: said.returnId ?? newId(), reason: said.reason ?? null, returned: returnedOf(said) },
      context,
    ),
  respond: ({ event, version }) => ({ body: showSentBack(event), version, location: `/orders/${event.orderId}` }),
})
