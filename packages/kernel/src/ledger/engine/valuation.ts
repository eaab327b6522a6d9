import { atBlend, contentBy } from '../amounts.ts'
import { type Amount, type Content, elements } from '../content.ts'
import { canonically } from '../facts/fact.ts'
import type { Assayed, AssayMethod } from '../facts/stock.ts'
import type { Since } from './nodes.ts'

/** What the fineness of a lot rests on. */
export type Basis = AssayMethod | 'computed' | 'declared' | 'estimated' | 'assumed'

/** Titration or fire assay of a homogeneous sample > computed from a melt > XRF on a cut surface > declared > touchstone. */
export const rankOf: Readonly<Record<Basis, number>> = {
  titration: 5,
  'fire-assay': 5,
  computed: 4,
  xrf: 3,
  declared: 2,
  touchstone: 1,
  estimated: 0,
  assumed: 0,
}

export type AssayEffect = 'outranked' | 'confirmed' | 'revalued'

export interface Valued {
  readonly amount: Amount
  readonly basis: Basis
  readonly since: Since
  /** `known`: what it was judged against. */
  readonly effects: readonly { readonly assay: Assayed; readonly effect: AssayEffect; readonly known?: Amount }[]
}

const within = (value: Amount, assay: Assayed): boolean =>
  elements.every((element) => {
    const measured = assay.measured[element]
    if (measured === undefined) return true
    const gross = BigInt(value.grossMicrograms)
    const off = BigInt(measured) * gross - (value.content[element] ?? 0n)
    return (off < 0n ? -off : off) <= BigInt(assay.uncertainty) * gross
  })

const measuredBy = (value: Amount, assay: Assayed): Amount => ({
  grossMicrograms: value.grossMicrograms,
  content: contentBy((element) => {
    const measured = assay.measured[element]
    return measured === undefined ? (value.content[element] ?? 0n) : BigInt(value.grossMicrograms) * BigInt(measured)
  }),
  pieces: value.pieces,
})

/** The pinned blend for the weight that there is now. */
const pinned = (value: Amount, at: Amount): Amount =>
  value.grossMicrograms === at.grossMicrograms ? value : { ...atBlend(value, at.grossMicrograms), pieces: at.pieces }

/**
 * What a lot is worth at its origin: what it is made of, or what its own assays found, in their order. An assay is judged by
 * what was known when it was made: `before` answers what the lot was made of, as known then, where a later assay of something
 * upstream has changed it since. Once a lot has an own assay that counts, what becomes known upstream stops at it.
 */
export const appraise = (
  base: Amount,
  basis: Basis,
  since: Since,
  assays: readonly Assayed[],
  before: (assay: Assayed) => Amount | undefined,
): Valued => {
  let value: Valued = { amount: base, basis, since, effects: [] }
  for (const assay of assays) {
    if (rankOf[assay.method] < rankOf[value.basis]) {
      value = { ...value, effects: [...value.effects, { assay, effect: 'outranked' }] }
      continue
    }
    const known =
      value.since !== null && canonically(value.since, assay) > 0
        ? pinned(before(assay) ?? value.amount, base)
        : value.amount
    const confirmed = within(known, assay)
    value = {
      amount: confirmed ? known : measuredBy(known, assay),
      ...{ basis: assay.method, since: assay },
      effects: [...value.effects, { assay, effect: confirmed ? 'confirmed' : 'revalued', known }],
    }
  }
  return value
}

/** The content that was found more, or less, than what it is made of. */
export const found = (value: Amount, base: Amount): Content =>
  contentBy((element) => (value.content[element] ?? 0n) - (base.content[element] ?? 0n))
