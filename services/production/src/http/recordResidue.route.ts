import { residueClasses } from '@fibula/kernel'
import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Recorded } from '../app/recordWork.ts'
import type { ResidueRecorded } from '../domain/order.ts'
import type { RecordResidueRefused } from '../domain/recordWork.ts'
import type { Deps } from './deps.ts'
import { recordResidueProblems } from './problems.ts'

const { enteredMass, grossMicrograms, id } = quantities

export const recordResidue = commandRoute<Deps, Recorded<ResidueRecorded>, RecordResidueRefused>()({
  method: 'post',
  path: '/orders/{orderId}/residues',
  summary: 'Weighs what a step left: sprue, scrap, filings, polishing dust, sweeps or a crucible skull',
  tag: 'orders',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id }),
  body: z.strictObject({ residueLotId: id.optional(), class: z.enum(residueClasses), weighed: enteredMass }),
  success: 201,
  view: z.strictObject({ residueLotId: id, orderId: id, class: z.enum(residueClasses), grossMicrograms }),
  problems: recordResidueProblems,
  handle: ({ params: { orderId }, body, context }, deps) =>
    deps.recordResidue({ ...body, orderId, residueLotId: body.residueLotId ?? newId() }, context),
  respond: (residue) => ({
    body: {
      residueLotId: residue.residueLotId,
      orderId: residue.orderId,
      class: residue.class,
      grossMicrograms: residue.grossMicrograms,
    },
    version: residue.version,
    location: `/orders/${residue.orderId}`,
  }),
})
