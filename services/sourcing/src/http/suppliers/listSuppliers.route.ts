import { idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { supplierKinds } from '../../domain/supplier/supplier.ts'
import { heading, headings } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { showSupplier, supplierView } from './views.ts'

export const listSuppliers = queryRoute<Deps>()({
  path: '/suppliers',
  summary: "The organisation's suppliers",
  tag: 'suppliers',
  roles: ['clerk'],
  query: z.strictObject({
    ...pageQuery,
    kind: z.enum(supplierKinds).optional(),
    /** Part of the name. */
    name: quantities.text(200).optional(),
    /** Those whose required papers are not all good on this day. */
    papersExpiredOn: quantities.day.optional(),
    sort: z.enum(['oldest', 'newest']).default('oldest'),
  }),
  view: pageOf(supplierView),
  table: {
    name: 'suppliers',
    columns: [
      { heading: headings.supplier, value: ({ supplierId }) => supplierId },
      { heading: headings.kind, value: ({ kind }) => kind },
      { heading: headings.name, value: ({ name }) => name },
      { heading: heading('Contact', 'جهة الاتصال', 'Contact'), value: ({ contact }) => contact?.person ?? null },
      { heading: heading('Téléphone', 'الهاتف', 'Phone'), value: ({ contact }) => contact?.phone ?? null },
      { heading: heading('Courriel', 'البريد الإلكتروني', 'E-mail'), value: ({ contact }) => contact?.email ?? null },
      { heading: heading('Adresse', 'العنوان', 'Address'), value: ({ contact }) => contact?.address ?? null },
      {
        heading: heading('Papiers valables jusqu’au', 'الوثائق صالحة إلى', 'Papers good until'),
        value: ({ papersUntil }) => papersUntil,
      },
    ],
  },
  handle: async ({ query: { limit, cursor, sort, ...filter }, actor }, { reads }) => {
    const after = readCursor(idCursor, cursor)?.[0]
    const rows = await reads.suppliers(actor.organisationId, filter, { after, limit, sort })
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showSupplier), next } }
  },
})
