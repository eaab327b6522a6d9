import { apportion } from '../../shares.ts'
import { atBlend, contentBy, grossOf, isNoContent, negative, noContent, nothing, ofFineness } from '../amounts.ts'
import type { Amount, Content } from '../content.ts'
import type { FactOf } from '../facts/fact.ts'
import { type Holdings, takeFrom, together, totalOf, without } from '../holdings.ts'
import { bookOf } from '../movement.ts'
import type { Effect } from './context.ts'
import { contributions, createLot, later, leaveLot, partOf, sourcesOf, stockOf } from './lots.ts'
import type { Since, Source } from './nodes.ts'

export const received = (effect: Effect, fact: FactOf<'received'>): void => {
  const { lotId, ownerId: owner, possessorId: possessor, supplierId, material, weighing, declared, pieces } = fact
  if (!effect.isNew('lot', lotId)) return
  const amount = { ...ofFineness(weighing.grossMicrograms, declared), pieces: pieces ?? 0 }
  const holdings = [{ owner, amount }]
  effect.draw({ possessor, kind: 'supplier', id: supplierId }, holdings, bookOf(material))
  createLot(effect, lotId, { possessor, material, holdings, basis: 'declared' })
}

export const oldSilverBought = (effect: Effect, fact: FactOf<'old-silver-bought'>): void => {
  const { lotId, ownerId: owner, possessorId: possessor, sellerId, weighing, estimated } = fact
  if (!effect.isNew('lot', lotId)) return
  const holdings = [{ owner, amount: ofFineness(weighing.grossMicrograms, estimated) }]
  effect.draw({ possessor, kind: 'customer', id: sellerId }, holdings)
  createLot(effect, lotId, { possessor, material: 'silver', holdings, basis: 'estimated' })
}

/** Samples and what comes back of them. A bead is fine silver, and holds no more than its sample. */
export const sampled = (effect: Effect, fact: FactOf<'sampled'>): void => {
  const { sampleId, lotId, weighing } = fact
  const lot = effect.need('lot', lotId)
  if (!lot || !effect.isNew('sample', sampleId)) return
  const { possessor } = lot
  const holdings = partOf(lot, weighing.grossMicrograms, null)
  effect.move(stockOf(lotId, possessor), { possessor, kind: 'sample', id: sampleId }, holdings)
  leaveLot(effect, lotId, lot, holdings)
  effect.put('sample', sampleId, { is: 'sample', lotId, possessor, holdings })
}

/** Fine silver of that weight, but at most what there was. */
export const bead = (sample: Holdings, grossMicrograms: number): Holdings => {
  const weights = takeFrom(sample, Math.min(grossMicrograms, totalOf(sample).grossMicrograms))
  return weights.map(({ owner, amount }, at) => {
    const held = sample[at]?.amount.content ?? noContent
    const most = BigInt(amount.grossMicrograms) * 10_000n
    const Ag = held.Ag < most ? held.Ag : most
    const others = contentBy((e) => (e === 'Ag' ? Ag : 0n))
    return { owner, amount: { ...amount, content: others } }
  })
}

export const sampleReturned = (effect: Effect, fact: FactOf<'sample-returned'>): void => {
  const { sampleId, lotId, weighing } = fact
  const sample = effect.need('sample', sampleId)
  const lot = effect.need('lot', lotId)
  if (!sample || !lot) return
  const back = bead(sample.holdings, weighing.grossMicrograms)
  const { possessor } = sample
  effect.draw({ possessor, kind: 'sample', id: sampleId }, sample.holdings)
  effect.give(stockOf(lotId, lot.possessor), back)
  effect.give({ possessor, kind: 'destroyed', id: sample.lotId }, without(sample.holdings, back))
  effect.put('sample', sampleId, { ...sample, holdings: [] })
  effect.putLot(lotId, { ...lot, holdings: together(lot.holdings, back) }, bookOf(lot.material))
}

/** What it found acts at the lot's origin; here is only what was taken for it. */
export const assayed = (effect: Effect, { lotId, sample }: FactOf<'assayed'>): void => {
  const lot = effect.need('lot', lotId)
  if (!lot || !sample || sample.takenMicrograms === 0) return
  const taken = partOf(lot, sample.takenMicrograms, null)
  const back = bead(taken, sample.returnedMicrograms)
  const used = without(taken, back)
  effect.move(stockOf(lotId, lot.possessor), { possessor: lot.possessor, kind: 'destroyed', id: lotId }, used)
  effect.putLot(lotId, { ...lot, holdings: without(lot.holdings, used) }, bookOf(lot.material))
}

/** The supplier takes over what assays found, in part or whole. */
export const differenceAccepted = (effect: Effect, fact: FactOf<'difference-accepted'>): void => {
  const { lotId, supplierId, accepted } = fact
  const lot = effect.need('lot', lotId)
  if (!lot) return
  const { possessor } = lot
  // The account stands at minus the difference: less fine than declared is a positive claim.
  const claimed = accepted === null ? lot.difference : shareClaim(lot.difference, accepted)
  effect.give({ possessor, kind: 'fineness', id: lotId }, claimed)
  effect.draw({ possessor, kind: 'supplier', id: supplierId }, claimed)
  effect.putLot(lotId, { ...lot, difference: without(lot.difference, claimed) }, bookOf(lot.material))
}
const shareClaim = (difference: Holdings, accepted: Content): Holdings => {
  const weights = difference.map(() => 1n)
  return difference.map(({ owner }, at) => ({
    owner,
    amount: { ...nothing, content: contentBy((e) => -(apportion(accepted[e] ?? 0n, weights)[at] ?? 0n)) },
  }))
}

export const sentBack = (effect: Effect, fact: FactOf<'sent-back'>): void => {
  const { lotId, supplierId, weighing, pieces } = fact
  const lot = effect.need('lot', lotId)
  if (!lot) return
  const { possessor, material } = lot
  const taken = partOf(lot, weighing?.grossMicrograms ?? null, pieces)
  effect.move(stockOf(lotId, possessor), { possessor, kind: 'supplier', id: supplierId }, taken, bookOf(material))
  leaveLot(effect, lotId, lot, taken)
}

export const lotMoved = (effect: Effect, { lotId, possessorId }: FactOf<'lot-moved'>): void => {
  const lot = effect.need('lot', lotId)
  if (!lot) return
  const book = bookOf(lot.material)
  if (lot.possessor !== possessorId)
    effect.move(stockOf(lotId, lot.possessor), stockOf(lotId, possessorId), lot.holdings, book)
  effect.putLot(lotId, { ...lot, possessor: possessorId }, book)
}

/** A part of a lot is a lot, and what is known of the one is known of the other. */
export const split = (effect: Effect, { lotId, parts }: FactOf<'split'>): void => {
  for (const part of parts) {
    const lot = effect.need('lot', lotId)
    if (!lot) return
    if (!effect.isNew('lot', part.lotId)) continue
    const { possessor, material, basis, since } = lot
    const holdings = partOf(lot, part.grossMicrograms, part.pieces)
    const sources = sourcesOf(lot, holdings)
    effect.draw(stockOf(lotId, possessor), holdings, bookOf(material))
    leaveLot(effect, lotId, lot, holdings)
    createLot(effect, part.lotId, { possessor, material, holdings, basis, since, sources })
  }
}

export const merged = (effect: Effect, fact: FactOf<'merged'>): void => {
  const { lotId, possessorId: possessor, material, parts } = fact
  if (parts.some((part) => !effect.need('lot', part.lotId)) || !effect.isNew('lot', lotId)) return
  let holdings: Holdings = []
  let since: Since = null
  const sources: Source[] = []
  for (const part of parts) {
    const lot = effect.need('lot', part.lotId)
    if (!lot) return
    const taken = partOf(lot, part.grossMicrograms, part.pieces)
    sources.push(...contributions(lot, taken))
    since = later(since, lot.since)
    effect.draw(stockOf(part.lotId, lot.possessor), taken, bookOf(material))
    leaveLot(effect, part.lotId, lot, taken)
    holdings = together(holdings, taken)
  }
  createLot(effect, lotId, { possessor, material, holdings, basis: 'computed', since, sources: answered(sources) })
}

/** Sources matter only where an order answers for some of it. */
const answered = (sources: readonly Source[]): readonly Source[] =>
  sources.some(({ orderId }) => orderId !== null) ? sources : []

/** The weighing is the fact; the difference to the book has the book's blend. */
export const counted = (effect: Effect, fact: FactOf<'counted'>): void => {
  const { countId, lotId, weighing, pieces } = fact
  const lot = effect.need('lot', lotId)
  if (!lot) return
  const total = totalOf(lot.holdings)
  const short = total.grossMicrograms - weighing.grossMicrograms
  const fewer = pieces === null ? 0 : total.pieces - pieces
  const gone = short >= 0 ? partOf(lot, short, 0) : added(lot.holdings, lot.blend, -short)
  const difference = gone.map(({ owner, amount }, at) => ({
    owner,
    amount: { ...amount, pieces: at === 0 ? fewer : 0 },
  }))
  const { possessor } = lot
  effect.move(stockOf(lotId, possessor), { possessor, kind: 'count', id: countId }, difference, bookOf(lot.material))
  leaveLot(effect, lotId, lot, difference)
}

/** More than the book says, as a negative difference. */
const added = (holdings: Holdings, blend: Amount, grossMicrograms: number): Holdings =>
  holdings.slice(0, 1).map(({ owner }) => ({ owner, amount: negative(atBlend(blend, grossMicrograms)) }))

/** Whose it is changes: the claims of both upon each other balance it. */
export const ownershipTransferred = (effect: Effect, fact: FactOf<'ownership-transferred'>): void => {
  const { lotId, intoLotId, toOwnerId, weighing } = fact
  const lot = effect.need('lot', lotId)
  if (!lot || !effect.isNew('lot', intoLotId)) return
  const { possessor, material, basis, since } = lot
  const book = bookOf(material)
  const taken = partOf(lot, weighing?.grossMicrograms ?? null, null)
  effect.draw(stockOf(lotId, possessor), taken, book)
  leaveLot(effect, lotId, lot, taken)
  effect.transfer = true
  const sources = sourcesOf(lot, taken)
  createLot(effect, intoLotId, {
    ...{ possessor, material, basis, since, sources },
    holdings: [{ owner: toOwnerId, amount: totalOf(taken) }],
  })
  for (const { owner, amount } of taken)
    if (owner !== toOwnerId && !isNoContent(amount.content)) claim(effect, possessor, owner, toOwnerId, amount.content)
}

/** `creditor` is owed fine metal by `debtor`; in gross as ⌈fine / 10 000⌉. */
export const claim = (effect: Effect, possessor: string, creditor: string, debtor: string, content: Content): void => {
  const amount = { grossMicrograms: grossOf(content), content, pieces: 0 }
  effect.give({ possessor, kind: 'claim', id: debtor }, [{ owner: creditor, amount }])
  effect.draw({ possessor, kind: 'claim', id: creditor }, [{ owner: debtor, amount }])
}

export const claimSettled = (effect: Effect, fact: FactOf<'claim-settled'>): void => {
  effect.transfer = true
  claim(effect, fact.creditorId, fact.debtorId, fact.creditorId, fact.content)
}
