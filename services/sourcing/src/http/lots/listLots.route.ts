import { formatFine } from '@fibula/kernel'
import { idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import { bases, custodyModels, originClasses, returnClasses } from '../../domain/words.ts'
import { grams, heading, headings, perMille } from '../columns.ts'
import type { Deps } from '../deps.ts'
import { lotStatus, lotView, showLot } from './views.ts'

const { fineness, id, material, partyId, text } = quantities
const yesOrNo = z.enum(['true', 'false'])
const heaviestCursor = z.tuple([z.string().regex(/^\d{1,18}$/), id])

export const listLots = queryRoute<Deps>()({
  path: '/lots',
  summary: "The organisation's lots, and what is left of each",
  tag: 'lots',
  roles: ['clerk'],
  query: z.strictObject({
    ...pageQuery,
    status: lotStatus.optional(),
    material: material.optional(),
    supplierId: id.optional(),
    receiptId: id.optional(),
    possessorId: partyId.optional(),
    place: text(100).optional(),
    basis: z.enum(bases).optional(),
    originClass: z.enum(originClasses).optional(),
    custodyModel: z.enum(custodyModels).optional(),
    residueClass: z.enum(returnClasses).optional(),
    /** As it counts, in tenths of a per mille, rounded down. */
    fineness: z.coerce.number().pipe(fineness).optional(),
    quarantined: yesOrNo.optional(),
    held: yesOrNo.optional(),
    /** Accepted, not held, not quarantined, and not empty. */
    usable: yesOrNo.optional(),
    /** Whether anything is left, wherever it may go. */
    inStock: yesOrNo.optional(),
    sort: z.enum(['oldest', 'newest', 'heaviest']).default('oldest'),
  }),
  view: pageOf(lotView),
  table: {
    name: 'lots',
    columns: [
      { heading: headings.lot, value: ({ lotId }) => lotId },
      { heading: headings.material, value: (lot) => lot.material },
      { heading: headings.status, value: ({ status }) => status },
      { heading: heading('Quarantaine', 'الحجر', 'Quarantine'), value: ({ quarantine }) => quarantine?.reason ?? null },
      { heading: headings.gross, value: ({ grossMicrograms }) => grams(grossMicrograms) },
      { heading: headings.fineness, value: (lot) => perMille(lot.fineness) },
      { heading: headings.fine, value: ({ fine }) => formatFine(fine) },
      { heading: headings.pieces, value: ({ pieces }) => pieces },
      { heading: headings.place, value: ({ place }) => place },
      { heading: heading('Détenteur', 'الحائز', 'Kept by'), value: ({ possessorId }) => possessorId },
      { heading: heading('Origine', 'المصدر', 'Origin'), value: ({ originClass }) => originClass },
      { heading: heading('Traçabilité', 'نموذج التتبع', 'Custody'), value: ({ custodyModel }) => custodyModel },
      { heading: headings.supplier, value: ({ supplierId }) => supplierId },
      { heading: headings.receipt, value: ({ receiptId }) => receiptId },
    ],
  },
  handle: async ({ query: { limit, cursor, sort, ...filter }, actor }, { reads }) => {
    const heaviest = sort === 'heaviest' ? readCursor(heaviestCursor, cursor) : undefined
    const after = heaviest?.[1] ?? (sort === 'heaviest' ? undefined : readCursor(idCursor, cursor)?.[0])
    const part = { after, limit, sort, afterGross: heaviest && BigInt(heaviest[0]) }
    const rows = await reads.lots(actor.organisationId, filter, part)
    const { items, next } = page(rows, limit, ({ id: lotId, grossMicrograms }) =>
      sort === 'heaviest' ? [String(grossMicrograms), lotId] : [lotId],
    )
    return { body: { items: items.map(showLot), next } }
  },
})
