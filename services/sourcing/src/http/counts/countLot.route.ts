import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RecordedCount } from '../../app/countLot.ts'
import type { CountLotRefused } from '../../domain/lot/countLot.ts'
import type { Deps } from '../deps.ts'
import { countLotProblems } from '../problems.ts'
import { countView } from './views.ts'

const { enteredMass, id, text } = quantities

export const countLot = commandRoute<Deps, RecordedCount, CountLotRefused>()({
  method: 'post',
  path: '/lots/{lotId}/counts',
  summary: 'Records what was found of a lot where it lies: it holds that from now on, and the difference is on record',
  tag: 'lots',
  roles: ['clerk'],
  params: z.strictObject({ lotId: id }),
  body: z.strictObject({
    countId: id.optional(),
    weighed: enteredMass,
    /** Of the scale: its verified maximum error, else one display step. */
    halfWidth: enteredMass,
    /** How many stones. */
    pieces: z.int().min(0).max(1_000_000_000).nullable().default(null),
    note: text(500).nullable().default(null),
  }),
  success: 201,
  view: countView.omit({ happenedAt: true }),
  problems: countLotProblems,
  handle: ({ params: { lotId }, body, context }, deps) =>
    deps.countLot({ ...body, lotId, countId: body.countId ?? newId() }, context),
  respond: (counted) => ({
    body: {
      countId: counted.countId,
      lotId: counted.lotId,
      grossMicrograms: counted.grossMicrograms,
      fine: String(counted.fine),
      pieces: counted.pieces,
      differenceMicrograms: counted.differenceMicrograms,
      differenceFine: String(counted.differenceFine),
      differencePieces: counted.differencePieces,
      note: counted.note,
    },
    version: counted.version,
    location: `/lots/${counted.lotId}`,
  }),
})
