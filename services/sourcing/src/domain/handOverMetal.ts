import {
  accept,
  type Decision,
  type EnteredMass,
  type Metal,
  refuse,
  subtractMetal,
  takeShare,
  toMicrograms,
} from '@fibula/kernel'
import type { MetalHandedOver, ReceivedLot } from './lot.ts'

export interface HandOverMetal {
  readonly handOverId: string
  readonly handOverExists: boolean
  readonly orderId: string
  /** The order as production told it, if it is one of the lot's owner. */
  readonly order: { readonly workshopId: string } | undefined
  /** What the giver weighed out; null for a last take, which empties the lot at its book value. */
  readonly weighed: EnteredMass | null
  readonly halfWidth: EnteredMass
}

export type HandOverMetalRefused =
  | { readonly code: 'hand-over-exists' }
  | { readonly code: 'lot-not-accepted'; readonly status: 'received' | 'rejected' }
  | { readonly code: 'lot-held' }
  | { readonly code: 'order-unknown'; readonly orderId: string }
  | { readonly code: 'nothing-handed-over' }
  | { readonly code: 'not-enough-metal'; readonly availableMicrograms: number; readonly missingMicrograms: number }

/** Metal may leave a lot only while nothing blocks it, and never more than is there; it takes its share of fine along. */
export const handOverMetal = (
  lot: ReceivedLot,
  command: HandOverMetal,
): Decision<MetalHandedOver, HandOverMetalRefused> => {
  const { handOverId, orderId, order, weighed, halfWidth } = command
  if (command.handOverExists) return refuse({ code: 'hand-over-exists' })
  if (lot.status !== 'accepted') return refuse({ code: 'lot-not-accepted', status: lot.status })
  if (lot.held) return refuse({ code: 'lot-held' })
  if (order === undefined) return refuse({ code: 'order-unknown', orderId })
  const grossMicrograms = weighed === null ? lot.grossMicrograms : toMicrograms(weighed)
  if (grossMicrograms === 0) return refuse({ code: 'nothing-handed-over' })
  const missingMicrograms = grossMicrograms - lot.grossMicrograms
  if (missingMicrograms > 0)
    return refuse({ code: 'not-enough-metal', availableMicrograms: lot.grossMicrograms, missingMicrograms })
  const taken: Metal = takeShare(lot, grossMicrograms)
  const remaining = subtractMetal(lot, taken)
  return accept<MetalHandedOver>({
    type: 'MetalHandedOver',
    handOverId,
    lotId: lot.lotId,
    orderId,
    ownerId: lot.ownerId,
    receiverId: order.workshopId,
    weighed,
    ...taken,
    halfWidthMicrograms: toMicrograms(halfWidth),
    last: weighed === null,
    remainingGrossMicrograms: remaining.grossMicrograms,
    remainingFine: remaining.fine,
  })
}
