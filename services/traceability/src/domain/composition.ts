import { apportion, type Metal } from '@fibula/kernel'
import type { Part } from './graph.ts'

type Input = Metal & { readonly lotId: string }
type Thing = Metal & { readonly thingId: string }

/** Several takes of one lot count together. */
const byLot = (inputs: readonly Input[]): Input[] => {
  const lots = new Map<string, Input>()
  for (const { lotId, grossMicrograms, fine } of inputs) {
    const before = lots.get(lotId)
    lots.set(lotId, {
      lotId,
      grossMicrograms: grossMicrograms + (before?.grossMicrograms ?? 0),
      fine: fine + (before?.fine ?? 0n),
    })
  }
  return [...lots.values()]
}

/**
 * How much of each lot is in each thing of an order: the melt is one, so every piece carries the lots in the proportion
 * in which they went in. The parts of a thing add up to it, in gross and in fine.
 */
export const compose = (inputs: readonly Input[], things: readonly Thing[]): Part[] => {
  const lots = byLot(inputs)
  const grossWeights = lots.map((lot) => BigInt(lot.grossMicrograms))
  // Nothing that weighs anything went in, so nothing can be said.
  if (grossWeights.every((weight) => weight === 0n)) return []
  const fineWeights = lots.some((lot) => lot.fine > 0n) ? lots.map((lot) => lot.fine) : grossWeights
  return things.flatMap((thing) => {
    const gross = apportion(BigInt(thing.grossMicrograms), grossWeights)
    const fine = apportion(thing.fine, fineWeights)
    return lots.map((lot, index) => ({
      thingId: thing.thingId,
      lotId: lot.lotId,
      grossMicrograms: Number(gross[index]),
      fine: fine[index] ?? 0n,
    }))
  })
}
