import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { StepRecorded } from '../../domain/order/events.ts'
import { differenceOf } from '../../domain/steps/difference.ts'
import type { WeighStepRefused } from '../../domain/steps/recordStep.ts'
import type { Deps } from '../deps.ts'
import { weighStepProblems } from '../problems.ts'
import { stepName } from '../views/common.ts'
import { stepIndex } from './recordStep.route.ts'

const { enteredMass, grossMicrograms, id, signedMicrograms } = quantities

export const weighStep = commandRoute<Deps, Done<StepRecorded>, WeighStepRefused>()({
  method: 'post',
  path: '/orders/{orderId}/steps/{index}/weighings',
  summary: 'Weighs what goes into a step or comes out of it; the difference alarms and is judged nowhere',
  tag: 'steps',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id, index: stepIndex }),
  body: z.strictObject({ direction: z.enum(['in', 'out']), weighed: enteredMass }),
  success: 201,
  view: z.strictObject({
    orderId: id,
    stepIndex: z.int(),
    step: stepName,
    weighInMicrograms: grossMicrograms.nullable(),
    weighOutMicrograms: grossMicrograms.nullable(),
    /** Null until it was weighed in and out. */
    differenceMicrograms: signedMicrograms.nullable(),
    alarm: z.enum(['none', 'more-out-than-in', 'beyond-allowance']),
  }),
  problems: weighStepProblems,
  handle: ({ params: { orderId, index }, body, context }, deps) => deps.weighStep({ orderId, index, ...body }, context),
  respond: ({ event, order, version }) => ({
    body: {
      orderId: event.orderId,
      stepIndex: event.stepIndex,
      step: event.step,
      weighInMicrograms: order.plan[event.stepIndex]?.weighInMicrograms ?? null,
      weighOutMicrograms: order.plan[event.stepIndex]?.weighOutMicrograms ?? null,
      ...(differenceOf(order, event.stepIndex) ?? { differenceMicrograms: null, alarm: 'none' as const }),
    },
    version,
    location: `/orders/${event.orderId}`,
  }),
})
