import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { VersionedDesign } from '../../app/ports.ts'
import type { DesignShown } from '../../app/reads.ts'
import type { DesignTerms } from '../../domain/design/design.ts'
import { bill, steps, technique } from '../views/common.ts'

const { grossMicrograms, id, partyId, photos, text } = quantities

export const designStatus = z.enum(['active', 'retired'])
const name = text(200).nullable()

export const designView = z.strictObject({
  designId: id,
  ownerId: partyId,
  status: designStatus,
  names: z.strictObject({ fr: name, ar: name, zgh: name, en: name }),
  technique,
  /** Null: those of its technique. */
  steps: steps.nullable(),
  /** For one piece. */
  materials: bill,
  expectedMicrograms: grossMicrograms.nullable(),
  photos,
})
export type DesignView = z.output<typeof designView>

const optionalName = text(200).optional()
/** What is said of a design; at least one of its names. */
export const designBody = {
  names: z.strictObject({ fr: optionalName, ar: optionalName, zgh: optionalName, en: optionalName }),
  technique,
  steps: steps.optional(),
  materials: bill.optional(),
  expectedMicrograms: grossMicrograms.optional(),
  photos: photos.optional(),
}
const body = z.strictObject(designBody)

export const termsOf = ({ names, ...said }: z.output<typeof body>): DesignTerms => ({
  names: { fr: names.fr ?? null, ar: names.ar ?? null, zgh: names.zgh ?? null, en: names.en ?? null },
  technique: said.technique,
  steps: said.steps ?? null,
  materials: said.materials ?? [],
  expectedMicrograms: said.expectedMicrograms ?? null,
  photos: said.photos ?? [],
})

const listsOf = ({ steps: plan, materials, photos: taken }: DesignTerms) => ({
  steps: plan && [...plan],
  materials: [...materials],
  photos: [...taken],
})

export const showDesign = (design: DesignShown): DesignView => ({
  designId: design.id,
  ownerId: design.ownerId,
  status: design.status,
  names: design.names,
  technique: design.technique,
  expectedMicrograms: design.expectedMicrograms,
  ...listsOf(design),
})

/** What a command on a design answers. */
export const respondDesign = ({ design, version }: VersionedDesign) => ({
  body: { ...design, ...listsOf(design) } satisfies DesignView as DesignView,
  version,
  location: `/designs/${design.designId}`,
})
