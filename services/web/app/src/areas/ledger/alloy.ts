/** What is added to metal so that it gets another fineness. Fineness in tenths of a per mille, masses in whole micrograms. */
export interface Alloy {
  readonly add: 'copper' | 'silver' | 'nothing'
  readonly addMicrograms: number
  readonly grossMicrograms: number
}

const fineSilver = 9_999

/**
 * How much copper lowers metal to a title, rounded down, so that not a microgram too much falls below it; or how much fine
 * silver of 999.9 ‰ raises it to the title, rounded up. Undefined where no metal can do that.
 */
export const alloyFor = (grossMicrograms: number, fineness: number, title: number): Alloy | undefined => {
  if (title <= 0 || title > fineSilver || fineness < 0 || fineness > 10_000 || grossMicrograms <= 0) return undefined
  const [gross, fine, target] = [BigInt(grossMicrograms), BigInt(grossMicrograms) * BigInt(fineness), BigInt(title)]
  if (fineness === title) return { add: 'nothing', addMicrograms: 0, grossMicrograms }
  if (fineness > title) {
    const copper = fine / target - gross
    return { add: 'copper', addMicrograms: Number(copper), grossMicrograms: Number(gross + copper) }
  }
  if (title >= fineSilver) return undefined
  const short = target * gross - fine
  const richness = BigInt(fineSilver) - target
  const silver = (short + richness - 1n) / richness
  return { add: 'silver', addMicrograms: Number(silver), grossMicrograms: Number(gross + silver) }
}
