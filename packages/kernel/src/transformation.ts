import {
  addMetal,
  addMicrograms,
  type Fine,
  type Fineness,
  type Metal,
  metalAt,
  noMetal,
  takeShare,
} from './fineness.ts'
import type { Micrograms } from './mass.ts'
import { apportion } from './shares.ts'

export const residueClasses = ['sprue', 'scrap', 'filings', 'polishing-dust', 'sweeps', 'crucible-skull'] as const
export type ResidueClass = (typeof residueClasses)[number]

/** `blend`: clean metal. A number: the fineness that is assumed until the residue is assayed or refined, capped at the blend. */
export const assumedFineness: Readonly<Record<ResidueClass, 'blend' | Fineness>> = {
  sprue: 'blend',
  scrap: 'blend',
  filings: 7_800,
  'polishing-dust': 3_000,
  sweeps: 1_000,
  'crucible-skull': 5_000,
}

export const techniques = ['handcrafted', 'machine-made', 'studded-by-hand', 'studded-by-machine'] as const
export type Technique = (typeof techniques)[number]

/** Allowed loss in hundredths of a per cent of the products' fine. Source: India, DGFT Public Notice 30/2024-25 (revised since). */
export const allowanceRates: Readonly<Record<Technique, number>> = {
  handcrafted: 300,
  'machine-made': 50,
  'studded-by-hand': 400,
  'studded-by-machine': 280,
}

/** What a cooperative allows to a technique. */
export interface Allowance {
  /** Hundredths of a per cent of the products' fine. */
  readonly rate: number
  /** What residues of assumed fineness hold counts as lost too: the norm means all that does not come back as a piece. */
  readonly includesRecoverable: boolean
}

export const defaultAllowance = (technique: Technique): Allowance => ({
  rate: allowanceRates[technique],
  includesRecoverable: false,
})

/** The loss that a rate in hundredths of a per cent allows, rounded down. */
export const allowanceAt = (fine: Fine, rate: number): Fine => (fine * BigInt(rate)) / 10_000n

/** The loss that the norm allows to an order. */
export const allowanceOf = (productsFine: Fine, technique: Technique): Fine =>
  allowanceAt(productsFine, allowanceRates[technique])

export interface Residue {
  readonly class: ResidueClass
  readonly grossMicrograms: Micrograms
  /** What its class is assumed to hold, from a table of the day; without it, the defaults count. */
  readonly assumed?: 'blend' | Fineness
  /** What it holds indeed, once that is known. */
  readonly fine?: Fine
}

const assumedOf = (residue: Residue): 'blend' | Fineness => residue.assumed ?? assumedFineness[residue.class]

export interface Work {
  readonly inputs: readonly Metal[]
  /** Gross of each product. */
  readonly products: readonly Micrograms[]
  readonly residues: readonly Residue[]
  readonly technique: Technique
  /** From a table of the day; without it, the default of the technique counts. */
  readonly allowance?: Allowance
}

/** `foreignMicrograms`: flux, iron, abrasive and dirt in a dirty residue; it carries no silver. */
export type ResidueMetal = Metal & { readonly foreignMicrograms: Micrograms }

export type Transformed =
  | {
      readonly outcome: 'balanced' | 'missing'
      readonly products: readonly Metal[]
      readonly residues: readonly ResidueMetal[]
      readonly loss: Metal
      readonly allowanceFine: Fine
      /** What is lost beyond the allowance; nothing when balanced. */
      readonly missing: Metal
    }
  | { readonly outcome: 'surplus'; readonly surplus: Metal; readonly allowanceFine: Fine }

interface Dirty {
  readonly fine: Fine
  readonly metalMicrograms: Micrograms
}

/** Assumed fine of a dirty residue, and how much of its weight is metal of the blend: ⌊f / b⌋. */
const dirtyContent = (residue: Residue, blend: Metal): Dirty => {
  if (residue.fine !== undefined)
    return { fine: residue.fine, metalMicrograms: Math.min(residue.grossMicrograms, metalAt(residue.fine, blend)) }
  const assumed = BigInt(assumedOf(residue) as Fineness)
  const gross = BigInt(residue.grossMicrograms)
  const atBlend = (gross * blend.fine) / BigInt(blend.grossMicrograms)
  const fine = gross * assumed < atBlend ? gross * assumed : atBlend
  return { fine, metalMicrograms: metalAt(fine, blend) }
}

/**
 * What a residue takes with it when it leaves the work before the order closes: its fine, and how much of it is foreign
 * matter. Clean residues carry the blend. Undefined when the work holds less metal than the residue would.
 */
export const residueOf = (residue: Residue, work: Metal): ResidueMetal | undefined => {
  const { grossMicrograms } = residue
  if (assumedOf(residue) === 'blend')
    return grossMicrograms > work.grossMicrograms
      ? undefined
      : { ...takeShare(work, grossMicrograms), foreignMicrograms: 0 }
  if (work.grossMicrograms === 0) return undefined
  const { fine, metalMicrograms } = dirtyContent(residue, work)
  if (metalMicrograms > work.grossMicrograms || fine > work.fine) return undefined
  return { grossMicrograms, fine, foreignMicrograms: grossMicrograms - metalMicrograms }
}

export type SharedOut =
  | {
      readonly products: readonly Metal[]
      readonly residues: readonly ResidueMetal[]
      readonly loss: Metal
    }
  | { readonly surplus: Metal }

/**
 * What becomes of the metal of a work: total + foreign = products + residues + loss, in gross and in fine. Products and clean
 * residues carry the blend, dirty ones what they are assumed to hold. More out than in is a surplus. There is some metal.
 */
export const shareOut = (total: Metal, products: readonly Micrograms[], residues: readonly Residue[]): SharedOut => {
  const clean = residues.filter((residue) => assumedOf(residue) === 'blend')
  const dirty = residues
    .filter((residue) => assumedOf(residue) !== 'blend')
    .map((residue) => ({ residue, ...dirtyContent(residue, total) }))
  const cleanGross = addMicrograms(...products, ...clean.map((residue) => residue.grossMicrograms))
  const lossGross =
    total.grossMicrograms - addMicrograms(cleanGross, ...dirty.map((content) => content.metalMicrograms))
  const rest = total.grossMicrograms - cleanGross
  if (rest < 0 || lossGross < 0) return { surplus: { grossMicrograms: -lossGross, fine: atBlend(total, -lossGross) } }

  const fines = apportion(total.fine, [...products, ...clean.map((r) => r.grossMicrograms), rest].map(BigInt))
  const restFine = fines.at(-1) ?? 0n
  const dirtyFine = dirty.reduce((sum, content) => sum + content.fine, 0n)
  const loss = { grossMicrograms: lossGross, fine: restFine - dirtyFine }
  if (loss.fine < 0n) return { surplus: { grossMicrograms: 0, fine: -loss.fine } }
  return {
    products: products.map((grossMicrograms, line) => ({ grossMicrograms, fine: fines[line] ?? 0n })),
    residues: residues.map(({ grossMicrograms }, line): ResidueMetal => {
      const content = dirty.find((candidate) => candidate.residue === residues[line])
      return content
        ? { grossMicrograms, fine: content.fine, foreignMicrograms: grossMicrograms - content.metalMicrograms }
        : {
            grossMicrograms,
            fine: fines[products.length + clean.indexOf(residues[line] as Residue)] ?? 0n,
            foreignMicrograms: 0,
          }
    }),
    loss,
  }
}

const atBlend = (total: Metal, gross: Micrograms): Fine => (total.fine * BigInt(gross)) / BigInt(total.grossMicrograms)

/**
 * The rule by which an order of one owner closes. More out than in is a surplus; more lost than allowed is missing. Throws
 * RangeError when there are no inputs.
 */
export const transform = ({ inputs, products, residues, technique, allowance }: Work): Transformed => {
  const { rate, includesRecoverable } = allowance ?? defaultAllowance(technique)
  const total = addMetal(...inputs)
  if (total.grossMicrograms === 0) throw new RangeError('nothing went in')
  const shared = shareOut(total, products, residues)
  if ('surplus' in shared) {
    const allowanceFine = allowanceAt(atBlend(total, addMicrograms(...products)), rate)
    return { outcome: 'surplus', surplus: shared.surplus, allowanceFine }
  }
  const { loss } = shared
  const allowanceFine = allowanceAt(addMetal(...shared.products).fine, rate)
  const recoverable = includesRecoverable ? recoverableOf(residues, shared.residues) : 0n
  const missing = missingOf(total, loss, recoverable > allowanceFine ? 0n : allowanceFine - recoverable)
  return { outcome: missing.fine > 0n ? 'missing' : 'balanced', ...shared, loss, allowanceFine, missing }
}

const recoverableOf = (residues: readonly Residue[], shared: readonly ResidueMetal[]): Fine =>
  shared.reduce((sum, { fine }, line) => (assumedOf(residues[line] as Residue) === 'blend' ? sum : sum + fine), 0n)

/** What is lost beyond the allowance; it weighs what metal of the blend does, and no more than what was lost. */
export const missingOf = (total: Metal, loss: Metal, allowanceFine: Fine): Metal => {
  const fine = loss.fine - allowanceFine
  return fine > 0n ? { grossMicrograms: Math.min(loss.grossMicrograms, metalAt(fine, total)), fine } : noMetal
}
