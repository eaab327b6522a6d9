import type { Micrograms } from '../mass.ts'
import { apportion } from '../shares.ts'
import { add, atBlend, contentBy, grossOf, noContent, nothing, subtract, sum, sumOf, take } from './amounts.ts'
import { type Amount, type Element, elements } from './content.ts'

/** What of a thing is whose. Owners are in the order in which they came; most things have one. */
export interface Holding {
  readonly owner: string
  readonly amount: Amount
}
export type Holdings = readonly Holding[]

export const totalOf = (holdings: Holdings): Amount => sum(holdings.map(({ amount }) => amount))

/** What a thing holds when amounts come to it, or go. Nothing is kept of owners that never had any. */
export const together = (one: Holdings, other: Holdings, combine = add): Holdings => {
  const owners = new Set([...one, ...other].map(({ owner }) => owner))
  const of = (holdings: Holdings, owner: string) => holdings.find((h) => h.owner === owner)?.amount ?? nothing
  return [...owners].map((owner) => ({ owner, amount: combine(of(one, owner), of(other, owner)) }))
}
export const without = (from: Holdings, taken: Holdings): Holdings => together(from, taken, subtract)

/** A part by weight of each owner's: gross by gross, content by each owner's own blend. */
export const takeFrom = (holdings: Holdings, grossMicrograms: Micrograms): Holdings => {
  const [only] = holdings
  if (only && holdings.length === 1) return [{ owner: only.owner, amount: take(only.amount, grossMicrograms) }]
  const total = totalOf(holdings)
  const shares = holdings.map(({ amount }) => BigInt(Math.max(0, amount.grossMicrograms)))
  if (grossMicrograms < 0 || shares.every((share) => share === 0n))
    return holdings.map(({ owner }) => ({ owner, amount: nothing }))
  const beyond = grossMicrograms - total.grossMicrograms
  const parts = apportion(BigInt(beyond > 0 ? beyond : grossMicrograms), shares).map(Number)
  return holdings.map(({ owner, amount }, at) => {
    const part = parts[at] ?? 0
    if (beyond <= 0) return { owner, amount: take(amount, part) }
    return { owner, amount: add({ ...amount, pieces: 0 }, atBlend(amount, part)) }
  })
}

/** So many of the stones and their share of the mass; more than there are takes all, and the mass that those would have. */
export const takePieces = (holdings: Holdings, pieces: number): Holdings => {
  const counts = holdings.map(({ amount }) => BigInt(Math.max(0, amount.pieces)))
  if (counts.every((count) => count === 0n))
    return holdings.map(({ owner }, at) => ({ owner, amount: { ...nothing, pieces: at === 0 ? pieces : 0 } }))
  const parts = apportion(BigInt(pieces), counts).map(Number)
  return holdings.map(({ owner, amount }, at) => {
    const part = parts[at] ?? 0
    const rest = amount.pieces - part
    const mass =
      amount.pieces <= 0
        ? 0n
        : rest >= 0
          ? (apportion(BigInt(amount.grossMicrograms), [BigInt(part), BigInt(rest)])[0] ?? 0n)
          : (BigInt(amount.grossMicrograms) * BigInt(part)) / BigInt(amount.pieces)
    return { owner, amount: { ...nothing, grossMicrograms: Number(mass), pieces: part } }
  })
}

/**
 * What came out of metal of several owners, each output split by the fine that they contributed (by gross where there is none):
 * gross and content by largest remainder, and in content the largest output takes each owner's balance. The outputs together
 * hold the content of the inputs.
 */
export const divide = (inputs: Holdings, outputs: readonly Amount[]): Holdings[] => {
  const [only] = inputs
  if (only && inputs.length === 1) return outputs.map((amount) => [{ owner: only.owner, amount }])
  const fine = inputs.map(({ amount }) => sumOf(amount.content))
  const weights = fine.every((share) => share <= 0n)
    ? inputs.map(({ amount }) => BigInt(Math.max(0, amount.grossMicrograms)))
    : fine.map(atLeastNothing)
  /** An element goes to those who brought it. */
  const weightsOf = (e: Element): readonly bigint[] => {
    const brought = inputs.map(({ amount }) => atLeastNothing(amount.content[e] ?? 0n))
    return brought.every((some) => some === 0n) ? weights : brought
  }
  const largest = outputs.reduce(
    (best, { grossMicrograms }, at) => (grossMicrograms > (outputs[best]?.grossMicrograms ?? 0) ? at : best),
    0,
  )
  const split = outputs.map((output, line): Amount[] => {
    const gross = apportion(BigInt(output.grossMicrograms), weights)
    const pieces = apportion(BigInt(output.pieces), weights)
    const parts = elements.map((e) =>
      output.content[e] && line !== largest ? apportion(output.content[e], weightsOf(e)) : [],
    )
    return inputs.map((_, at) => ({
      grossMicrograms: Number(gross[at] ?? 0n),
      content: contentBy((e) => parts[elements.indexOf(e)]?.[at] ?? 0n),
      pieces: Number(pieces[at] ?? 0n),
    }))
  })
  const balance = inputs.map(({ amount }, at) =>
    contentBy((e) => split.reduce((left, parts) => left - (parts[at]?.content[e] ?? 0n), amount.content[e] ?? 0n)),
  )
  return split.map((parts, line) =>
    roomy(
      parts.map((amount, at) => ({
        owner: inputs[at]?.owner ?? '',
        amount: line === largest ? { ...amount, content: balance[at] ?? noContent } : amount,
      })),
    ),
  )
}

const atLeastNothing = (amount: bigint): bigint => (amount < 0n ? 0n : amount)

/** Rounding must not leave an owner with more fine than weight: whoever has most room gives the micrograms. */
const roomy = (holdings: Holdings): Holdings => {
  const short = holdings.map(({ amount }) => Math.max(0, grossOf(amount.content) - amount.grossMicrograms))
  const missing = short.reduce((all, some) => all + some, 0)
  if (missing === 0) return holdings
  const room = ({ amount }: Holding) => amount.grossMicrograms - grossOf(amount.content)
  const giver = holdings.reduce((best, one, at) => (room(one) > room(holdings[best] as Holding) ? at : best), 0)
  if (room(holdings[giver] as Holding) < missing) return holdings
  return holdings.map(({ owner, amount }, at) => ({
    owner,
    amount: { ...amount, grossMicrograms: amount.grossMicrograms + (at === giver ? -missing : (short[at] ?? 0)) },
  }))
}
