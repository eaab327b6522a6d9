import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ReturnShown } from '../../app/reads.ts'
import { returnClasses } from '../../domain/words.ts'

const { enteredMass, fine, grossMicrograms, id, instant, material, partyId, signedFine, signedMicrograms } = quantities
const pieces = z.int().min(0).nullable()

/** The owner's weighing, and what it says of the workshop's. */
export const takenView = z.strictObject({
  lotId: id,
  weighed: enteredMass,
  outcome: z.enum(['agreed', 'disputed']),
  /** What the new lot holds. */
  grossMicrograms,
  fine,
  pieces,
  scaleGrossMicrograms: signedMicrograms,
  scaleFine: signedFine,
  disputeGrossMicrograms: grossMicrograms,
  disputeFine: fine,
  excessMicrograms: grossMicrograms,
})
export type TakenView = z.output<typeof takenView>

export const returnView = z.strictObject({
  returnId: id,
  orderId: id,
  /** The hand-over that the workshop refused; it goes back as it was given. */
  handOverId: id.nullable(),
  workshopId: partyId,
  material,
  class: z.enum(returnClasses),
  reason: z.string().nullable(),
  /** What the workshop says that it sent. */
  weighed: enteredMass.nullable(),
  grossMicrograms,
  fine,
  pieces,
  halfWidthMicrograms: grossMicrograms,
  happenedAt: instant,
  status: z.enum(['waiting', 'taken']),
  taken: takenView.nullable(),
})
type ReturnView = z.output<typeof returnView>

export const showReturn = (back: ReturnShown): ReturnView => ({
  returnId: back.id,
  orderId: back.orderId,
  handOverId: back.handOverId,
  workshopId: back.workshopId,
  material: back.material as ReturnView['material'],
  class: back.class as ReturnView['class'],
  reason: back.reason,
  weighed:
    back.weighedValue === null
      ? null
      : { value: back.weighedValue, unit: back.weighedUnit as NonNullable<ReturnView['weighed']>['unit'] },
  grossMicrograms: Number(back.grossMicrograms),
  fine: String(back.fine),
  pieces: back.pieces,
  halfWidthMicrograms: Number(back.halfWidthMicrograms),
  happenedAt: back.happenedAt.toISOString(),
  status: back.taken === null ? 'waiting' : 'taken',
  taken: back.taken && {
    lotId: back.taken.lotId,
    weighed: { value: back.taken.weighedValue, unit: back.taken.weighedUnit as TakenView['weighed']['unit'] },
    outcome: back.taken.outcome as TakenView['outcome'],
    grossMicrograms: Number(back.taken.grossMicrograms),
    fine: String(back.taken.fine),
    pieces: back.taken.pieces,
    scaleGrossMicrograms: Number(back.taken.scaleMicrograms),
    scaleFine: String(back.taken.scaleFine),
    disputeGrossMicrograms: Number(back.taken.disputeMicrograms),
    disputeFine: String(back.taken.disputeFine),
    excessMicrograms: Number(back.taken.excessMicrograms),
  },
})
