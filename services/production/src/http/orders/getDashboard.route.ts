import { queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { signedMetalView, told } from '../views/common.ts'
import { orderView, showOrder } from '../views/orders.ts'

const count = z.int()

export const getDashboard = queryRoute<Deps>()({
  path: '/dashboard',
  summary: 'Orders by state, what is late and what is due, who is waited for, and the metal at work',
  tag: 'orders',
  roles: ['clerk', 'workshop'],
  view: z.strictObject({
    today: z.iso.date(),
    orders: z.strictObject({ open: count, 'held-open': count, closed: count, cancelled: count }),
    late: count,
    dueInSevenDays: count,
    waits: z.strictObject({ 'step-blocked': count, 'step-handed-on': count, 'hand-over': count, return: count }),
    withoutHallmark: count,
    /** Charged to orders that are not over, less what went back of them. */
    atWork: signedMetalView,
    /** The five that are due first. */
    next: z.array(orderView),
  }),
  handle: async ({ actor }, { reads, now }) => {
    const today = now().toISOString().slice(0, 10)
    const part = { after: undefined, limit: 5 }
    const [figures, open, held] = await Promise.all([
      reads.dashboard(actor.organisationId, today),
      reads.orders(actor.organisationId, { sort: 'due', status: 'open' }, part),
      reads.orders(actor.organisationId, { sort: 'due', status: 'held-open' }, part),
    ])
    const next = [...open, ...held].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).slice(0, 5)
    return { body: { today, ...figures, atWork: told(figures.atWork), next: next.map(showOrder) } }
  },
})
