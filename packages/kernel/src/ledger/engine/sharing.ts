import { metalAt } from '../../fineness.ts'
import { apportion } from '../../shares.ts'
import { type Residue, residueOf, shareOut } from '../../transformation.ts'
import { contentBy, nothing } from '../amounts.ts'
import { type Amount, type Content, elements } from '../content.ts'

export interface Shared {
  readonly products: readonly Amount[]
  readonly residues: readonly (Amount & { readonly foreignMicrograms: number })[]
  readonly loss: Amount
  /** Put out beyond what went in. */
  readonly surplus: Amount
}

/** `shareOut` for every element: silver by its rule; what is alloyed with it goes along by weight, in dirt by silver. */
export const shareAmong = (total: Amount, products: readonly number[], residues: readonly Residue[]): Shared => {
  const silver = { grossMicrograms: total.grossMicrograms, fine: total.content.Ag }
  const shared =
    silver.grossMicrograms > 0 ? shareOut(silver, products, residues) : { surplus: { grossMicrograms: 0, fine: 0n } }
  const plain = 'surplus' in shared ? beyond(silver, products, residues) : shared
  const clean = plain.residues.map(({ foreignMicrograms }, at) => isClean(residues[at]) && foreignMicrograms === 0)
  const others = elements.slice(1).filter((e) => total.content[e] !== undefined && total.content[e] !== 0n)
  if (others.length === 0) return withSilver(plain)
  const weights = [...products, ...plain.residues.map((one, at) => (clean[at] ? one.grossMicrograms : 0))]
  const rest = Math.max(0, total.grossMicrograms - weights.reduce((all, weight) => all + weight, 0))
  const shares = new Map(others.map((e) => [e, apportion(total.content[e] ?? 0n, [...weights, rest].map(BigInt))]))
  const dirty = (fine: bigint): Content =>
    contentBy((e) =>
      e === 'Ag' ? fine : total.content.Ag > 0n ? (fine * (total.content[e] ?? 0n)) / total.content.Ag : 0n,
    )
  const line = (fine: bigint, at: number): Content =>
    contentBy((e) => (e === 'Ag' ? fine : (shares.get(e)?.[at] ?? 0n)))
  const silverOnly = withSilver(plain)
  const outProducts = silverOnly.products.map((one, at) => ({ ...one, content: line(one.content.Ag, at) }))
  const outResidues = silverOnly.residues.map((one, at) => ({
    ...one,
    content: clean[at] ? line(one.content.Ag, products.length + at) : dirty(one.content.Ag),
  }))
  const out = [...outProducts, ...outResidues]
  const lost = (e: 'Au' | 'Pt' | 'Pd'): bigint =>
    out.reduce((left, one) => left - (one.content[e] ?? 0n), total.content[e] ?? 0n)
  const loss = contentBy((e) => (e === 'Ag' ? silverOnly.loss.content.Ag : lost(e)))
  return { ...silverOnly, products: outProducts, residues: outResidues, loss: { ...silverOnly.loss, content: loss } }
}

const isClean = (residue: Residue | undefined): boolean => residue?.assumed === 'blend'

interface Plain {
  readonly products: readonly { readonly grossMicrograms: number; readonly fine: bigint }[]
  readonly residues: readonly {
    readonly grossMicrograms: number
    readonly fine: bigint
    readonly foreignMicrograms: number
  }[]
  readonly loss: { readonly grossMicrograms: number; readonly fine: bigint }
  readonly surplus?: { readonly grossMicrograms: number; readonly fine: bigint }
}

const withSilver = ({ products, residues, loss, surplus }: Plain): Shared => {
  const amount = ({ grossMicrograms, fine }: { grossMicrograms: number; fine: bigint }): Amount => ({
    grossMicrograms,
    content: { Ag: fine },
    pieces: 0,
  })
  return {
    products: products.map(amount),
    residues: residues.map((one) => ({ ...amount(one), foreignMicrograms: one.foreignMicrograms })),
    loss: amount(loss),
    surplus: surplus ? amount(surplus) : nothing,
  }
}

/** More came out than went in: every output has the blend all the same, and the surplus is what they hold beyond. */
const beyond = (
  total: { grossMicrograms: number; fine: bigint },
  products: readonly number[],
  residues: readonly Residue[],
): Plain => {
  const blend = (gross: number): bigint =>
    total.grossMicrograms <= 0 ? 0n : (total.fine * BigInt(gross)) / BigInt(total.grossMicrograms)
  const out = products.map((grossMicrograms) => ({ grossMicrograms, fine: blend(grossMicrograms) }))
  const left = residues.map((residue) => {
    const { grossMicrograms } = residue
    if (isClean(residue) || total.grossMicrograms <= 0)
      return { grossMicrograms, fine: blend(grossMicrograms), foreignMicrograms: 0 }
    // Asked of a work large enough to hold it.
    const times = Math.ceil(grossMicrograms / total.grossMicrograms) + 1
    const large = { grossMicrograms: total.grossMicrograms * times, fine: total.fine * BigInt(times) }
    const content = residueOf(residue, large)
    const fine = content?.fine ?? residue.fine ?? 0n
    const metal = Math.min(grossMicrograms, metalAt(fine, total))
    return { grossMicrograms, fine, foreignMicrograms: grossMicrograms - metal }
  })
  const gross = [...out, ...left].reduce((all, one) => all + one.grossMicrograms, 0)
  const foreign = left.reduce((all, one) => all + one.foreignMicrograms, 0)
  const fine = [...out, ...left].reduce((all, one) => all + one.fine, 0n)
  // By rounding alone it may come out even or a few units under: then they are lost.
  const grossMore = gross - foreign - total.grossMicrograms
  const fineMore = fine - total.fine
  const surplus = { grossMicrograms: Math.max(0, grossMore), fine: fineMore > 0n ? fineMore : 0n }
  const loss = { grossMicrograms: Math.max(0, -grossMore), fine: fineMore < 0n ? -fineMore : 0n }
  return { products: out, residues: left, loss, surplus }
}
