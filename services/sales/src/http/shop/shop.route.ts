import { commandRoute, quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { ShopProfile } from '../../app/ports.ts'
import { dayOf } from '../../domain/calendar.ts'
import type { Deps } from '../deps.ts'
import { shopView, totalsView } from '../views.ts'

const { day } = quantities

export const getShop = queryRoute<Deps>()({
  path: '/shop',
  summary: 'How the shop introduces itself on its receipts; 404 before it has said so',
  tag: 'shop',
  roles: ['seller'],
  view: shopView,
  handle: async ({ actor }, { reads }) => {
    const shop = await reads.shop(actor.organisationId)
    return shop && { body: shop }
  },
})

export const describeShop = commandRoute<Deps, ShopProfile, never>()({
  method: 'put',
  path: '/shop',
  summary: 'Says what stands at the head of the receipts, and for how many days pieces are taken back',
  tag: 'shop',
  roles: ['seller'],
  body: shopView,
  success: 200,
  view: shopView,
  problems: {},
  handle: ({ body, context }, deps) => deps.describeShop(body, context),
  respond: (profile) => ({ body: profile }),
})

/** A figure, and the list behind it. */
const figure = z.strictObject({ count: z.int(), list: z.string() })

export const getDashboard = queryRoute<Deps>()({
  path: '/dashboard',
  summary: 'The shop at a glance: each figure with the list behind it',
  tag: 'shop',
  roles: ['seller'],
  view: z.strictObject({
    today: day,
    available: figure,
    soldToday: figure,
    reserved: figure,
    waiting: figure,
    consigned: figure,
    takings: z.strictObject({ lastClosedOn: day.nullable(), totals: totalsView, list: z.string() }),
  }),
  handle: async ({ actor }, { reads }) => {
    const now = new Date()
    const today = dayOf(now.toISOString())
    const shopId = actor.organisationId
    const [counts, till] = await Promise.all([reads.dashboard(shopId, today, now), reads.till(shopId, today)])
    return {
      body: {
        today,
        available: { count: counts.available, list: '/offers?status=available' },
        soldToday: { count: counts.soldToday, list: `/sales?from=${today}&until=${today}` },
        reserved: { count: counts.reserved, list: '/reservations?state=open' },
        waiting: { count: counts.waiting, list: '/reservations?state=waiting' },
        consigned: { count: counts.consigned, list: '/consignments?state=open' },
        takings: { lastClosedOn: till.lastClosedOn, totals: [...till.totals], list: `/payments?on=${today}` },
      },
    }
  },
})
