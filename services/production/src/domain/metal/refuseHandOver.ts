import { accept, type Decision, refuse } from '@fibula/kernel'
import type { MetalSentBack } from '../order/events.ts'
import type { PlacedOrder } from '../order/order.ts'
import { type GivenMetal, type HandOver, type HandOverDecided, whyDecided } from './acceptMetal.ts'
import { whatOf } from './sendBack.ts'

export interface RefuseHandOver {
  readonly given: GivenMetal
  readonly returnId: string
  readonly reason: string
}

/** It goes back as it was given, and is charged to nobody. */
const sentBack = (
  { orderId, ownerId, workshopId }: Pick<HandOver, 'orderId' | 'ownerId' | 'workshopId'>,
  { given, returnId, reason }: RefuseHandOver,
): MetalSentBack => ({
  type: 'MetalSentBack',
  returnId,
  orderId,
  ownerId,
  workshopId,
  what: whatOf(given.material),
  material: given.material,
  lotId: given.lotId,
  residueLotId: null,
  handOverId: given.handOverId,
  weighed: null,
  grossMicrograms: given.grossMicrograms,
  fine: given.fine,
  foreignMicrograms: 0,
  pieces: given.pieces,
  halfWidthMicrograms: given.halfWidthMicrograms,
  reason,
})

/** Material that is not taken, whatever became of the order meanwhile. */
export const refuseHandOver = (
  order: PlacedOrder,
  command: RefuseHandOver,
): Decision<MetalSentBack, HandOverDecided> => {
  const why = whyDecided(order, command.given.handOverId)
  return why ? refuse(why) : accept(sentBack(order, command))
}

/** The same where the order is not known: whatever it was meant for, it lies with the workshop and can go back. */
export const refuseWithoutOrder = (
  handOver: HandOver,
  { returnId, reason }: Omit<RefuseHandOver, 'given'>,
): Decision<MetalSentBack, HandOverDecided> =>
  handOver.refused
    ? refuse({ code: 'hand-over-already-refused' })
    : accept(sentBack(handOver, { given: handOver.given, returnId, reason }))
