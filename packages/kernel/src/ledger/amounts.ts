import type { Micrograms } from '../mass.ts'
import { apportion } from '../shares.ts'
import { type Amount, type Content, type Element, elements, type Finenesses } from './content.ts'

export const noContent: Content = { Ag: 0n }
export const nothing: Amount = { grossMicrograms: 0, content: noContent, pieces: 0 }

const onlySilver = (content: Content): boolean =>
  content.Au === undefined && content.Pt === undefined && content.Pd === undefined

/** An amount of each element by a function of it; elements that come to nothing are left out, silver never is. */
export const contentBy = (amount: (element: Element) => bigint): Content => {
  const content: { -readonly [E in keyof Content]: Content[E] } = { Ag: amount('Ag') }
  for (const element of ['Au', 'Pt', 'Pd'] as const) {
    const some = amount(element)
    if (some !== 0n) content[element] = some
  }
  return content
}

export const addContent = (a: Content, b: Content): Content =>
  onlySilver(a) && onlySilver(b) ? { Ag: a.Ag + b.Ag } : contentBy((e) => (a[e] ?? 0n) + (b[e] ?? 0n))

export const subtractContent = (a: Content, b: Content): Content =>
  onlySilver(a) && onlySilver(b) ? { Ag: a.Ag - b.Ag } : contentBy((e) => (a[e] ?? 0n) - (b[e] ?? 0n))

export const isNoContent = (content: Content): boolean =>
  content.Ag === 0n && (onlySilver(content) || elements.every((e) => (content[e] ?? 0n) === 0n))

export const sumOf = (content: Content): bigint =>
  onlySilver(content) ? content.Ag : elements.reduce((sum, e) => sum + (content[e] ?? 0n), 0n)

export const add = (a: Amount, b: Amount): Amount => ({
  grossMicrograms: a.grossMicrograms + b.grossMicrograms,
  content: addContent(a.content, b.content),
  pieces: a.pieces + b.pieces,
})

export const subtract = (a: Amount, b: Amount): Amount => ({
  grossMicrograms: a.grossMicrograms - b.grossMicrograms,
  content: subtractContent(a.content, b.content),
  pieces: a.pieces - b.pieces,
})

export const negative = (a: Amount): Amount => subtract(nothing, a)

export const sum = (amounts: readonly Amount[]): Amount =>
  amounts.length === 1 ? (amounts[0] as Amount) : amounts.reduce(add, nothing)

export const isNothing = (a: Amount): boolean => a.grossMicrograms === 0 && a.pieces === 0 && isNoContent(a.content)

export const ofFineness = (grossMicrograms: Micrograms, fineness: Finenesses): Amount => ({
  grossMicrograms,
  content: contentBy((e) => BigInt(grossMicrograms) * BigInt(fineness[e] ?? 0)),
  pieces: 0,
})

/** Parts of a content by weights. All elements together by largest remainder, then each part among its elements: so that no part gets more fine than its weight can hold. */
const takeContent = (content: Content, taken: bigint, rest: bigint): Content => {
  if (taken + rest === 0n) return noContent
  if (onlySilver(content)) return { Ag: apportion(content.Ag, [taken, rest])[0] ?? 0n }
  const whole = taken + rest
  const [together = 0n] = apportion(sumOf(content), [taken, rest])
  const exact = elements.map((e) => (content[e] ?? 0n) * taken)
  const left = Number(together - exact.reduce((all, part) => all + part / whole, 0n))
  const first = exact
    .map((part, at) => ({ at, remainder: part % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1))
    .slice(0, left)
  const parts = exact.map((part, at) => part / whole + (first.some((one) => one.at === at) ? 1n : 0n))
  return contentBy((e) => parts[elements.indexOf(e)] ?? 0n)
}

/** What a gross mass of a blend holds, rounded down; also for more than there is. Nothing of a blend without weight. */
export const atBlend = (blend: Amount, grossMicrograms: Micrograms): Amount => ({
  grossMicrograms,
  content:
    blend.grossMicrograms === 0
      ? noContent
      : contentBy((e) => ((blend.content[e] ?? 0n) * BigInt(grossMicrograms)) / BigInt(blend.grossMicrograms)),
  pieces: 0,
})

/**
 * A take: its share of the content, so that taken and rest add up. More than there is takes all, and what is beyond at the
 * blend: the caller names the account that is then negative. Less than nothing brings metal of the blend. Pieces are left alone.
 */
export const take = (from: Amount, grossMicrograms: Micrograms): Amount => {
  if (grossMicrograms < 0) return negative(atBlend(from, -grossMicrograms))
  const rest = from.grossMicrograms - grossMicrograms
  if (rest >= 0)
    return {
      grossMicrograms,
      content: takeContent(from.content, BigInt(grossMicrograms), BigInt(rest)),
      pieces: 0,
    }
  return add({ ...from, pieces: 0 }, atBlend(from, -rest))
}

/** The content that weighs at least: ⌈fine / fineness⌉; negative amounts mirror. */
export const grossOf = (content: Content, fineness = 10_000): Micrograms => {
  const fine = sumOf(content)
  const by = BigInt(fineness)
  return Number(fine < 0n ? -((-fine + by - 1n) / by) : (fine + by - 1n) / by)
}
