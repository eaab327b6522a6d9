import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { StepRecorded } from '../../domain/order/events.ts'
import type { RecordStepRefused } from '../../domain/steps/recordStep.ts'
import type { Deps } from '../deps.ts'
import { recordStepProblems } from '../problems.ts'
import { stepName, stepStatus } from '../views/common.ts'

const { id, partyId, text } = quantities

const said = {
  status: stepStatus,
  reason: text(500).optional(),
  /** A person (an id) or another workshop. */
  handedOnTo: partyId.optional(),
}
const view = z.strictObject({
  orderId: id,
  stepIndex: z.int(),
  step: stepName,
  status: stepStatus,
  handedOnTo: partyId.nullable(),
})
const respond = ({ event, version }: Done<StepRecorded>) => ({
  body: {
    orderId: event.orderId,
    stepIndex: event.stepIndex,
    step: event.step,
    status: event.status,
    handedOnTo: event.handedOnTo,
  },
  version,
  location: `/orders/${event.orderId}`,
})

export const recordStep = commandRoute<Deps, Done<StepRecorded>, RecordStepRefused>()({
  method: 'post',
  path: '/orders/{orderId}/steps',
  summary:
    'Tells how far a step is, by its name: the first of that name that is not done, or one more than was planned',
  tag: 'steps',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id }),
  body: z.strictObject({ step: stepName, ...said }),
  success: 201,
  view,
  problems: recordStepProblems,
  handle: ({ params: { orderId }, body: { step, status, reason = null, handedOnTo = null }, context }, deps) =>
    deps.recordStep({ orderId, step, status, reason, handedOnTo }, context),
  respond,
})

/** A place in a plan, as it stands in an address. */
export const stepIndex = z.coerce.number().int().min(0).max(1_000)

export const recordPlannedStep = commandRoute<Deps, Done<StepRecorded>, RecordStepRefused>()({
  method: 'post',
  path: '/orders/{orderId}/steps/{index}',
  summary: 'Tells how far a step of the plan is: started, done, blocked (with a reason) or handed on (to somebody)',
  tag: 'steps',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id, index: stepIndex }),
  body: z.strictObject(said),
  success: 201,
  view,
  problems: recordStepProblems,
  handle: ({ params: { orderId, index }, body: { status, reason = null, handedOnTo = null }, context }, deps) =>
    deps.recordStep({ orderId, index, status, reason, handedOnTo }, context),
  respond,
})
