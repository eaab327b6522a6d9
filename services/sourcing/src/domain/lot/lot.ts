import type { Fine, Fineness, Material, Metal } from '@fibula/kernel'
import { type Basis, type QuarantineReason, rankOf } from '../words.ts'
import { type Claim, claimOf, claimOfPart } from './custody.ts'
import type {
  Assayed,
  LotAssayed,
  LotEvent,
  LotOpened,
  LotsMerged,
  MaterialReceived,
  MetalTakenBack,
} from './events.ts'
import type { Holding } from './holding.ts'

export type LotStatus = 'received' | 'accepted' | 'rejected' | 'sent-back'

/** A lot as it stands: what is left of it, whose it is and where, and how its fineness and its origin are known. */
export interface StockLot extends Holding, Claim {
  readonly status: LotStatus
  readonly lotId: string
  readonly ownerId: string
  readonly possessorId: string
  readonly place: string | null
  readonly material: Material
  readonly supplierId: string | null
  readonly receiptId: string | null
  /** What it began with; more than is left once some was taken. */
  readonly receivedMicrograms: number
  /** Used up by assays so far. */
  readonly sampledMicrograms: number
  readonly declaredFineness: Fineness | null
  /** Of what was put together, rounded down to be shown; the exact blend is fine / gross. */
  readonly computedFineness: Fineness | null
  /** The best assay so far, and the latest of equals. */
  readonly assayed: Assayed | null
  /** Which of them counts. */
  readonly basis: Basis
  /** What assays found beyond what was declared, below zero when it is less, and the supplier has not accepted yet. */
  readonly unsettledFine: Fine
  /** An assay disagrees with metal that has left already: nothing more leaves until people settle it. */
  readonly held: boolean
  readonly quarantine: { readonly reason: QuarantineReason; readonly note: string | null } | null
}

export type Lot = { readonly status: 'none' } | StockLot

export const noLot: Lot = { status: 'none' }

/** Tenths of a per mille, rounded down; null of nothing. */
export const finenessOf = ({ grossMicrograms, fine }: Metal): Fineness | null =>
  grossMicrograms === 0 ? null : Number(fine / BigInt(grossMicrograms))

const betterOf = (a: Basis, b: Basis): Basis => (rankOf[b] >= rankOf[a] ? b : a)

/** What every new lot begins with. */
const fresh = {
  unsettledFine: 0n,
  sampledMicrograms: 0,
  held: false,
  quarantine: null,
  computedFineness: null,
  assayed: null,
}

const opened = (event: MaterialReceived | LotOpened | LotsMerged | MetalTakenBack): StockLot => {
  const { lotId, ownerId, material, grossMicrograms, fine, pieces, originClass, custodyModel, place } = event
  const common = { lotId, ownerId, material, grossMicrograms, fine, pieces, originClass, custodyModel, place }
  const begins = { ...fresh, ...common, receivedMicrograms: grossMicrograms }
  switch (event.type) {
    case 'MaterialReceived':
      return {
        ...begins,
        status: 'received',
        possessorId: event.possessorId,
        supplierId: event.supplierId,
        receiptId: event.receiptId,
        declaredFineness: event.declaredFineness,
        basis: 'declared',
        claimedMicrograms: claimOf(originClass, custodyModel, grossMicrograms),
      }
    case 'LotOpened': {
      const { status, possessorId, supplierId, receiptId, declaredFineness, assayed, basis, claimedMicrograms } = event
      const computedFineness = basis === 'computed' ? finenessOf(event) : null
      return {
        ...begins,
        ...{ status, possessorId, supplierId, receiptId, declaredFineness, computedFineness },
        ...{ assayed, basis, claimedMicrograms },
      }
    }
    case 'LotsMerged': {
      const { possessorId, supplierId, receiptId, claimedMicrograms } = event
      const computedFineness = finenessOf(event)
      return {
        ...begins,
        ...{ status: 'accepted', possessorId, supplierId, receiptId, claimedMicrograms, computedFineness },
        ...{ declaredFineness: null, basis: 'computed' },
      }
    }
    case 'MetalTakenBack': {
      const { status, claimedMicrograms } = event
      const computedFineness = finenessOf(event)
      return {
        ...begins,
        ...{ status, possessorId: ownerId, supplierId: null, receiptId: null, claimedMicrograms, computedFineness },
        ...{ declaredFineness: null, basis: 'computed' },
      }
    }
  }
}

/** What an assay changed of the fine content, whatever was taken out as a sample. */
const revaluedBy = (lot: StockLot, { fine, sample }: LotAssayed): Fine =>
  fine + (sample ? sample.fine - sample.returnedFine : 0n) - lot.fine

/** What is left, with its share of the claim. */
const left = (lot: StockLot, rest: Holding): StockLot => ({
  ...lot,
  grossMicrograms: rest.grossMicrograms,
  fine: rest.fine,
  pieces: rest.pieces,
  claimedMicrograms: claimOfPart(lot.claimedMicrograms, rest.grossMicrograms, lot.grossMicrograms),
})

export const evolve = (lot: Lot, event: LotEvent): Lot => {
  switch (event.type) {
    case 'MaterialReceived':
    case 'LotOpened':
    case 'LotsMerged':
    case 'MetalTakenBack':
      return opened(event)
  }
  if (lot.status === 'none') return lot
  switch (event.type) {
    case 'LotAssayed': {
      const { method, measuredFineness: fineness, uncertainty, effect, sample } = event
      const counts = effect === 'confirmed' || effect === 'revalued'
      const best = lot.assayed === null || rankOf[method] >= rankOf[lot.assayed.method]
      return {
        ...left(lot, { ...event, pieces: lot.pieces }),
        sampledMicrograms:
          lot.sampledMicrograms + (sample ? sample.grossMicrograms - sample.returnedGrossMicrograms : 0),
        assayed: best ? { method, fineness, uncertainty } : lot.assayed,
        basis: counts ? betterOf(lot.basis, method) : lot.basis,
        unsettledFine: lot.unsettledFine + revaluedBy(lot, event),
        held: lot.held || effect === 'unreconciled',
      }
    }
    case 'LotClaimChanged': {
      const { originClass, custodyModel, claimedMicrograms } = event
      return { ...lot, originClass, custodyModel, claimedMicrograms }
    }
    case 'LotAccepted':
      return { ...lot, status: 'accepted' }
    case 'LotRejected':
      return { ...lot, status: 'rejected' }
    case 'LotQuarantined':
      return { ...lot, quarantine: { reason: event.reason, note: event.note } }
    case 'LotReleased':
      return { ...lot, quarantine: null }
    case 'LotMoved':
      return { ...lot, possessorId: event.possessorId, place: event.place }
    case 'LotCounted':
      // What is found beyond the book is claimed of nobody.
      return {
        ...left(lot, event),
        claimedMicrograms: Math.min(
          lot.claimedMicrograms,
          claimOfPart(lot.claimedMicrograms, event.grossMicrograms, lot.grossMicrograms),
        ),
      }
    case 'DifferenceAccepted':
      return { ...lot, unsettledFine: 0n }
    case 'MetalHandedOver':
    case 'LotSplit':
      return left(lot, {
        grossMicrograms: event.remainingGrossMicrograms,
        fine: event.remainingFine,
        pieces: event.remainingPieces,
      })
    case 'LotSentBack':
    case 'LotEmptied': {
      const emptied = left(lot, { grossMicrograms: 0, fine: 0n, pieces: lot.pieces === null ? null : 0 })
      return event.type === 'LotSentBack' ? { ...emptied, status: 'sent-back' } : emptied
    }
  }
}

export type BlockedLot =
  | { readonly code: 'lot-not-accepted'; readonly lotId: string; readonly status: Exclude<LotStatus, 'accepted'> }
  | { readonly code: 'lot-held'; readonly lotId: string }
  | { readonly code: 'lot-quarantined'; readonly lotId: string; readonly reason: QuarantineReason }

/** What keeps material in a lot, if anything does. */
export const blocked = (lot: StockLot): BlockedLot | undefined => {
  const { lotId } = lot
  if (lot.status !== 'accepted') return { code: 'lot-not-accepted', lotId, status: lot.status }
  if (lot.held) return { code: 'lot-held', lotId }
  if (lot.quarantine) return { code: 'lot-quarantined', lotId, reason: lot.quarantine.reason }
  return undefined
}
