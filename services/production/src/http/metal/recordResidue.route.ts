import { residueClasses } from '@fibula/kernel'
import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { RecordResidueRefused } from '../../domain/metal/recordResidue.ts'
import type { ResidueRecorded } from '../../domain/order/events.ts'
import type { Deps } from '../deps.ts'
import { recordResidueProblems } from '../problems.ts'

const { enteredMass, grossMicrograms, id } = quantities

export const recordResidue = commandRoute<Deps, Done<ResidueRecorded>, RecordResidueRefused>()({
  method: 'post',
  path: '/orders/{orderId}/residues',
  summary: 'Weighs what a step left: sprue, scrap, filings, polishing dust, sweeps or a crucible skull',
  tag: 'metal',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id }),
  body: z.strictObject({
    residueLotId: id.optional(),
    class: z.enum(residueClasses),
    weighed: enteredMass,
    /** The step that left it. */
    stepIndex: z.int().min(0).max(1_000).optional(),
  }),
  success: 201,
  view: z.strictObject({ residueLotId: id, orderId: id, class: z.enum(residueClasses), grossMicrograms }),
  problems: recordResidueProblems,
  handle: ({ params: { orderId }, body, context }, deps) =>
    deps.recordResidue(
      {
        orderId,
        residueLotId: body.residueLotId ?? newId(),
        class: body.class,
        weighed: body.weighed,
        stepIndex: body.stepIndex ?? null,
      },
      context,
    ),
  respond: ({ event, version }) => ({
    body: {
      residueLotId: event.residueLotId,
      orderId: event.orderId,
      class: event.class,
      grossMicrograms: event.grossMicrograms,
    },
    version,
    location: `/orders/${event.orderId}`,
  }),
})
