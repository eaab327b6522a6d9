import {
  accept,
  type Decision,
  type EnteredMass,
  isMetal,
  type Material,
  type Metal,
  refuse,
  toMicrograms,
  weighHandOver,
} from '@fibula/kernel'
import type { MetalAccepted } from '../order/events.ts'
import { type TooMuchMetal, tooMuchMetal } from '../order/limits.ts'
import { type OrderOver, type PlacedOrder, whyOver } from '../order/order.ts'

/** What the giver said: material that left a lot for this order. */
export interface GivenMetal extends Metal {
  readonly handOverId: string
  readonly lotId: string
  readonly material: Material
  /** How many stones; null for what is not counted. */
  readonly pieces: number | null
  readonly halfWidthMicrograms: number
}

/** A hand-over as it is known here, whether or not its order is. */
export interface HandOver {
  readonly given: GivenMetal
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly refused: boolean
}

export type HandOverState = 'pending' | 'accepted' | 'refused'
/** Somebody decided on the hand-over before. */
export type HandOverDecided =
  | { readonly code: 'hand-over-already-accepted' }
  | { readonly code: 'hand-over-already-refused' }

/** The order itself knows: so that of two who decide at once, the later sees what the first did. */
export const whyDecided = ({ inputs, returns }: PlacedOrder, handOverId: string): HandOverDecided | undefined => {
  if (inputs.some((input) => input.handOverId === handOverId)) return { code: 'hand-over-already-accepted' }
  if (returns.some((back) => back.handOverId === handOverId)) return { code: 'hand-over-already-refused' }
  return undefined
}

/** The workshop has no such order of this owner, or not yet: what was given is not charged to anything. */
export interface OrderUnknown {
  readonly code: 'order-unknown'
  readonly orderId: string
  readonly ownerId: string
}

/** Without its order nothing is weighed in. */
export const acceptWithoutOrder = ({
  orderId,
  ownerId,
  refused,
}: HandOver): Decision<never, HandOverDecided | OrderUnknown> =>
  refuse(refused ? { code: 'hand-over-already-refused' } : { code: 'order-unknown', orderId, ownerId })

export interface AcceptMetal {
  readonly given: GivenMetal
  readonly weighed: EnteredMass
  readonly halfWidth: EnteredMass
  /** The receiver's own count of stones; null: as many as were given. */
  readonly pieces: number | null
}

export type AcceptMetalRefused =
  | HandOverDecided
  | OrderOver
  | TooMuchMetal
  | { readonly code: 'stones-without-mass'; readonly pieces: number; readonly weighedMicrograms: number }

/** The receiver's own weighing. Whether both agree or not, it happened and is kept; the difference is on record. */
export const acceptMetal = (order: PlacedOrder, command: AcceptMetal): Decision<MetalAccepted, AcceptMetalRefused> => {
  const { given, weighed } = command
  const why = whyDecided(order, given.handOverId) ?? whyOver(order)
  if (why) return refuse(why)
  const weighedMicrograms = toMicrograms(weighed)
  const halfWidthMicrograms = toMicrograms(command.halfWidth)
  const { outcome, charged, scale, dispute, excessMicrograms } = weighHandOver({
    given,
    givenHalfWidthMicrograms: given.halfWidthMicrograms,
    receivedMicrograms: weighedMicrograms,
    receivedHalfWidthMicrograms: halfWidthMicrograms,
  })
  const counted = given.pieces === null ? null : (command.pieces ?? given.pieces)
  if (counted !== null && (counted === 0) !== (charged.grossMicrograms === 0))
    return refuse({ code: 'stones-without-mass', pieces: counted, weighedMicrograms })
  const sisters = order.inputs.filter(({ material }) => isMetal(material) === isMetal(given.material))
  const tooMuch = tooMuchMetal(sisters, charged.grossMicrograms)
  if (tooMuch) return refuse(tooMuch)
  return accept<MetalAccepted>({
    type: 'MetalAccepted',
    handOverId: given.handOverId,
    orderId: order.orderId,
    lotId: given.lotId,
    ownerId: order.ownerId,
    workshopId: order.workshopId,
    material: given.material,
    pieces: counted === null ? null : Math.min(counted, given.pieces ?? counted),
    weighed,
    weighedMicrograms,
    halfWidthMicrograms,
    outcome: counted === given.pieces ? outcome : 'disputed',
    ...charged,
    scale,
    dispute,
    excessMicrograms,
  })
}
