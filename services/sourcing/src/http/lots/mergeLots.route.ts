import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { LotsMerged } from '../../domain/lot/events.ts'
import type { MergeLotsRefused } from '../../domain/lot/mergeLots.ts'
import { custodyModels, originClasses } from '../../domain/words.ts'
import type { Deps } from '../deps.ts'
import { mergeLotsProblems } from '../problems.ts'
import { partView, showPart } from './views.ts'

const { fine, grossMicrograms, id, text } = quantities

export const mergeLots = commandRoute<Deps, LotsMerged, MergeLotsRefused>()({
  method: 'post',
  path: '/lots/merge',
  summary: 'Puts lots of one material together; they are one new lot',
  tag: 'lots',
  roles: ['clerk'],
  body: z.strictObject({
    lotId: id.optional(),
    lotIds: z.array(id).min(2).max(50),
    place: text(100).nullable().default(null),
  }),
  success: 201,
  view: z.strictObject({
    lotId: id,
    parts: z.array(partView),
    grossMicrograms,
    fine,
    pieces: z.int().min(0).nullable(),
    custodyModel: z.enum(custodyModels),
    originClass: z.enum(originClasses),
    claimedMicrograms: grossMicrograms,
  }),
  problems: mergeLotsProblems,
  handle: ({ body: { lotId = newId(), ...body }, context }, deps) => deps.mergeLots({ lotId, ...body }, context),
  respond: (merged) => ({
    body: {
      ...showPart(merged),
      parts: merged.parts.map(showPart),
      custodyModel: merged.custodyModel,
      originClass: merged.originClass,
      claimedMicrograms: merged.claimedMicrograms,
    },
    version: 1,
    location: `/lots/${merged.lotId}`,
  }),
})
