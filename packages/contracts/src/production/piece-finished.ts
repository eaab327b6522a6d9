import { z } from 'zod'
import { event } from '../event.ts'
import { day, enteredMass, fineness, grossMicrograms, id, partyId, photos, text } from '../quantities.ts'
import { noStones, stones } from './shapes.ts'

const v1 = z.strictObject({
  pieceId: id,
  orderId: id,
  ownerId: partyId,
  workshopId: partyId,
  serial: text(60),
  design: text(200),
  weighed: enteredMass,
  grossMicrograms,
  /** The fineness that the piece claims; a claim, apart from what its metal is. */
  title: fineness,
})

export const pieceFinished = event('production.piece-finished', {
  stream: 'order',
  summary: 'A piece, or a batch of small identical pieces, is finished, weighed, and has its serial number.',
})
  .first(v1)
  .next(
    v1.extend({
      designId: id.nullable(),
      /** 1: a single piece. More: a batch, weighed together; masses and stones are those of the whole batch. */
      batchQuantity: z.int().min(1).max(100_000),
      stones,
      /** Enamel, thread and the like. */
      otherMicrograms: grossMicrograms,
      /** Gross without stones and other: what counts as metal. */
      netMicrograms: grossMicrograms,
      photos,
      hallmark: z.strictObject({ mark: text(60).nullable(), on: day }).nullable(),
    }),
    (older) => ({
      ...older,
      designId: null,
      batchQuantity: 1,
      stones: noStones,
      otherMicrograms: 0,
      netMicrograms: older.grossMicrograms,
      photos: [],
      hallmark: null,
    }),
  )
  .build()
