import { z } from 'zod'
import { event } from '../event.ts'
import {
  day,
  enteredMass,
  fine,
  fineness,
  grossMicrograms,
  id,
  material,
  money,
  partyId,
  photos,
  text,
} from '../quantities.ts'
import { custodyModel, originClass, pieces } from './words.ts'

const paperKind = z.enum(['invoice', 'delivery-note', 'assay-certificate', 'origin-declaration', 'identity-copy'])

const delivered = {
  lotId: id,
  receiptId: id,
  supplierId: id,
  ownerId: partyId,
  /** What the scale showed, as typed, vessel included. */
  weighed: enteredMass,
  /** The vessel, as typed. */
  tare: enteredMass,
  /** weighed - tare, each converted once. */
  grossMicrograms,
  declaredFineness: fineness,
  fine,
  originClass,
  custodyModel,
  price: money,
}

export const materialReceived = event('sourcing.material-received', {
  stream: 'lot',
  summary: 'A line of a delivery was weighed in and became a lot.',
})
  .first(
    z.strictObject({
      ...delivered,
      material: z.literal('silver'),
      papers: z.array(z.strictObject({ kind: paperKind, number: text(100), issuedOn: day })).max(20),
    }),
  )
  .next(
    z.strictObject({
      ...delivered,
      /** 1 for the first line of the receipt. */
      lineNumber: z.int().min(1),
      material,
      /** Stones are counted as well as weighed. */
      pieces,
      possessorId: partyId,
      /** Where it was put, in the cooperative's own words. */
      place: text(100).nullable(),
      papers: z
        .array(
          z.strictObject({
            kind: paperKind,
            /** Null for a copy of an identity card: its number is personal, and stays where it can be erased. */
            number: text(100).nullable(),
            issuedOn: day,
          }),
        )
        .max(20),
      /** The scale's display, the papers. */
      photos,
    }),
    (older) => ({ ...older, lineNumber: 1, pieces: null, possessorId: older.ownerId, place: null, photos: [] }),
  )
  .build()
