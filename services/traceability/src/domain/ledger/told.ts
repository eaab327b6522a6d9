import type { FactBase, LedgerFact, PrimaryFact } from '@fibula/kernel/ledger'

/** What is known instead of what was told; null: as it was told. */
export interface Quantities {
  readonly grossMicrograms: number | null
  readonly fineness: number | null
  readonly uncertainty: number | null
  readonly pieces: number | null
}

/** A correction as it is told. What its facts become is known once they are heard of, which may be later. */
export interface ToldCorrection extends FactBase {
  readonly kind: 'correction'
  readonly reason: string
  readonly corrections: readonly {
    readonly factId: string
    /** Null: it did not occur. */
    readonly quantities: Quantities | null
  }[]
}

export type ToldFact = PrimaryFact | ToldCorrection

type Weighed = Extract<PrimaryFact, { readonly weighing: unknown }>

const isWeighed = (fact: PrimaryFact): fact is Weighed => 'weighing' in fact

/** Whether a correction may name this quantity of this fact. */
export const mayCorrect = (fact: PrimaryFact, quantity: keyof Quantities): boolean => {
  switch (quantity) {
    case 'grossMicrograms':
      return (
        isWeighed(fact) ||
        fact.kind === 'step-weighed' ||
        fact.kind === 'dispute-agreed' ||
        (fact.kind === 'assayed' && fact.sample !== null) ||
        (fact.kind === 'loss-declared' && fact.what === 'metal')
      )
    case 'fineness':
      return ['received', 'assayed', 'old-silver-bought', 'refined', 'refining-settled'].includes(fact.kind)
    case 'uncertainty':
      return fact.kind === 'assayed'
    case 'pieces':
      return 'pieces' in fact && typeof fact.pieces === 'number'
  }
}

const grossOf = (fact: PrimaryFact): number | null => {
  if (isWeighed(fact)) return fact.weighing?.grossMicrograms ?? null
  switch (fact.kind) {
    case 'step-weighed':
      return (fact.weighIn ?? fact.weighOut)?.grossMicrograms ?? null
    case 'assayed':
      return fact.sample?.takenMicrograms ?? null
    case 'dispute-agreed':
    case 'loss-declared':
      return fact.grossMicrograms
    default:
      return null
  }
}

const finenessOf = (fact: PrimaryFact): number | null => {
  switch (fact.kind) {
    case 'received':
      return fact.declared.Ag
    case 'assayed':
      return fact.measured.Ag
    case 'old-silver-bought':
      return fact.estimated.Ag
    case 'refined':
      return fact.fineness.Ag
    case 'refining-settled':
      return fact.returned?.fineness ?? null
    default:
      return null
  }
}

/** What a fact told, and which of it a correction may name. */
export const quantitiesOf = (
  fact: PrimaryFact,
): Quantities & { readonly correctable: readonly (keyof Quantities)[] } => ({
  grossMicrograms: grossOf(fact),
  fineness: finenessOf(fact),
  uncertainty: fact.kind === 'assayed' ? fact.uncertainty : null,
  pieces: 'pieces' in fact && typeof fact.pieces === 'number' ? fact.pieces : null,
  correctable: (['grossMicrograms', 'fineness', 'uncertainty', 'pieces'] as const).filter((one) =>
    mayCorrect(fact, one),
  ),
})

const weighed = (fact: PrimaryFact, grossMicrograms: number): PrimaryFact => {
  if (isWeighed(fact)) {
    const halfWidthMicrograms = 'halfWidthMicrograms' in fact ? fact.halfWidthMicrograms : null
    const weighing = fact.weighing ?? { halfWidthMicrograms }
    return { ...fact, weighing: { ...weighing, grossMicrograms } } as PrimaryFact
  }
  switch (fact.kind) {
    case 'step-weighed':
      return {
        ...fact,
        weighIn: fact.weighIn && { ...fact.weighIn, grossMicrograms },
        weighOut: fact.weighOut && { ...fact.weighOut, grossMicrograms },
      }
    case 'assayed':
      return { ...fact, sample: fact.sample && { ...fact.sample, takenMicrograms: grossMicrograms } }
    case 'dispute-agreed':
    case 'loss-declared':
      return { ...fact, grossMicrograms }
    default:
      return fact
  }
}

const refined = (fact: PrimaryFact, fineness: number): PrimaryFact => {
  switch (fact.kind) {
    case 'received':
      return { ...fact, declared: { ...fact.declared, Ag: fineness } }
    case 'assayed':
      return { ...fact, measured: { ...fact.measured, Ag: fineness } }
    case 'old-silver-bought':
      return { ...fact, estimated: { ...fact.estimated, Ag: fineness } }
    case 'refined':
      return { ...fact, fineness: { ...fact.fineness, Ag: fineness } }
    case 'refining-settled':
      return { ...fact, returned: fact.returned && { ...fact.returned, fineness } }
    default:
      return fact
  }
}

/** The fact with other quantities, at its place. Quantities that it does not have are passed over: see `mayCorrect`. */
export const replaced = (fact: PrimaryFact, quantities: Quantities): PrimaryFact => {
  let now = fact
  if (quantities.grossMicrograms !== null) now = weighed(now, quantities.grossMicrograms)
  if (quantities.fineness !== null) now = refined(now, quantities.fineness)
  if (quantities.uncertainty !== null && now.kind === 'assayed') now = { ...now, uncertainty: quantities.uncertainty }
  if (quantities.pieces !== null && 'pieces' in now && typeof now.pieces === 'number')
    now = { ...now, pieces: quantities.pieces } as PrimaryFact
  return now
}

/** What a correction says of the facts that it names, as they stand after those before it; undefined while one is not heard of. */
export const resolved = (
  { corrections, reason, kind: _, ...base }: ToldCorrection,
  now: ReadonlyMap<string, PrimaryFact | null>,
  original: ReadonlyMap<string, PrimaryFact>,
): Extract<LedgerFact, { kind: 'corrected' }> | undefined => {
  if (corrections.some(({ factId }) => !original.has(factId))) return undefined
  return {
    ...base,
    kind: 'corrected',
    reason,
    set: corrections.map(({ factId, quantities }) => {
      const before = now.get(factId) ?? original.get(factId)
      return { factId, replacement: quantities === null || before === undefined ? null : replaced(before, quantities) }
    }),
  }
}
