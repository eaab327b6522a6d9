import { z } from 'zod'
import { event } from '../event.ts'
import { day, id, partyId, text } from '../quantities.ts'

export const supplierPaperFiled = event('sourcing.supplier-paper-filed', {
  stream: 'supplier',
  summary: 'A due-diligence paper of a supplier was put on file.',
})
  .first(
    z.strictObject({
      supplierId: id,
      organisationId: partyId,
      paperId: id,
      kind: z.enum([
        'trade-register',
        'tax-certificate',
        'mining-licence',
        'export-permit',
        'origin-declaration',
        'audit-report',
        'supply-contract',
        'identity-document',
        'other',
      ]),
      /** Null for a private person's: it stays in sourcing, where it can be erased. */
      number: text(100).nullable(),
      issuedOn: day,
      /** The last day on which it is good; null for ever. */
      expiresOn: day.nullable(),
      /** Without a good one of this kind, what the supplier delivers is quarantined. */
      required: z.boolean(),
    }),
  )
  .build()
