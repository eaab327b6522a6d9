import { fileRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

export const receiptOfSale = fileRoute<Deps>()({
  path: '/sales/{saleId}/receipt',
  summary: "The buyer's receipt, as a page to print or as PDF",
  tag: 'sales',
  roles: ['seller'],
  params: z.strictObject({ saleId: quantities.id }),
  query: z.strictObject({
    format: z.enum(['html', 'pdf']).default('html'),
    lang: z.enum(['fr', 'ar', 'en']).default('fr'),
  }),
  contentTypes: ['text/html', 'application/pdf'],
  handle: async ({ params, query: { format, lang }, actor }, { reads, receiptFile }) => {
    const receipt = await reads.receipt(actor.organisationId, params.saleId)
    return receipt && receiptFile(receipt, format, lang)
  },
})
