import { accept, type Decision, type EnteredMass, refuse, toMicrograms } from '@fibula/kernel'
import { claimOfPart } from './custody.ts'
import type { LotOpened, LotSplit } from './events.ts'
import { type TakeRefused, takeParts, wasRefused } from './holding.ts'
import { type BlockedLot, blocked, type StockLot } from './lot.ts'

export interface SplitLot {
  readonly parts: readonly {
    readonly lotId: string
    readonly weighed: EnteredMass
    readonly pieces: number | null
    /** Where it is put; where the lot lies, when nothing is said. */
    readonly place?: string | null | undefined
  }[]
  /** Those of the new ids that are taken. */
  readonly taken: readonly string[]
}

export type SplitLotRefused =
  | { readonly code: 'lot-exists'; readonly lotId: string }
  | { readonly code: 'empty-part'; readonly lotId: string }
  | BlockedLot
  | TakeRefused

/** Parts of a lot become lots of their own and inherit what is known of it. One that nobody has judged may be split as well. */
export const splitLot = (
  lot: StockLot,
  { parts, taken }: SplitLot,
): Decision<LotSplit | LotOpened, SplitLotRefused> => {
  const twice = parts.find(({ lotId }, line) => parts.findIndex((part) => part.lotId === lotId) !== line)
  const known = twice?.lotId ?? taken[0]
  if (known !== undefined) return refuse({ code: 'lot-exists', lotId: known })
  const { status } = lot
  const block = blocked(status === 'received' ? { ...lot, status: 'accepted' } : lot)
  if (block) return refuse(block)
  const wanted = parts.map(({ weighed, pieces }) => ({ grossMicrograms: toMicrograms(weighed), pieces }))
  const empty = parts[wanted.findIndex(({ grossMicrograms }) => grossMicrograms === 0)]
  if (empty) return refuse({ code: 'empty-part', lotId: empty.lotId })
  const shared = takeParts(lot, wanted)
  if (wasRefused(shared)) return refuse(shared)
  const { rest } = shared
  const { ownerId, possessorId, material, supplierId, receiptId, declaredFineness, assayed, basis } = lot
  const opened = parts.map(({ lotId, place = lot.place }, line): LotOpened => {
    const part = shared.parts[line] as (typeof shared.parts)[number]
    return {
      type: 'LotOpened',
      lotId,
      fromLotId: lot.lotId,
      ...{ ownerId, possessorId, place, material, supplierId, receiptId, declaredFineness, assayed, basis },
      status: status === 'received' ? 'received' : 'accepted',
      ...part,
      originClass: lot.originClass,
      custodyModel: lot.custodyModel,
      claimedMicrograms: claimOfPart(lot.claimedMicrograms, part.grossMicrograms, lot.grossMicrograms),
    }
  })
  const split: LotSplit = {
    type: 'LotSplit',
    lotId: lot.lotId,
    parts: opened.map(({ lotId, grossMicrograms, fine, pieces }) => ({ lotId, grossMicrograms, fine, pieces })),
    remainingGrossMicrograms: rest.grossMicrograms,
    remainingFine: rest.fine,
    remainingPieces: rest.pieces,
  }
  return accept<LotSplit | LotOpened>(split, ...opened)
}
