import { residueClasses } from '@fibula/kernel'
import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { HandOverShown, ReturnShown, SentBackShown } from '../../app/reads.ts'
import type { MetalSentBack } from '../../domain/order/events.ts'
import { orderStatus } from './orders.ts'

const { fine, grossMicrograms, id, instant, material, partyId } = quantities

export const returnView = z.strictObject({
  returnId: id,
  orderId: id,
  ownerId: partyId,
  workshopId: partyId,
  what: z.enum(['metal', ...residueClasses, 'stones', 'enamel', 'thread']),
  material,
  lotId: id.nullable(),
  residueLotId: id.nullable(),
  /** A hand-over that was refused: it was never charged. */
  handOverId: id.nullable(),
  grossMicrograms,
  fine,
  /** The part that is not metal. */
  foreignMicrograms: grossMicrograms,
  pieces: z.int().nullable(),
  reason: z.string().nullable(),
  happenedAt: instant,
  /** Null until its owner weighed it in. */
  receivedAt: instant.nullable(),
})
type ReturnView = z.output<typeof returnView>

/** As its order shows it: whether it was received is no matter of the order, and no part of its version. */
export const orderReturnView = returnView.omit({ receivedAt: true })

export const showOrderReturn = (back: SentBackShown): z.output<typeof orderReturnView> => ({
  returnId: back.id,
  orderId: back.orderId,
  ownerId: back.ownerId,
  workshopId: back.workshopId,
  what: back.what as ReturnView['what'],
  material: back.material as ReturnView['material'],
  lotId: back.lotId,
  residueLotId: back.residueLotId,
  handOverId: back.handOverId,
  grossMicrograms: Number(back.grossMicrograms),
  fine: String(back.fine),
  foreignMicrograms: Number(back.foreignMicrograms),
  pieces: back.pieces,
  reason: back.reason,
  happenedAt: back.happenedAt.toISOString(),
})

export const showReturn = (back: ReturnShown): ReturnView => ({
  ...showOrderReturn(back),
  receivedAt: back.receivedAt?.toISOString() ?? null,
})

/** What a person is told who sends material back. */
export const sentBackView = returnView.omit({ happenedAt: true, receivedAt: true })
export const showSentBack = ({
  type: _,
  weighed: __,
  halfWidthMicrograms: ___,
  ...back
}: MetalSentBack): z.output<typeof sentBackView> => ({ ...back, fine: String(back.fine) })

export const handOverView = z.strictObject({
  handOverId: id,
  lotId: id,
  orderId: id,
  ownerId: partyId,
  workshopId: partyId,
  material,
  pieces: z.int().nullable(),
  grossMicrograms,
  fine,
  halfWidthMicrograms: grossMicrograms,
  happenedAt: instant,
  status: z.enum(['pending', 'agreed', 'disputed', 'refused']),
  /** When the order is over, a pending hand-over can only be refused. Null: the order is not known here. */
  orderStatus: orderStatus.nullable(),
})

export const showHandOver = (handOver: HandOverShown): z.output<typeof handOverView> => ({
  handOverId: handOver.id,
  lotId: handOver.lotId,
  orderId: handOver.orderId,
  ownerId: handOver.ownerId,
  workshopId: handOver.workshopId,
  material: handOver.material as 'silver',
  pieces: handOver.pieces,
  grossMicrograms: Number(handOver.grossMicrograms),
  fine: String(handOver.fine),
  halfWidthMicrograms: Number(handOver.halfWidthMicrograms),
  happenedAt: handOver.happenedAt.toISOString(),
  status: handOver.refused
    ? 'refused'
    : handOver.accepted
      ? (handOver.accepted.outcome as 'agreed' | 'disputed')
      : 'pending',
  orderStatus: handOver.orderStatus,
})
