import { accept, type Decision, type Material, refuse } from '@fibula/kernel'
import { isCounted } from '../words.ts'

export interface LowStockThresholdSet {
  readonly type: 'LowStockThresholdSet'
  readonly thresholdId: string
  readonly organisationId: string
  readonly material: Material
  readonly grossMicrograms: number
  readonly pieces: number | null
}

export type SetThresholdRefused =
  | { readonly code: 'pieces-not-counted' }
  | { readonly code: 'threshold-is-that-already' }

export interface Threshold {
  readonly grossMicrograms: number
  readonly pieces: number | null
}

/** Below this much usable stock of a material, the cooperative wants to be told. */
export const setThreshold = (
  before: Threshold | undefined,
  command: Omit<LowStockThresholdSet, 'type'>,
): Decision<LowStockThresholdSet, SetThresholdRefused> => {
  if (!isCounted(command.material) && command.pieces !== null) return refuse({ code: 'pieces-not-counted' })
  if (before && before.grossMicrograms === command.grossMicrograms && before.pieces === command.pieces)
    return refuse({ code: 'threshold-is-that-already' })
  return accept<LowStockThresholdSet>({ type: 'LowStockThresholdSet', ...command })
}

/** Whether the usable stock is below what the cooperative wants to have. */
export const isLow = (
  { grossMicrograms, pieces }: Threshold,
  usable: { readonly grossMicrograms: bigint; readonly pieces: bigint },
): boolean => usable.grossMicrograms < BigInt(grossMicrograms) || (pieces !== null && usable.pieces < BigInt(pieces))
