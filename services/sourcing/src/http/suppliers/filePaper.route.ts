import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { LoadedSupplier } from '../../app/ports.ts'
import type { FilePaperRefused } from '../../domain/supplier/papers.ts'
import type { Deps } from '../deps.ts'
import { filePaperProblems } from '../problems.ts'
import { changedSupplierView, duePaper, showChanged } from './views.ts'

export const filePaper = commandRoute<Deps, LoadedSupplier, FilePaperRefused>()({
  method: 'post',
  path: '/suppliers/{supplierId}/papers',
  summary: 'Puts a due-diligence paper of a supplier on file',
  tag: 'suppliers',
  roles: ['clerk'],
  params: z.strictObject({ supplierId: quantities.id }),
  body: duePaper.extend({
    paperId: quantities.id.optional(),
    number: quantities.text(100),
    required: z.boolean().default(true),
    photos: quantities.photos.default([]),
  }),
  success: 201,
  view: changedSupplierView,
  problems: filePaperProblems,
  handle: ({ params: { supplierId }, body, context }, deps) =>
    deps.filePaper({ supplierId, paper: { ...body, paperId: body.paperId ?? newId() } }, context),
  respond: showChanged,
})
