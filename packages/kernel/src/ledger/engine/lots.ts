import type { Material } from '../../materials.ts'
import { apportion } from '../../shares.ts'
import { atBlend, contentBy, isNoContent } from '../amounts.ts'
import { type Amount, elements } from '../content.ts'
import type { Pieces } from '../facts/common.ts'
import { canonically } from '../facts/fact.ts'
import { type Holdings, takeFrom, takePieces, together, totalOf, without } from '../holdings.ts'
import { bookOf } from '../movement.ts'
import type { Effect, Place } from './context.ts'
import type { LotNode, Since, Source } from './nodes.ts'
import { type Basis, found } from './valuation.ts'

export const stockOf = (lotId: string, possessor: string): Place => ({ possessor, kind: 'stock', id: lotId })

/** The later of two. */
export const later = (a: Since, b: Since): Since => (a === null ? b : b === null || canonically(a, b) >= 0 ? a : b)

interface NewLot {
  readonly possessor: string
  readonly material: Material
  readonly holdings: Holdings
  readonly basis: Basis
  readonly sources?: readonly Source[]
  readonly since?: Since
  /** Its own assays are in its holdings already. */
  readonly valued?: boolean
}

/**
 * A lot comes to be out of metal that is drawn from elsewhere. Assays of it, made at any time, act here: what they found more
 * or less than it is made of stands against `fineness`.
 */
export const createLot = (effect: Effect, lotId: string, lot: NewLot): void => {
  const { possessor, material, basis, sources = [] } = lot
  const base = totalOf(lot.holdings)
  const since = lot.since ?? null
  const valued = lot.valued ? { amount: base, basis, since } : effect.valuation(lotId, base, basis, since)
  const more = found(valued.amount, base)
  const holdings = isNoContent(more) ? lot.holdings : revalued(lot.holdings, valued.amount)
  const difference = isNoContent(more) ? [] : without(holdings, lot.holdings)
  const book = bookOf(material)
  effect.give(stockOf(lotId, possessor), holdings, book)
  effect.draw({ possessor, kind: 'fineness', id: lotId }, difference, book)
  effect.putLot(
    lotId,
    {
      is: 'lot',
      ...{ possessor, material, holdings, sources, difference },
      ...{ basis: valued.basis, since: valued.since, blend: valued.amount },
    },
    book,
  )
}

/** The same weights of the same owners, with another content, shared by weight. */
export const revalued = (holdings: Holdings, value: Amount): Holdings => {
  if (holdings.length === 1) return [{ owner: holdings[0]?.owner ?? '', amount: value }]
  const weights = holdings.map(({ amount }) => BigInt(amount.grossMicrograms))
  const parts = elements.map((e) => apportion(value.content[e] ?? 0n, weights))
  return holdings.map(({ owner, amount }, at) => ({
    owner,
    amount: { ...amount, content: contentBy((e) => parts[elements.indexOf(e)]?.[at] ?? 0n) },
  }))
}

/** A part of a lot by weight, with so many pieces; all of it when no weight is named. */
export const partOf = (lot: LotNode, grossMicrograms: number | null, pieces: Pieces): Holdings => {
  if (grossMicrograms === null) return lot.holdings
  const total = totalOf(lot.holdings)
  const beyond = grossMicrograms - Math.max(0, total.grossMicrograms)
  const taken = takeFrom(lot.holdings, Math.min(grossMicrograms, Math.max(0, total.grossMicrograms)))
  return withPieces(beyond > 0 ? together(taken, beyondLot(lot, beyond)) : taken, lot.holdings, pieces ?? 0)
}

/** What is taken beyond what is there has the blend that there last was, and is the first owner's. */
const beyondLot = (lot: LotNode, grossMicrograms: number): Holdings =>
  lot.holdings.slice(0, 1).map(({ owner }) => ({ owner, amount: atBlend(lot.blend, grossMicrograms) }))

const withPieces = (taken: Holdings, from: Holdings, pieces: number): Holdings => {
  if (pieces === 0) return taken
  const counts = takePieces(from, pieces)
  return taken.map(({ owner, amount }, at) => ({
    owner,
    amount: { ...amount, pieces: counts[at]?.amount.pieces ?? 0 },
  }))
}

/** What is left of a lot is kept. */
export const leaveLot = (effect: Effect, lotId: string, lot: LotNode, taken: Holdings): void => {
  const holdings = without(lot.holdings, taken)
  const sources = lot.sources.length === 0 ? lot.sources : sourcesOf(lot, holdings)
  effect.putLot(lotId, { ...lot, holdings, sources }, bookOf(lot.material))
}

/** Whose residues a part of a lot is: each owner's content, in the proportions of the lot's sources of that owner. */
export const sourcesOf = (lot: LotNode, part: Holdings): readonly Source[] => {
  if (lot.sources.length === 0) return []
  return part.flatMap(({ owner, amount }) => {
    const own = lot.sources.filter((source) => source.owner === owner)
    if (own.length === 0) return [{ orderId: null, possessor: lot.possessor, owner, fine: amount.content }]
    const shares = elements.map((e) =>
      shareBy(
        amount.content[e] ?? 0n,
        own.map(({ fine }) => fine[e] ?? 0n),
      ),
    )
    return own.map((source, at) => ({
      ...source,
      fine: contentBy((e) => shares[elements.indexOf(e)]?.[at] ?? 0n),
    }))
  })
}

/** By weights; in equal parts where nothing weighs. */
const shareBy = (amount: bigint, weights: readonly bigint[]): readonly bigint[] => {
  const positive = weights.map((weight) => (weight < 0n ? 0n : weight))
  return apportion(amount, positive.every((weight) => weight === 0n) ? positive.map(() => 1n) : positive)
}

/** The same, of metal too that no order answers for. */
export const contributions = (lot: LotNode, taken: Holdings): readonly Source[] => {
  if (lot.sources.length > 0) return sourcesOf(lot, taken)
  return taken.map(({ owner, amount }) => ({ orderId: null, possessor: lot.possessor, owner, fine: amount.content }))
}
