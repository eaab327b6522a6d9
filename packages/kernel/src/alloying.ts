import type { Fineness, Metal } from './fineness.ts'
import type { Micrograms } from './mass.ts'

/** What to add so that metal gets a title. Nothing when it has it to the microgram. */
export interface Alloying {
  readonly add: 'copper' | 'fine-silver'
  readonly grossMicrograms: Micrograms
  /** All of it then: never below the title. */
  readonly result: Metal
}

/**
 * Above the title: as much copper as it bears, rounded down, since one more microgram would fall below. Below: as little silver
 * of that fineness as lifts it, rounded up. Undefined when nothing can: a title of nothing, silver no finer than the title, or
 * no metal.
 */
export const alloyTo = (metal: Metal, title: Fineness, silver: Fineness = 9_999): Alloying | undefined => {
  const gross = BigInt(metal.grossMicrograms)
  const wanted = BigInt(title)
  if (metal.grossMicrograms <= 0 || title <= 0) return undefined
  const over = metal.fine - gross * wanted
  if (over >= 0n) {
    const grossMicrograms = Number(metal.fine / wanted - gross)
    const result = { grossMicrograms: metal.grossMicrograms + grossMicrograms, fine: metal.fine }
    return { add: 'copper', grossMicrograms, result }
  }
  const lift = BigInt(silver) - wanted
  if (lift <= 0n) return undefined
  const added = (-over + lift - 1n) / lift
  const result = { grossMicrograms: Number(gross + added), fine: metal.fine + added * BigInt(silver) }
  return { add: 'fine-silver', grossMicrograms: Number(added), result }
}
