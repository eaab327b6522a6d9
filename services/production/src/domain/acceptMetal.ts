import {
  accept,
  type Decision,
  type EnteredMass,
  type Metal,
  refuse,
  toMicrograms,
  weighHandOver,
} from '@fibula/kernel'
import { type TooMuchMetal, tooMuchMetal } from './limits.ts'
import type { MetalAccepted, PlacedOrder } from './order.ts'

/** What the giver said: metal that left a lot for this order. */
export interface GivenMetal extends Metal {
  readonly handOverId: string
  readonly lotId: string
  readonly halfWidthMicrograms: number
}

export interface AcceptMetal {
  readonly given: GivenMetal
  readonly acceptedBefore: boolean
  readonly weighed: EnteredMass
  readonly halfWidth: EnteredMass
}

export type AcceptMetalRefused =
  | { readonly code: 'hand-over-already-accepted' }
  | { readonly code: 'order-closed' }
  | TooMuchMetal

/** The receiver's own weighing. Whether both agree or not, it happened and is kept; the difference is on record. */
export const acceptMetal = (order: PlacedOrder, command: AcceptMetal): Decision<MetalAccepted, AcceptMetalRefused> => {
  const { given, weighed } = command
  if (command.acceptedBefore) return refuse({ code: 'hand-over-already-accepted' })
  if (order.status === 'closed') return refuse({ code: 'order-closed' })
  const weighedMicrograms = toMicrograms(weighed)
  const halfWidthMicrograms = toMicrograms(command.halfWidth)
  const { outcome, charged, scale, dispute, excessMicrograms } = weighHandOver({
    given,
    givenHalfWidthMicrograms: given.halfWidthMicrograms,
    receivedMicrograms: weighedMicrograms,
    receivedHalfWidthMicrograms: halfWidthMicrograms,
  })
  const tooMuch = tooMuchMetal(order.inputs, charged.grossMicrograms)
  if (tooMuch) return refuse(tooMuch)
  return accept<MetalAccepted>({
    type: 'MetalAccepted',
    handOverId: given.handOverId,
    orderId: order.orderId,
    lotId: given.lotId,
    ownerId: order.ownerId,
    workshopId: order.workshopId,
    weighed,
    weighedMicrograms,
    halfWidthMicrograms,
    outcome,
    ...charged,
    scale,
    dispute,
    excessMicrograms,
  })
}
