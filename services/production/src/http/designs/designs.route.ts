import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { VersionedDesign } from '../../app/ports.ts'
import type { AddDesignRefused, RestoreDesignRefused, RetireDesignRefused } from '../../domain/design/design.ts'
import type { Deps } from '../deps.ts'
import { addDesignProblems, changeDesignProblems, restoreDesignProblems, retireDesignProblems } from '../problems.ts'
import { designBody, designView, respondDesign, termsOf } from './views.ts'

const { id } = quantities
const common = { tag: 'designs', roles: ['clerk', 'workshop'], view: designView, respond: respondDesign } as const
const params = z.strictObject({ designId: id })

export const addDesign = commandRoute<Deps, VersionedDesign, AddDesignRefused>()({
  ...common,
  method: 'post',
  path: '/designs',
  summary: 'A design that can be ordered: names, technique, bill of materials for one piece, expected weight, photos',
  body: z.strictObject({ designId: id.optional(), ...designBody }),
  success: 201,
  problems: addDesignProblems,
  handle: ({ body: { designId = newId(), ...said }, context }, deps) =>
    deps.addDesign({ designId, ...termsOf(said) }, context),
})

export const changeDesign = commandRoute<Deps, VersionedDesign, { readonly code: 'name-missing' }>()({
  ...common,
  method: 'put',
  path: '/designs/{designId}',
  summary: 'Says a design anew; orders keep the design that they were placed with',
  params,
  body: z.strictObject(designBody),
  success: 200,
  problems: changeDesignProblems,
  handle: ({ params: { designId }, body, context }, deps) => deps.changeDesign({ designId, ...termsOf(body) }, context),
})

export const retireDesign = commandRoute<Deps, VersionedDesign, RetireDesignRefused>()({
  ...common,
  method: 'post',
  path: '/designs/{designId}/retire',
  summary: 'A design is not ordered any more',
  params,
  body: z.strictObject({}).optional(),
  success: 200,
  problems: retireDesignProblems,
  handle: ({ params: { designId }, context }, deps) => deps.retireDesign({ designId }, context),
})

export const restoreDesign = commandRoute<Deps, VersionedDesign, RestoreDesignRefused>()({
  ...common,
  method: 'post',
  path: '/designs/{designId}/restore',
  summary: 'A retired design can be ordered again',
  params,
  body: z.strictObject({}).optional(),
  success: 200,
  problems: restoreDesignProblems,
  handle: ({ params: { designId }, context }, deps) => deps.restoreDesign({ designId }, context),
})
