import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RecordedMetalRate } from '../../app/setMetalRate.ts'
import type { SetMetalRateRefused } from '../../domain/rate/metalRate.ts'
import type { Deps } from '../deps.ts'
import { setMetalRateProblems } from '../problems.ts'
import { metalRateView } from './views.ts'

export const setMetalRate = commandRoute<Deps, RecordedMetalRate, SetMetalRateRefused>()({
  method: 'put',
  path: '/metal-rates/{element}/{from}',
  summary:
    'Says what a kilogram of fine metal is reckoned at from a day on; documents keep the rate that they were made with',
  tag: 'rates',
  roles: ['clerk'],
  params: z.strictObject({ element: quantities.element, from: quantities.day }),
  body: z.strictObject({ perKilogram: quantities.money, source: quantities.text(200) }),
  success: 200,
  view: metalRateView,
  problems: setMetalRateProblems,
  handle: ({ params, body, context }, deps) => deps.setMetalRate({ ...params, ...body }, context),
  respond: ({ rateId, element: metal, from, perKilogram, source, version }) => ({
    body: { rateId, element: metal, from, perKilogram, source },
    version,
  }),
})
