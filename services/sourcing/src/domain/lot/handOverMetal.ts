import { accept, type Decision, type EnteredMass, refuse, toMicrograms } from '@fibula/kernel'
import type { MetalHandedOver } from './events.ts'
import { type TakeRefused, takeParts, wasRefused } from './holding.ts'
import { type BlockedLot, blocked, type StockLot } from './lot.ts'

export interface HandOverMetal {
  readonly handOverId: string
  readonly handOverExists: boolean
  readonly orderId: string
  /** The order as production told it, if it is one of the lot's owner. */
  readonly order: { readonly workshopId: string; readonly isOver: boolean } | undefined
  /** What the giver weighed out; null for a last take, which empties the lot at its book value. */
  readonly weighed: EnteredMass | null
  /** How many stones; null for what is not counted, and for a last take. */
  readonly pieces?: number | null
  readonly halfWidth: EnteredMass
}

export type HandOverMetalRefused =
  | { readonly code: 'hand-over-exists' }
  | BlockedLot
  | { readonly code: 'order-unknown'; readonly orderId: string }
  | { readonly code: 'order-is-over'; readonly orderId: string }
  | { readonly code: 'nothing-handed-over' }
  | TakeRefused

/** Material may leave a lot only while nothing blocks it, and never more than is there; it takes its share of fine along. */
export const handOverMetal = (
  lot: StockLot,
  command: HandOverMetal,
): Decision<MetalHandedOver, HandOverMetalRefused> => {
  const { handOverId, orderId, order, weighed, halfWidth } = command
  if (command.handOverExists) return refuse({ code: 'hand-over-exists' })
  const block = blocked(lot)
  if (block) return refuse(block)
  if (order === undefined) return refuse({ code: 'order-unknown', orderId })
  if (order.isOver) return refuse({ code: 'order-is-over', orderId })
  const last = weighed === null
  const grossMicrograms = last ? lot.grossMicrograms : toMicrograms(weighed)
  if (grossMicrograms === 0) return refuse({ code: 'nothing-handed-over' })
  const taken = takeParts(lot, [{ grossMicrograms, pieces: last ? lot.pieces : (command.pieces ?? null) }])
  if (wasRefused(taken)) return refuse(taken)
  const { parts, rest } = taken
  return accept<MetalHandedOver>({
    type: 'MetalHandedOver',
    handOverId,
    lotId: lot.lotId,
    orderId,
    ownerId: lot.ownerId,
    receiverId: order.workshopId,
    material: lot.material,
    weighed,
    grossMicrograms,
    fine: parts[0]?.fine ?? 0n,
    pieces: parts[0]?.pieces ?? null,
    halfWidthMicrograms: toMicrograms(halfWidth),
    last,
    remainingGrossMicrograms: rest.grossMicrograms,
    remainingFine: rest.fine,
    remainingPieces: rest.pieces,
  })
}
