import { accept, addMetal, type Decision, refuse } from '@fibula/kernel'
import { mergedCustody } from './custody.ts'
import type { LotEmptied, LotsMerged } from './events.ts'
import { largestMicrograms } from './holding.ts'
import { type BlockedLot, blocked, type StockLot } from './lot.ts'

export interface MergeLots {
  /** The new lot. */
  readonly lotId: string
  readonly lotExists: boolean
  /** Which lots were asked for; those that the organisation does not have are missing among the lots. */
  readonly lotIds: readonly string[]
  readonly place: string | null
}

export type MergeLotsRefused =
  | { readonly code: 'lot-exists'; readonly lotId: string }
  | { readonly code: 'lot-unknown'; readonly lotId: string }
  | { readonly code: 'lot-named-twice'; readonly lotId: string }
  | { readonly code: 'lot-empty'; readonly lotId: string }
  | { readonly code: 'lots-differ'; readonly what: 'material' | 'possessorId' }
  | { readonly code: 'too-much-metal'; readonly largestMicrograms: number }
  | BlockedLot

const same = <T>(values: readonly (T | null)[]): T | null => (new Set(values).size === 1 ? (values[0] ?? null) : null)

/** Lots of one material, at one place of keeping, are put together: a new lot of their sums, whose custody follows from theirs. */
export const mergeLots = (
  lots: readonly StockLot[],
  { lotId, lotExists, lotIds, place }: MergeLots,
): Decision<LotsMerged | LotEmptied, MergeLotsRefused> => {
  const twice = lotIds.find((id, line) => lotIds.indexOf(id) !== line)
  if (twice !== undefined) return refuse({ code: 'lot-named-twice', lotId: twice })
  if (lotExists || lotIds.includes(lotId)) return refuse({ code: 'lot-exists', lotId })
  const unknown = lotIds.find((id) => !lots.some((lot) => lot.lotId === id))
  if (unknown !== undefined) return refuse({ code: 'lot-unknown', lotId: unknown })
  for (const lot of lots) {
    const block = blocked(lot)
    if (block) return refuse(block)
    if (lot.grossMicrograms === 0) return refuse({ code: 'lot-empty', lotId: lot.lotId })
  }
  const [first] = lots as [StockLot]
  for (const what of ['material', 'possessorId'] as const)
    if (lots.some((lot) => lot[what] !== first[what])) return refuse({ code: 'lots-differ', what })
  const gross = lots.reduce((sum, lot) => sum + BigInt(lot.grossMicrograms), 0n)
  if (gross > BigInt(largestMicrograms)) return refuse({ code: 'too-much-metal', largestMicrograms })
  const pieces = first.pieces === null ? null : lots.reduce((sum, lot) => sum + (lot.pieces ?? 0), 0)
  const parts = lots.map((lot) => ({
    lotId: lot.lotId,
    grossMicrograms: lot.grossMicrograms,
    fine: lot.fine,
    pieces: lot.pieces,
  }))
  const merged: LotsMerged = {
    type: 'LotsMerged',
    lotId,
    ownerId: first.ownerId,
    possessorId: first.possessorId,
    place,
    material: first.material,
    parts,
    ...addMetal(...lots),
    pieces,
    supplierId: same(lots.map(({ supplierId }) => supplierId)),
    receiptId: same(lots.map(({ receiptId }) => receiptId)),
    ...mergedCustody(lots),
  }
  return accept<LotsMerged | LotEmptied>(
    merged,
    ...parts.map((part): LotEmptied => ({ type: 'LotEmptied', ...part, intoLotId: lotId })),
  )
}
