import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RecordedThreshold } from '../../app/setThreshold.ts'
import type { SetThresholdRefused } from '../../domain/stock/threshold.ts'
import type { Deps } from '../deps.ts'
import { setThresholdProblems } from '../problems.ts'
import { thresholdView } from './views.ts'

export const setThreshold = commandRoute<Deps, RecordedThreshold, SetThresholdRefused>()({
  method: 'put',
  path: '/thresholds/{material}',
  summary: 'Says below how much usable stock of a material the cooperative wants to be told; nothing: never',
  tag: 'stock',
  roles: ['clerk'],
  params: z.strictObject({ material: quantities.material }),
  body: z.strictObject({
    grossMicrograms: quantities.grossMicrograms,
    pieces: z.int().min(0).max(1_000_000_000).nullable().default(null),
  }),
  success: 200,
  view: thresholdView,
  problems: setThresholdProblems,
  handle: ({ params: { material }, body, context }, deps) => deps.setThreshold({ material, ...body }, context),
  respond: ({ material, grossMicrograms, pieces, version }) => ({
    body: { material, grossMicrograms, pieces },
    version,
  }),
})
