import { pageOf, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import { planNames, stepsOn } from '../../domain/steps/plans.ts'
import type { Deps } from '../deps.ts'
import { headings } from '../texts.ts'
import { steps } from '../views/common.ts'

export const listPlans = queryRoute<Deps>()({
  path: '/plans',
  summary: 'The plans of steps in force today, by technique and by craft; an order takes a copy of its own',
  tag: 'steps',
  roles: ['clerk', 'workshop'],
  query: z.strictObject({}),
  view: pageOf(z.strictObject({ plan: z.enum(planNames), steps })),
  table: {
    name: 'plans',
    columns: [
      { heading: headings.plan, value: ({ plan }) => plan },
      { heading: headings.steps, value: (plan) => plan.steps.join(', ') },
    ],
  },
  handle: async (_, { now }) => {
    const today = now().toISOString().slice(0, 10)
    const items = planNames
      .map((plan) => ({ plan, steps: [...stepsOn(plan, today)] }))
      .filter((plan) => plan.steps.length > 0)
    return { body: { items, next: null } }
  },
})
