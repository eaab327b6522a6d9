import { accept, type Decision, refuse } from '@fibula/kernel'
import type { MetalSentBack } from '../order/events.ts'
import type { PlacedOrder } from '../order/order.ts'
import { type GivenMetal, type HandOverDecided, whyDecided } from './acceptMetal.ts'
import { whatOf } from './sendBack.ts'

export interface RefuseHandOver {
  readonly given: GivenMetal
  readonly returnId: string
  readonly reason: string
}

/** Material that is not taken, whatever became of the order meanwhile: it goes back as it was given, and is charged to nobody. */
export const refuseHandOver = (
  order: PlacedOrder,
  { given, returnId, reason }: RefuseHandOver,
): Decision<MetalSentBack, HandOverDecided> => {
  const why = whyDecided(order, given.handOverId)
  if (why) return refuse(why)
  return accept<MetalSentBack>({
    type: 'MetalSentBack',
    returnId,
    orderId: order.orderId,
    ownerId: order.ownerId,
    workshopId: order.workshopId,
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
}
