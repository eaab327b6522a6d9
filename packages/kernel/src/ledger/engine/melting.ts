import { allowanceAt } from '../../transformation.ts'
import { isNothing } from '../amounts.ts'
import type { FactOf } from '../facts/fact.ts'
import { divide, type Holdings, together, totalOf } from '../holdings.ts'
import { bookOf } from '../movement.ts'
import type { Effect } from './context.ts'
import { createLot, later, leaveLot, partOf, stockOf } from './lots.ts'
import type { Since } from './nodes.ts'
import { foreignOf, foreignOfOwners, knownOf, lossOf, workOf } from './orders.ts'
import { shareAmong } from './sharing.ts'

/**
 * Lots, and what was handed over to the melt, become other lots of one blend; what does not come out is loss. Metal of two owners
 * is theirs by the fine that they contributed.
 */
export const melted = (effect: Effect, fact: FactOf<'melted'>): void => {
  const { meltId, possessorId, inputs, outputs, allowanceRate, signedBy } = fact
  if (inputs.some(({ lotId }) => !effect.need('lot', lotId))) return
  const before = effect.order(meltId)
  const work = { ...before, workshop: before.workshop ?? possessorId }
  if (work.closing) {
    effect.outOfTurn('order', meltId)
    return
  }
  let metal: Holdings = work.metal
  let since: Since = work.since
  effect.draw(workOf(meltId, work), work.metal)
  for (const part of inputs) {
    const lot = effect.need('lot', part.lotId)
    if (!lot) return
    const taken = partOf(lot, part.grossMicrograms, part.pieces)
    effect.draw(stockOf(part.lotId, lot.possessor), taken, bookOf(lot.material))
    since = later(since, lot.since)
    leaveLot(effect, part.lotId, lot, taken)
    metal = together(metal, taken)
  }
  const total = totalOf(metal)
  if (isNothing(total)) {
    effect.waitsFor ??= `order:${meltId}`
    return
  }
  const order = { ...work, since }
  const dirty = outputs.map(({ lotId, class: name, assumed, weighing }) =>
    name === 'metal'
      ? undefined
      : knownOf(effect, { lotId, class: name, assumed, grossMicrograms: weighing.grossMicrograms }, total, order),
  )
  const residues = outputs.map(({ class: name, assumed, weighing: { grossMicrograms } }, at) => {
    const known = dirty[at]
    const fine = known && known.effects.length > 0 ? { fine: known.amount.content.Ag } : {}
    // Metal of the melt carries the blend, like a clean residue.
    const clean = { class: 'sprue' as const, grossMicrograms, assumed: 'blend' as const }
    return name === 'metal' ? clean : { class: name, grossMicrograms, assumed, ...fine }
  })
  const shared = shareAmong(total, [], residues)
  const { factId } = effect.fact
  if (!isNothing(shared.surplus))
    effect.problems.push({ code: 'more-out-than-in', factId, orderId: meltId, ...shared.surplus })
  const surplus = isNothing(shared.surplus) ? [] : (divide(metal, [total, shared.surplus])[1] ?? [])
  const parts = divide(together(metal, surplus), [...shared.residues, shared.loss])
  const place = workOf(meltId, order)
  effect.draw({ ...place, kind: 'surplus' }, surplus)
  shared.residues.forEach(({ foreignMicrograms }, at) => {
    effect.draw(foreignOf(meltId, order), foreignOfOwners(parts[at] ?? [], foreignMicrograms))
  })
  outputs.forEach(({ lotId, material, class: name }, at) => {
    if (!effect.isNew('lot', lotId)) return
    const holdings = parts[at] ?? []
    const known = dirty[at]
    const resting = known
      ? { basis: known.basis, since: known.since, valued: true }
      : { basis: 'computed' as const, since }
    const sources =
      name === 'metal'
        ? []
        : holdings.map(({ owner, amount }) => ({
            orderId: meltId,
            possessor: place.possessor,
            owner,
            fine: amount.content,
          }))
    createLot(effect, lotId, { possessor: possessorId, material, holdings, sources, ...resting })
  })
  const lost = parts.at(-1) ?? []
  effect.give(lossOf(meltId, order), lost)
  if (metal.length > 1)
    for (const { owner } of metal)
      if (!signedBy.includes(owner)) effect.problems.push({ code: 'not-signed', factId, ownerId: owner })
  effect.putOrder(meltId, {
    ...order,
    ...{ metal: [], inputs: [], status: 'closed' },
    closing: {
      ...{ factId, allowanceRate: allowanceRate ?? 0, inputs: metal, productsFine: 0n },
      allowanceFine: allowanceRate === null ? total.content.Ag : allowanceAt(total.content.Ag, allowanceRate),
      ...{ lossFine: totalOf(lost).content.Ag, missing: [], surplus, joint: [], jointPieces: [] },
      assumed: outputs.filter((_, at) => dirty[at]?.effects.length === 0).map(({ lotId }) => lotId),
    },
  })
}
