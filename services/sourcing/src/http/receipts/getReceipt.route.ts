import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { receiptView, showReceipt } from './views.ts'

export const getReceipt = queryRoute<Deps>()({
  path: '/receipts/{receiptId}',
  summary: 'One receipt, as it was recorded',
  tag: 'receipts',
  roles: ['clerk'],
  params: z.strictObject({ receiptId: quantities.id }),
  view: receiptView,
  handle: async ({ params, actor }, { reads }) => {
    const receipt = await reads.receipt(actor.organisationId, params.receiptId)
    return receipt && { body: showReceipt(receipt) }
  },
})
