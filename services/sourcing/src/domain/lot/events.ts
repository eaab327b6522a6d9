import type { EnteredMass, Fine, Fineness, Material, Metal } from '@fibula/kernel'
import type { AssayMethod, Basis, Money, QuarantineReason, RejectionReason, ReturnClass } from '../words.ts'
import type { Claim } from './custody.ts'
import type { Holding } from './holding.ts'

export interface Paper {
  readonly kind: 'invoice' | 'delivery-note' | 'assay-certificate' | 'origin-declaration' | 'identity-copy'
  /** Null where it is personal. */
  readonly number: string | null
  readonly issuedOn: string
}

interface Whereabouts {
  readonly ownerId: string
  readonly possessorId: string
  readonly place: string | null
}

export interface Assayed {
  readonly method: AssayMethod
  readonly fineness: Fineness
  readonly uncertainty: Fineness
}

export interface Part extends Holding {
  readonly lotId: string
}

export interface MaterialReceived extends Holding, Whereabouts {
  readonly type: 'MaterialReceived'
  readonly lotId: string
  readonly receiptId: string
  readonly lineNumber: number
  readonly supplierId: string
  readonly material: Material
  readonly weighed: EnteredMass
  readonly tare: EnteredMass
  readonly declaredFineness: Fineness
  readonly originClass: Claim['originClass']
  readonly custodyModel: Claim['custodyModel']
  readonly price: Money
  readonly papers: readonly Paper[]
  readonly photos: readonly string[]
}
export interface Sample extends Metal {
  readonly returnedGrossMicrograms: number
  readonly returnedFine: Fine
}
export interface LotAssayed extends Metal {
  readonly type: 'LotAssayed'
  readonly assayId: string
  readonly lotId: string
  readonly method: AssayMethod
  readonly measuredFineness: Fineness
  readonly uncertainty: Fineness
  readonly effect: 'confirmed' | 'revalued' | 'outranked' | 'unreconciled'
  readonly sample: Sample | null
}
export interface LotAccepted extends Metal {
  readonly type: 'LotAccepted'
  readonly lotId: string
}
export interface LotRejected {
  readonly type: 'LotRejected'
  readonly lotId: string
  readonly reason: RejectionReason
  readonly note: string | null
}
export interface LotQuarantined {
  readonly type: 'LotQuarantined'
  readonly lotId: string
  readonly reason: QuarantineReason
  readonly note: string | null
}
export interface LotReleased {
  readonly type: 'LotReleased'
  readonly lotId: string
  readonly note: string | null
}
export interface LotSentBack extends Holding {
  readonly type: 'LotSentBack'
  readonly lotId: string
  readonly supplierId: string
  readonly note: string | null
}
export interface LotCounted extends Holding {
  readonly type: 'LotCounted'
  readonly countId: string
  readonly lotId: string
  readonly ownerId: string
  readonly possessorId: string
  readonly material: Material
  readonly weighed: EnteredMass
  readonly halfWidthMicrograms: number
  readonly differenceMicrograms: number
  readonly differenceFine: Fine
  readonly differencePieces: number
  readonly note: string | null
}
export interface DifferenceAccepted {
  readonly type: 'DifferenceAccepted'
  readonly lotId: string
  readonly ownerId: string
  readonly supplierId: string
  /** What is settled with it of the lot itself; what became of the rest is known where everything is joined. */
  readonly fine: Fine
}
export interface LotMoved {
  readonly type: 'LotMoved'
  readonly lotId: string
  readonly possessorId: string
  readonly place: string | null
}
export interface MetalHandedOver extends Holding {
  readonly type: 'MetalHandedOver'
  readonly handOverId: string
  readonly lotId: string
  readonly orderId: string
  readonly ownerId: string
  readonly receiverId: string
  readonly material: Material
  readonly weighed: EnteredMass | null
  readonly halfWidthMicrograms: number
  readonly last: boolean
  readonly remainingGrossMicrograms: number
  readonly remainingFine: Fine
  readonly remainingPieces: number | null
}
/** Under a mass balance: what of it may be said to be of that origin. */
export interface LotClaimChanged extends Claim {
  readonly type: 'LotClaimChanged'
  readonly lotId: string
  readonly originClass: Exclude<Claim['originClass'], 'unknown'>
  readonly custodyModel: 'mass-balance'
}
export interface LotSplit {
  readonly type: 'LotSplit'
  readonly lotId: string
  readonly parts: readonly Part[]
  readonly remainingGrossMicrograms: number
  readonly remainingFine: Fine
  readonly remainingPieces: number | null
}
export interface LotOpened extends Holding, Whereabouts, Claim {
  readonly type: 'LotOpened'
  readonly lotId: string
  readonly fromLotId: string
  readonly material: Material
  readonly supplierId: string | null
  readonly receiptId: string | null
  readonly status: 'received' | 'accepted'
  readonly declaredFineness: Fineness | null
  readonly assayed: Assayed | null
  readonly basis: Basis
}
export interface LotsMerged extends Holding, Whereabouts, Claim {
  readonly type: 'LotsMerged'
  readonly lotId: string
  readonly material: Material
  readonly parts: readonly Part[]
  readonly supplierId: string | null
  readonly receiptId: string | null
}
export interface LotEmptied extends Holding {
  readonly type: 'LotEmptied'
  readonly lotId: string
  readonly intoLotId: string
}
export interface MetalTakenBack extends Holding, Claim {
  readonly type: 'MetalTakenBack'
  readonly returnId: string
  readonly lotId: string
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly residueLotId: string | null
  readonly material: Material
  readonly class: ReturnClass
  readonly place: string | null
  readonly weighed: EnteredMass
  readonly weighedMicrograms: number
  readonly halfWidthMicrograms: number
  readonly outcome: 'agreed' | 'disputed'
  readonly sentPieces: number | null
  readonly scale: Metal
  readonly dispute: Metal
  readonly excessMicrograms: number
  readonly status: 'received' | 'accepted'
  readonly photos: readonly string[]
}

export type LotEvent =
  | MaterialReceived
  | LotAssayed
  | LotAccepted
  | LotRejected
  | LotQuarantined
  | LotReleased
  | LotSentBack
  | LotCounted
  | DifferenceAccepted
  | LotMoved
  | MetalHandedOver
  | LotSplit
  | LotOpened
  | LotsMerged
  | LotEmptied
  | LotClaimChanged
  | MetalTakenBack
