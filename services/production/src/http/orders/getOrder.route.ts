import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { showWholeOrder, wholeOrderView } from '../views/wholeOrder.ts'

export const getOrder = queryRoute<Deps>()({
  path: '/orders/{orderId}',
  summary: 'One order, with its plan, balance, material, history, residues, pieces, returns and losses',
  tag: 'orders',
  roles: ['clerk', 'workshop'],
  params: z.strictObject({ orderId: quantities.id }),
  view: wholeOrderView,
  handle: async ({ params, actor }, { reads }) => {
    const whole = await reads.order(actor.organisationId, params.orderId)
    return whole && { body: showWholeOrder(whole), version: whole.shown.version }
  },
})
