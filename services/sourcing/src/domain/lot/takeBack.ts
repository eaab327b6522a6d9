import {
  accept,
  type Decision,
  type EnteredMass,
  type Material,
  noMetal,
  refuse,
  toMicrograms,
  weighHandOver,
} from '@fibula/kernel'
import { isCounted, type ReturnClass } from '../words.ts'
import { type ClaimedPart, claimOfPart, mergedCustody } from './custody.ts'
import type { MetalTakenBack } from './events.ts'
import { type Holding, largestMicrograms } from './holding.ts'

/** What a workshop said that it sent back. */
export interface SentBack extends Holding {
  readonly returnId: string
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  /** The lot that it comes from, where it was never mixed: unused metal, or a hand-over that was refused. */
  readonly lotId: string | null
  readonly residueLotId: string | null
  readonly material: Material
  readonly class: ReturnClass
  readonly halfWidthMicrograms: number
}

export interface TakeBack {
  readonly lotId: string
  readonly lotExists: boolean
  readonly takenBefore: boolean
  readonly weighed: EnteredMass
  readonly halfWidth: EnteredMass
  readonly pieces: number | null
  readonly place: string | null
  readonly photos: readonly string[]
  /** What the order was given of this material; of metal that was never mixed, its own lot. */
  readonly sources: readonly ClaimedPart[]
}

export type TakeBackRefused =
  | { readonly code: 'return-already-taken' }
  | { readonly code: 'lot-exists'; readonly lotId: string }
  | { readonly code: 'nothing-taken-back' }
  | { readonly code: 'pieces-needed' }
  | { readonly code: 'pieces-not-counted' }
  | { readonly code: 'too-much-metal'; readonly largestMicrograms: number }

/**
 * The owner's own weighing of what came back. Whether both agree or not, it happened and is kept: what was weighed, at most what
 * was sent, is a lot again, and the difference is on record. Clean metal that agrees may be used; anything else is judged first.
 */
export const takeBack = (sent: SentBack, command: TakeBack): Decision<MetalTakenBack, TakeBackRefused> => {
  const { lotId, weighed, halfWidth, pieces, place, photos, sources } = command
  if (command.takenBefore) return refuse({ code: 'return-already-taken' })
  if (command.lotExists) return refuse({ code: 'lot-exists', lotId })
  const counted = isCounted(sent.material)
  if (counted && pieces === null) return refuse({ code: 'pieces-needed' })
  if (!counted && pieces !== null) return refuse({ code: 'pieces-not-counted' })
  const weighedMicrograms = toMicrograms(weighed)
  const halfWidthMicrograms = toMicrograms(halfWidth)
  if (weighedMicrograms === 0 || pieces === 0 || sent.grossMicrograms === 0)
    return refuse({ code: 'nothing-taken-back' })
  if (weighedMicrograms > largestMicrograms) return refuse({ code: 'too-much-metal', largestMicrograms })
  const { outcome, charged, scale, dispute, excessMicrograms } = weighHandOver({
    given: sent,
    givenHalfWidthMicrograms: sent.halfWidthMicrograms,
    receivedMicrograms: weighedMicrograms,
    receivedHalfWidthMicrograms: halfWidthMicrograms,
  })
  const agreed = outcome === 'agreed' && (sent.pieces === null || sent.pieces === pieces)
  const { returnId, orderId, ownerId, workshopId, residueLotId, material } = sent
  const custody = mergedCustody(sources)
  const given = sources.reduce((sum, { grossMicrograms }) => sum + grossMicrograms, 0)
  return accept<MetalTakenBack>({
    type: 'MetalTakenBack',
    ...{ returnId, lotId, orderId, ownerId, workshopId, residueLotId, material, class: sent.class },
    ...{ place, weighed, weighedMicrograms, halfWidthMicrograms, photos },
    outcome: agreed ? 'agreed' : 'disputed',
    ...charged,
    pieces,
    sentPieces: sent.pieces,
    scale: outcome === 'agreed' ? scale : noMetal,
    dispute,
    excessMicrograms,
    status: agreed && sent.class === 'metal' ? 'accepted' : 'received',
    originClass: custody.originClass,
    custodyModel: custody.custodyModel,
    claimedMicrograms: Math.min(
      charged.grossMicrograms,
      claimOfPart(custody.claimedMicrograms, charged.grossMicrograms, given),
    ),
  })
}
