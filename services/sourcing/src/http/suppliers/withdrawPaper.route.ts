import { commandRoute, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { LoadedSupplier } from '../../app/ports.ts'
import type { WithdrawPaperRefused } from '../../domain/supplier/papers.ts'
import type { Deps } from '../deps.ts'
import { withdrawPaperProblems } from '../problems.ts'
import { changedSupplierView, showChanged } from './views.ts'

export const withdrawPaper = commandRoute<Deps, LoadedSupplier, WithdrawPaperRefused>()({
  method: 'post',
  path: '/suppliers/{supplierId}/papers/{paperId}/withdraw',
  summary: 'Says that a paper does not count any more, and why',
  tag: 'suppliers',
  roles: ['clerk'],
  params: z.strictObject({ supplierId: quantities.id, paperId: quantities.id }),
  body: z.strictObject({ reason: quantities.text(500) }),
  success: 200,
  view: changedSupplierView,
  problems: withdrawPaperProblems,
  handle: ({ params, body, context }, deps) => deps.withdrawPaper({ ...params, ...body }, context),
  respond: showChanged,
})
