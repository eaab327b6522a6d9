import { commandRoute, quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { EraseBuyerRefused, KeepBuyerRefused, OfSale } from '../../app/buyers.ts'
import type { Deps } from '../deps.ts'
import { eraseBuyerProblems, keepBuyerProblems } from '../problems.ts'
import { buyerOf, buyerTyped, buyerView } from '../views.ts'

const { id } = quantities
const params = z.strictObject({ saleId: id })
const view = z.strictObject({ saleId: id })

export const getBuyer = queryRoute<Deps>()({
  path: '/sales/{saleId}/buyer',
  summary: 'Who bought, where the law asks or an invoice was wanted',
  tag: 'sales',
  roles: ['seller'],
  params,
  view: buyerView,
  handle: async ({ params: { saleId }, actor }, { reads }) => {
    const buyer = await reads.buyer(actor.organisationId, saleId)
    return buyer && { body: buyer }
  },
})

export const keepBuyer = commandRoute<Deps, OfSale, KeepBuyerRefused>()({
  method: 'post',
  path: '/sales/{saleId}/buyer',
  summary: 'Keeps in whose name an invoice is wanted; erasable, and told to nobody',
  tag: 'sales',
  roles: ['seller'],
  params,
  body: buyerTyped,
  success: 201,
  view,
  problems: keepBuyerProblems,
  handle: ({ params: { saleId }, body, context }, deps) =>
    deps.keepBuyer({ saleId, buyer: { ...buyerOf(body), wantsInvoice: true } }, context),
  respond: ({ saleId }) => ({ body: { saleId } }),
})

export const eraseBuyer = commandRoute<Deps, OfSale, EraseBuyerRefused>()({
  method: 'post',
  path: '/sales/{saleId}/buyer/erase',
  summary: 'Forgets who bought; that somebody was forgotten is kept',
  tag: 'sales',
  roles: ['seller'],
  params,
  body: z.strictObject({}).optional(),
  success: 200,
  view,
  problems: eraseBuyerProblems,
  handle: ({ params, context }, deps) => deps.eraseBuyer(params, context),
  respond: ({ saleId }) => ({ body: { saleId } }),
})
