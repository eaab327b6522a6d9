import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RecordedSplit } from '../../app/splitLot.ts'
import type { SplitLotRefused } from '../../domain/lot/splitLot.ts'
import type { Deps } from '../deps.ts'
import { splitLotProblems } from '../problems.ts'
import { partView, showPart } from './views.ts'

const { enteredMass, fine, grossMicrograms, id, text } = quantities

export const splitLot = commandRoute<Deps, RecordedSplit, SplitLotRefused>()({
  method: 'post',
  path: '/lots/{lotId}/split',
  summary: 'Makes weighed parts of a lot lots of their own; the rest stays',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: id }),
  body: z.strictObject({
    parts: z
      .array(
        z.strictObject({
          lotId: id.optional(),
          weighed: enteredMass,
          pieces: z.int().min(1).max(10_000_000).nullable().default(null),
          place: text(100).nullable().optional(),
        }),
      )
      .min(1)
      .max(20),
  }),
  success: 201,
  view: z.strictObject({
    lotId: id,
    parts: z.array(partView),
    remainingGrossMicrograms: grossMicrograms,
    remainingFine: fine,
    remainingPieces: z.int().min(0).nullable(),
  }),
  problems: splitLotProblems,
  handle: ({ params: { lotId }, body: { parts }, context }, deps) =>
    deps.splitLot({ lotId, parts: parts.map((part) => ({ ...part, lotId: part.lotId ?? newId() })) }, context),
  respond: (split) => ({
    body: {
      lotId: split.lotId,
      parts: split.parts.map(showPart),
      remainingGrossMicrograms: split.remainingGrossMicrograms,
      remainingFine: String(split.remainingFine),
      remainingPieces: split.remainingPieces,
    },
    version: split.version,
    location: `/lots/${split.lotId}`,
  }),
})
