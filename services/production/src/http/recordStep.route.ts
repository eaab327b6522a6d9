import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Recorded } from '../app/recordWork.ts'
import { type StepRecorded, stepNames, stepStatuses } from '../domain/order.ts'
import type { RecordStepRefused } from '../domain/recordWork.ts'
import type { Deps } from './deps.ts'
import { recordStepProblems } from './problems.ts'

export const recordStep = commandRoute<Deps, Recorded<StepRecorded>, RecordStepRefused>()({
  method: 'post',
  path: '/orders/{orderId}/steps',
  summary: 'Tells how far a step is: started, done, blocked (with a reason) or handed on',
  tag: 'orders',
  roles: ['workshop'],
  params: z.strictObject({ orderId: quantities.id }),
  body: z.strictObject({
    step: z.enum(stepNames),
    status: z.enum(stepStatuses),
    reason: quantities.text(500).optional(),
  }),
  success: 201,
  view: z.strictObject({ orderId: quantities.id, step: z.enum(stepNames), status: z.enum(stepStatuses) }),
  problems: recordStepProblems,
  handle: ({ params: { orderId }, body: { step, status, reason = null }, context }, deps) =>
    deps.recordStep({ orderId, step, status, reason }, context),
  respond: ({ orderId, step, status, version }) => ({
    body: { orderId, step, status },
    version,
    location: `/orders/${orderId}`,
  }),
})
