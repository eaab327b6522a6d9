import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RecordedAssay } from '../../app/assayLot.ts'
import type { AssayLotRefused } from '../../domain/lot/assayLot.ts'
import { assayMethods } from '../../domain/words.ts'
import type { Deps } from '../deps.ts'
import { assayLotProblems } from '../problems.ts'

const { enteredMass, fine, fineness, grossMicrograms, id } = quantities

export const assayLot = commandRoute<Deps, RecordedAssay, AssayLotRefused>()({
  method: 'post',
  path: '/lots/{lotId}/assays',
  summary: 'Records a measurement of the fineness of a lot',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: id }),
  body: z.strictObject({
    assayId: id.optional(),
    method: z.enum(assayMethods),
    measuredFineness: fineness,
    /** Expanded uncertainty (k = 2), in tenths of a per mille. */
    uncertainty: fineness,
    /** What was taken for it; of a fire assay the bead comes back, the rest is destroyed. */
    sample: z
      .strictObject({ weighed: enteredMass, returned: enteredMass.default({ value: '0', unit: 'g' }) })
      .nullable()
      .default(null),
  }),
  success: 201,
  view: z.strictObject({
    assayId: id,
    lotId: id,
    effect: z.enum(['confirmed', 'revalued', 'outranked', 'unreconciled']),
    grossMicrograms,
    fine,
  }),
  problems: assayLotProblems,
  handle: ({ params: { lotId }, body, context }, deps) =>
    deps.assayLot({ ...body, lotId, assayId: body.assayId ?? newId() }, context),
  respond: ({ assayId, lotId, effect, grossMicrograms: gross, fine: content, version }) => ({
    body: { assayId, lotId, effect, grossMicrograms: gross, fine: String(content) },
    version,
    location: `/lots/${lotId}`,
  }),
})
