import { accept, type Decision, type EnteredMass, refuse, takeShare, toMicrograms } from '@fibula/kernel'
import { isCounted } from '../words.ts'
import type { LotCounted } from './events.ts'
import { largestMicrograms } from './holding.ts'
import type { StockLot } from './lot.ts'

export interface CountLot {
  readonly countId: string
  readonly countExists: boolean
  readonly weighed: EnteredMass
  readonly halfWidth: EnteredMass
  /** How many stones; null for what is not counted. */
  readonly pieces: number | null
  readonly note: string | null
}

export type CountLotRefused =
  | { readonly code: 'count-exists' }
  | { readonly code: 'nothing-booked' }
  | { readonly code: 'pieces-needed' }
  | { readonly code: 'pieces-not-counted' }
  | { readonly code: 'stones-without-mass'; readonly pieces: number; readonly weighedMicrograms: number }
  | { readonly code: 'too-much-metal'; readonly largestMicrograms: number }

/**
 * What was found is the fact, and is what the lot holds from now on; the difference is derived. Less carries its share of the fine
 * away; more is of the lot's own blend. What a lot that is booked as empty is made of, nobody knows: that is not counted.
 */
export const countLot = (lot: StockLot, command: CountLot): Decision<LotCounted, CountLotRefused> => {
  const { countId, weighed, pieces, note } = command
  if (command.countExists) return refuse({ code: 'count-exists' })
  if (lot.grossMicrograms === 0) return refuse({ code: 'nothing-booked' })
  if (isCounted(lot.material) && pieces === null) return refuse({ code: 'pieces-needed' })
  if (!isCounted(lot.material) && pieces !== null) return refuse({ code: 'pieces-not-counted' })
  const found = toMicrograms(weighed)
  if (pieces !== null && (pieces === 0) !== (found === 0))
    return refuse({ code: 'stones-without-mass', pieces, weighedMicrograms: found })
  if (found > largestMicrograms) return refuse({ code: 'too-much-metal', largestMicrograms })
  const fine =
    found <= lot.grossMicrograms ? takeShare(lot, found).fine : (lot.fine * BigInt(found)) / BigInt(lot.grossMicrograms)
  const { lotId, ownerId, possessorId, material } = lot
  return accept<LotCounted>({
    ...{ type: 'LotCounted', countId, lotId, ownerId, possessorId, material, weighed, pieces, note, fine },
    halfWidthMicrograms: toMicrograms(command.halfWidth),
    grossMicrograms: found,
    differenceMicrograms: found - lot.grossMicrograms,
    differenceFine: fine - lot.fine,
    differencePieces: (pieces ?? 0) - (lot.pieces ?? 0),
  })
}
