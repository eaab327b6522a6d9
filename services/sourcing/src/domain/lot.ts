import { type EnteredMass, type Fine, type Fineness, type Metal, subtractMetal } from '@fibula/kernel'

export const originClasses = ['large-scale-mined', 'artisanal-mined', 'recycled', 'grandfathered', 'unknown'] as const
export type OriginClass = (typeof originClasses)[number]

export const custodyModels = [
  'identity-preserved',
  'segregated',
  'controlled-blending',
  'mass-balance',
  'none',
] as const
export type CustodyModel = (typeof custodyModels)[number]

export const assayMethods = ['titration', 'fire-assay', 'xrf', 'touchstone'] as const
export type AssayMethod = (typeof assayMethods)[number]

/** What the fineness of a lot rests on. */
export type Basis = 'declared' | AssayMethod

export const rejectionReasons = [
  'fineness-too-low',
  'weight-differs',
  'papers-missing',
  'origin-refused',
  'contaminated',
  'other',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

/** One delivery as it stands: what is left of it, and how its fineness is known. */
export interface ReceivedLot extends Metal {
  readonly status: 'received' | 'accepted' | 'rejected'
  readonly lotId: string
  readonly ownerId: string
  /** What was received; more than is left once metal was handed over. */
  readonly receivedMicrograms: number
  readonly basis: Basis
  /** An assay disagrees with metal that has left already: nothing more leaves until people settle it. */
  readonly held: boolean
}

export type Lot = { readonly status: 'none' } | ReceivedLot

export interface Paper {
  readonly kind: 'invoice' | 'delivery-note' | 'assay-certificate' | 'origin-declaration' | 'identity-copy'
  readonly number: string
  readonly issuedOn: string
}

export interface MaterialReceived extends Metal {
  readonly type: 'MaterialReceived'
  readonly lotId: string
  readonly receiptId: string
  readonly supplierId: string
  readonly ownerId: string
  readonly material: 'silver'
  readonly weighed: EnteredMass
  readonly tare: EnteredMass
  readonly declaredFineness: Fineness
  readonly originClass: OriginClass
  readonly custodyModel: CustodyModel
  readonly price: { readonly amountMinor: number; readonly currency: string }
  readonly papers: readonly Paper[]
}
export interface LotAssayed extends Metal {
  readonly type: 'LotAssayed'
  readonly assayId: string
  readonly lotId: string
  readonly method: AssayMethod
  readonly measuredFineness: Fineness
  readonly uncertainty: Fineness
  readonly effect: 'confirmed' | 'revalued' | 'outranked' | 'unreconciled'
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
export interface MetalHandedOver extends Metal {
  readonly type: 'MetalHandedOver'
  readonly handOverId: string
  readonly lotId: string
  readonly orderId: string
  readonly ownerId: string
  readonly receiverId: string
  readonly weighed: EnteredMass | null
  readonly halfWidthMicrograms: number
  readonly last: boolean
  readonly remainingGrossMicrograms: number
  readonly remainingFine: Fine
}

export type LotEvent = MaterialReceived | LotAssayed | LotAccepted | LotRejected | MetalHandedOver

export const noLot: Lot = { status: 'none' }

/** How much a way of knowing weighs: a better one is not overruled by a worse one. */
export const rankOf: Readonly<Record<Basis, number>> = {
  titration: 3,
  'fire-assay': 3,
  xrf: 2,
  declared: 1,
  touchstone: 0,
}

const betterOf = (a: Basis, b: Basis): Basis => (rankOf[b] >= rankOf[a] ? b : a)

export const evolve = (lot: Lot, event: LotEvent): Lot => {
  if (event.type === 'MaterialReceived') {
    const { lotId, ownerId, grossMicrograms, fine } = event
    return {
      status: 'received',
      lotId,
      ownerId,
      grossMicrograms,
      fine,
      receivedMicrograms: grossMicrograms,
      basis: 'declared',
      held: false,
    }
  }
  if (lot.status === 'none') return lot
  switch (event.type) {
    case 'LotAssayed': {
      const basis =
        event.effect === 'confirmed' || event.effect === 'revalued' ? betterOf(lot.basis, event.method) : lot.basis
      return { ...lot, fine: event.fine, basis, held: lot.held || event.effect === 'unreconciled' }
    }
    case 'LotAccepted':
      return { ...lot, status: 'accepted' }
    case 'LotRejected':
      return { ...lot, status: 'rejected' }
    case 'MetalHandedOver':
      return { ...lot, ...subtractMetal(lot, event) }
  }
}
