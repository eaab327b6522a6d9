import type { Material } from '@fibula/kernel'
import { materials } from '@fibula/kernel'
import type { z } from 'zod'
import type { StockLine, ThresholdShown } from '../../app/reads.ts'
import { isLow } from '../../domain/stock/threshold.ts'
import { holdsSilver, isCounted } from '../../domain/words.ts'
import type { stockLineView, stockView } from './views.ts'

type Line = z.output<typeof stockLineView>

/** The query of a list, in the words of its route. */
export const listOf = (path: string, filter: Readonly<Record<string, string | number | null>>): string => {
  const given = Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]))
  return `${path}?${new URLSearchParams(given)}`
}

export const showStockLine = (line: StockLine): Line => {
  const material = line.material as Material
  const fineness = holdsSilver(material) ? line.fineness : null
  const counted = isCounted(material)
  return {
    material,
    fineness,
    lots: line.lots,
    grossMicrograms: line.gross,
    fine: line.fine,
    pieces: counted ? line.pieces : null,
    usableMicrograms: line.usableGross,
    usableFine: line.usableFine,
    usablePieces: counted ? line.usablePieces : null,
    list: listOf('/lots', { material, fineness, inStock: 'true' }),
  }
}

/** Sums per material, with those of which there is a threshold and no stock. */
export const lowMaterials = (
  stock: readonly StockLine[],
  thresholds: readonly ThresholdShown[],
): z.output<typeof stockView>['materials'] =>
  materials.flatMap((material) => {
    const lines = stock.filter((line) => line.material === material)
    const set = thresholds.find((one) => one.material === material)
    if (lines.length === 0 && set === undefined) return []
    const sum = (name: 'gross' | 'fine' | 'pieces' | 'usableGross' | 'usablePieces'): bigint =>
      lines.reduce((total, line) => total + BigInt(line[name]), 0n)
    const counted = isCounted(material)
    const threshold = set ? { grossMicrograms: Number(set.grossMicrograms), pieces: set.pieces } : null
    const usable = { grossMicrograms: sum('usableGross'), pieces: sum('usablePieces') }
    return [
      {
        material,
        grossMicrograms: String(sum('gross')),
        fine: String(sum('fine')),
        pieces: counted ? String(sum('pieces')) : null,
        usableMicrograms: String(usable.grossMicrograms),
        usablePieces: counted ? String(usable.pieces) : null,
        threshold,
        isLow: threshold !== null && isLow(threshold, usable),
        list: listOf('/lots', { material, inStock: 'true' }),
      },
    ]
  })
