import { roundHalfToEven } from '../../mass.ts'
import { apportion } from '../../shares.ts'
import { addContent, contentBy, grossOf, noContent, nothing, ofFineness, subtract, sumOf } from '../amounts.ts'
import { type Content, type Element, elements } from '../content.ts'
import type { FactOf } from '../facts/fact.ts'
import { divide, type Holdings, together, totalOf, without } from '../holdings.ts'
import { bookOf } from '../movement.ts'
import type { Effect, Place } from './context.ts'
import { contributions, createLot, leaveLot, partOf, stockOf } from './lots.ts'
import type { PoolNode, Source } from './nodes.ts'

const refinerOf = (poolId: string, pool: PoolNode): Place => ({ possessor: pool.refiner, kind: 'refiner', id: poolId })
/** Charge, credit and what stands against them are with the owner's books. */
const booksOf = (poolId: string, pool: PoolNode, kind: 'charge' | 'credit' | 'foreign' | 'refining'): Place => ({
  possessor: pool.refiner,
  kind,
  id: poolId,
})

export const refiningSent = (effect: Effect, fact: FactOf<'refining-sent'>): void => {
  const { poolId, refinerId, lots } = fact
  if (lots.some(({ lotId }) => !effect.need('lot', lotId)) || !effect.isNew('pool', poolId)) return
  let holdings: Holdings = []
  const sources: Source[] = []
  const place = { possessor: refinerId, kind: 'refiner', id: poolId } as const
  for (const part of lots) {
    const lot = effect.need('lot', part.lotId)
    if (!lot) return
    const taken = partOf(lot, part.grossMicrograms, part.pieces)
    effect.move(stockOf(part.lotId, lot.possessor), place, taken, bookOf(lot.material))
    sources.push(...contributions(lot, taken))
    leaveLot(effect, part.lotId, lot, taken)
    holdings = together(holdings, taken)
  }
  const owner = holdings[0]?.owner ?? ''
  const ids = lots.map(({ lotId }) => lotId)
  effect.put('pool', poolId, { is: 'pool', status: 'sent', owner, refiner: refinerId, holdings, sources, lots: ids })
}

/** What is short goes back to those whose residues they were, by what they were assumed to hold. More than assumed goes back too. */
export const refined = (effect: Effect, fact: FactOf<'refined'>): void => {
  const { poolId, weighing, fineness } = fact
  const pool = effect.need('pool', poolId)
  if (!pool) return
  if (pool.status !== 'sent' || pool.sources.length === 0) {
    effect.outOfTurn('pool', poolId)
    return
  }
  const total = totalOf(pool.holdings)
  const bar = ofFineness(weighing.grossMicrograms, fineness)
  const short = subtract(total, bar)
  const shares = elements.map((e) => apportion(short.content[e] ?? 0n, weightsOf(pool.sources, e)))
  const parts = pool.sources.map((source, at) => {
    const content = contentBy((e) => shares[elements.indexOf(e)]?.[at] ?? 0n)
    return { source, amount: { grossMicrograms: grossOf(content, fineness.Ag || 10_000), content, pieces: 0 } }
  })
  const place = refinerOf(poolId, pool)
  const contents = pool.holdings.map(({ owner, amount }) => {
    const lost = parts
      .filter(({ source }) => source.owner === owner)
      .reduce((all, one) => addContent(all, one.amount.content), noContent)
    return { owner, amount: { ...nothing, content: contentBy((e) => (amount.content[e] ?? 0n) - (lost[e] ?? 0n)) } }
  })
  const after = weighed(contents, bar.grossMicrograms)
  effect.draw(place, without(pool.holdings, after))
  for (const { source, amount } of parts) {
    const account: Place =
      source.orderId === null
        ? booksOf(poolId, pool, 'refining')
        : { possessor: source.possessor, kind: 'loss', id: source.orderId }
    effect.give(account, [{ owner: source.owner, amount }])
    if (source.orderId !== null) judgeAgain(effect, source.orderId, amount.content.Ag, pool.lots)
  }
  const foreign = without(pool.holdings, after).map(({ owner, amount }) => {
    const ofMetal = parts
      .filter(({ source }) => source.owner === owner)
      .reduce((all, one) => all + one.amount.grossMicrograms, 0)
    return { owner, amount: { ...nothing, grossMicrograms: amount.grossMicrograms - ofMetal } }
  })
  effect.give(booksOf(poolId, pool, 'foreign'), foreign)
  effect.put('pool', poolId, { ...pool, status: 'refined', holdings: after })
}

/** By what was assumed of the element; where none was, by all that is fine; where nothing is, in equal parts. */
const weightsOf = (sources: readonly Source[], e: Element): bigint[] => {
  const positive = (amounts: bigint[]) => amounts.map((amount) => (amount < 0n ? 0n : amount))
  const of = positive(sources.map(({ fine }) => fine[e] ?? 0n))
  if (of.some((one) => one > 0n)) return of
  const fine = positive(sources.map((source) => sumOf(source.fine)))
  return fine.every((one) => one === 0n) ? fine.map(() => 1n) : fine
}

/** A weight shared by content. */
const weighed = (contents: Holdings, grossMicrograms: number): Holdings => {
  const weights = contents.map(({ amount }) => sumOf(amount.content)).map((one) => (one < 0n ? 0n : one))
  const by = weights.every((one) => one === 0n) ? weights.map(() => 1n) : weights
  const gross = apportion(BigInt(grossMicrograms), by)
  return contents.map(({ owner, amount }, at) => ({
    owner,
    amount: { ...amount, grossMicrograms: Number(gross[at] ?? 0n) },
  }))
}

/** The loss of a closed order grows, and its residues are settled: its allowance is judged again. */
const judgeAgain = (effect: Effect, orderId: string, fine: bigint, lots: readonly string[]): void => {
  const order = effect.find('order', orderId)
  if (!order?.closing) return
  const { closing } = order
  const assumed = closing.assumed.filter((lotId) => !lots.includes(lotId))
  effect.putOrder(orderId, { ...order, closing: { ...closing, lossFine: closing.lossFine + fine, assumed } })
}

/** Metal comes back, a charge is kept, and the rest of the fine is credit. */
export const refiningSettled = (effect: Effect, fact: FactOf<'refining-settled'>): void => {
  const { poolId, chargeRate, returned } = fact
  const pool = effect.need('pool', poolId)
  if (!pool) return
  if (pool.status !== 'refined') {
    if (pool.status === 'sent') effect.waitsFor ??= `pool:${poolId}`
    else effect.outOfTurn('pool', poolId)
    return
  }
  if (returned && !effect.isNew('lot', returned.lotId)) return
  const total = totalOf(pool.holdings)
  const back = returned ? ofFineness(returned.weighing.grossMicrograms, { Ag: returned.fineness }) : nothing
  const kept = total.content.Ag < 0n ? 0n : roundHalfToEven(total.content.Ag * BigInt(chargeRate), 10_000n)
  const fine = (content: Content) => ({ grossMicrograms: grossOf(content), content, pieces: 0 })
  const charge = fine({ Ag: kept })
  const credit = fine(contentBy((e) => (total.content[e] ?? 0n) - (back.content[e] ?? 0n) - (charge.content[e] ?? 0n)))
  const [toStock = [], toCharge = [], toCredit = []] = divide(pool.holdings, [back, charge, credit])
  effect.draw(refinerOf(poolId, pool), pool.holdings)
  effect.give(booksOf(poolId, pool, 'charge'), toCharge)
  effect.give(booksOf(poolId, pool, 'credit'), toCredit)
  const rest = without(without(without(pool.holdings, toStock), toCharge), toCredit)
  effect.give(
    booksOf(poolId, pool, 'foreign'),
    rest.map(({ owner, amount }) => ({ owner, amount: { ...amount, content: noContent } })),
  )
  if (returned) {
    const { lotId, possessorId: possessor, material } = returned
    createLot(effect, lotId, { possessor, material, holdings: toStock, basis: 'declared' })
  }
  effect.put('pool', poolId, { ...pool, status: 'settled', holdings: [] })
}
