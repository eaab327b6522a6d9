import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { LoadedSupplier } from '../../app/ports.ts'
import type { DuePaperShown, SupplierShown } from '../../app/reads.ts'
import { duePaperKinds, supplierKinds } from '../../domain/supplier/supplier.ts'
import { priceUnits } from '../../domain/supplier/terms.ts'

const { day, id, material, money, photos, text } = quantities

/** How to reach a supplier: personal, and erasable. */
export const contact = z.strictObject({
  person: text(200).nullable(),
  phone: text(50).nullable(),
  email: text(200).nullable(),
  address: text(500).nullable(),
})

export const terms = z.strictObject({
  /** Days from the delivery to the payment. */
  paymentDays: z.int().min(0).max(365),
  materials: z
    .array(
      z.strictObject({
        material,
        per: z.enum(priceUnits),
        /** Null: the market's of the day, told with each receipt. */
        rate: money.nullable(),
        /** Hundredths of a per cent on top of the rate; negative for a discount. */
        premiumBasisPoints: z.int().min(-10_000).max(100_000),
      }),
    )
    .max(7),
})

export const duePaper = z.strictObject({
  paperId: id,
  kind: z.enum(duePaperKinds),
  /** Null once it was erased. */
  number: text(100).nullable(),
  issuedOn: day,
  /** The last day on which it is good; null for ever. */
  expiresOn: day.nullable(),
  /** Without a good one of this kind, what the supplier delivers is quarantined. */
  required: z.boolean(),
  photos,
})

export const supplierView = z.strictObject({
  supplierId: id,
  kind: z.enum(supplierKinds),
  /** Null once it was erased. */
  name: z.string().nullable(),
  contact: contact.nullable(),
  /** The last day on which all required papers are good; null when there is no such day. */
  papersUntil: day.nullable(),
  terms: terms.nullable(),
  papers: z.array(duePaper),
})
type SupplierView = z.output<typeof supplierView>

export const showSupplier = ({ id: supplierId, papersUntil, ...supplier }: SupplierShown): SupplierView => ({
  supplierId,
  kind: supplier.kind,
  name: supplier.name,
  contact: supplier.contact,
  papersUntil: papersUntil === null ? null : papersUntil.toISOString().slice(0, 10),
  terms: supplier.terms && { ...supplier.terms, materials: [...supplier.terms.materials] },
  papers: supplier.papers.map((paper) => ({ ...paper, photos: [...paper.photos] })),
})

/** What a change of a supplier answers: nothing that is personal, since answers are kept. */
export const changedSupplierView = z.strictObject({ supplierId: id, kind: z.enum(supplierKinds) })

export const showChanged = ({ version, supplier: { supplierId, kind } }: LoadedSupplier) => ({
  body: { supplierId, kind },
  version,
  location: `/suppliers/${supplierId}`,
})

export const listedPaperView = duePaper.extend({
  supplierId: id,
  supplierName: z.string().nullable(),
  state: z.enum(['good', 'expiring', 'expired']),
})

export const showPaper = (paper: DuePaperShown): z.output<typeof listedPaperView> => ({
  ...paper,
  photos: [...paper.photos],
})
