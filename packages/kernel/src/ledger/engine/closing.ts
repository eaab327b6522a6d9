import { apportion } from '../../shares.ts'
import { allowanceAt, missingOf } from '../../transformation.ts'
import { contentBy, isNothing, nothing, subtract } from '../amounts.ts'
import type { Amount } from '../content.ts'
import type { FactOf } from '../facts/fact.ts'
import { divide, type Holdings, takeFrom, together, totalOf, without } from '../holdings.ts'
import type { Effect } from './context.ts'
import { createLot } from './lots.ts'
import type { Closing, OrderNode } from './nodes.ts'
import { foreignOf, foreignOfOwners, knownOf, lossOf, netOf, workOf } from './orders.ts'
import { shareAmong } from './sharing.ts'
import { claim } from './stock.ts'
import type { Valued } from './valuation.ts'

/**
 * Every input is product, residue or loss; what is lost beyond the allowance is missing, what is more a surplus. Pieces of a
 * co-owned order stay together until they are allotted.
 */
export const orderClosed = (effect: Effect, fact: FactOf<'order-closed'>): void => {
  const { orderId, allowanceRate } = fact
  const order = effect.need('order', orderId)
  if (!order) return
  const total = totalOf(order.metal)
  if (order.closing || isNothing(total)) {
    effect.outOfTurn('order', orderId)
    return
  }
  const joint = order.metal.length > 1
  const nets = order.pieces.map(netOf)
  const known = order.residues.map((residue) => knownOf(effect, residue, total, order))
  const residues = order.residues.map(({ class: name, grossMicrograms, assumed }, at) => {
    const assays = known[at]
    const fine = assays && assays.effects.length > 0 ? { fine: assays.amount.content.Ag } : {}
    return { class: name, grossMicrograms, assumed, ...fine }
  })
  const products = joint && nets.length > 0 ? [nets.reduce((all, net) => all + net, 0)] : nets
  const shared = shareAmong(total, products, residues)
  const { surplus } = shared
  if (!isNothing(surplus)) tellSurplus(effect, orderId, order, surplus)
  const productsFine = shared.products.reduce((all, { content }) => all + content.Ag, 0n)
  const allowanceFine = allowanceAt(productsFine, allowanceRate)
  const missing = missingIn(total, shared.loss, allowanceFine)

  const place = workOf(orderId, order)
  const inputs = together(order.metal, surplusOf(order, surplus))
  const parts = divide(inputs, [...shared.products, ...shared.residues, subtract(shared.loss, missing), missing])
  const lost = parts.at(-2) ?? []
  const gone = parts.at(-1) ?? []
  effect.draw(place, order.metal)
  effect.draw({ ...place, kind: 'surplus' }, surplusOf(order, surplus))
  const foreign = shared.residues.map((residue, at) =>
    foreignOfOwners(parts[products.length + at] ?? [], residue.foreignMicrograms),
  )
  effect.draw(
    foreignOf(orderId, order),
    foreign.reduce<Holdings>((all, one) => together(all, one), []),
  )
  closePieces(effect, orderId, order, shared.products, parts, joint)
  order.residues.forEach((residue, at) => {
    const holdings = parts[products.length + at] ?? []
    const sources = holdings.map(({ owner, amount }) => ({
      orderId,
      possessor: place.possessor,
      owner,
      fine: amount.content,
    }))
    const lot = { possessor: place.possessor, material: 'silver' as const, holdings, sources }
    if (!effect.isNew('lot', residue.lotId)) return
    createLot(effect, residue.lotId, { ...lot, ...restingOn(known[at], order) })
  })
  effect.give(lossOf(orderId, order), lost)
  effect.give({ ...place, kind: 'missing' }, gone)
  closeComponents(effect, orderId, order)
  const waived = order.settled.find(({ cause }) => cause === 'missing')
  const closing: Closing = {
    ...{ factId: fact.factId, allowanceRate, inputs: order.metal, productsFine, allowanceFine },
    ...{ lossFine: totalOf(lost).content.Ag, missing: gone, surplus: surplusOf(order, surplus) },
    assumed: order.residues
      .filter((residue, at) => residue.assumed !== 'blend' && known[at]?.effects.length === 0)
      .map(({ lotId }) => lotId),
    joint: joint ? (parts[0] ?? []) : [],
    jointPieces: joint ? sharePieces(order, nets, shared.products[0] ?? nothing) : [],
  }
  const closed: OrderNode = {
    ...order,
    pieces: [],
    status: 'closed',
    metal: [],
    broken: [],
    enamel: [],
    thread: [],
    residues: [],
    inputs: [],
    closing,
  }
  effect.putOrder(orderId, closed)
  if (waived && !isNothing(totalOf(gone))) settleMissing(effect, orderId, closed, waived.by)
}

const restingOn = (known: Valued | undefined, order: OrderNode) =>
  known
    ? { basis: known.basis, since: known.since, valued: true }
    : { basis: 'computed' as const, since: order.since, valued: false }

const tellSurplus = (effect: Effect, orderId: string, order: OrderNode, surplus: Amount): void => {
  if (order.settled.some(({ cause }) => cause === 'surplus')) return
  const { factId } = effect.fact
  effect.problems.push({ code: 'more-out-than-in', factId, orderId, ...surplus })
}

/** A surplus is whose the work is, by weight. */
const surplusOf = (order: OrderNode, surplus: Amount): Holdings => {
  if (isNothing(surplus)) return []
  const [only] = order.metal
  if (only && order.metal.length === 1) return [{ owner: only.owner, amount: surplus }]
  const weights = order.metal.map(({ amount }) => BigInt(Math.max(0, amount.grossMicrograms)))
  const gross = apportion(BigInt(surplus.grossMicrograms), weights)
  const fine = apportion(surplus.content.Ag, weights)
  return order.metal.map(({ owner }, at) => ({
    owner,
    amount: { ...nothing, grossMicrograms: Number(gross[at] ?? 0n), content: { Ag: fine[at] ?? 0n } },
  }))
}

const missingIn = (total: Amount, loss: Amount, allowanceFine: bigint): Amount => {
  const metal = (amount: Amount) => ({ grossMicrograms: amount.grossMicrograms, fine: amount.content.Ag })
  const missing = missingOf(metal(total), metal(loss), allowanceFine)
  if (missing.fine === 0n) return nothing
  const other = (e: 'Au' | 'Pt' | 'Pd') =>
    loss.content.Ag === 0n ? 0n : ((loss.content[e] ?? 0n) * missing.fine) / loss.content.Ag
  return {
    grossMicrograms: missing.grossMicrograms,
    content: contentBy((e) => (e === 'Ag' ? missing.fine : other(e))),
    pieces: 0,
  }
}

/** Ten pieces of one weight are shared like ten lines. */
const sharePieces = (order: OrderNode, nets: readonly number[], all: Amount): Closing['jointPieces'] => {
  const fines = all.grossMicrograms === 0 ? [] : apportion(all.content.Ag, nets.map(BigInt))
  const others = contentBy((e) => (e === 'Ag' ? 0n : (all.content[e] ?? 0n)))
  return order.pieces.map(({ pieceId }, at) => ({
    pieceId,
    amount: {
      grossMicrograms: nets[at] ?? 0,
      content: contentBy((e) =>
        e === 'Ag' ? (fines[at] ?? 0n) : (apportion(others[e] ?? 0n, nets.map(BigInt))[at] ?? 0n),
      ),
      pieces: 0,
    },
  }))
}

const closePieces = (
  effect: Effect,
  orderId: string,
  order: OrderNode,
  products: readonly Amount[],
  parts: readonly Holdings[],
  joint: boolean,
): void => {
  const place = workOf(orderId, order)
  const possessor = place.possessor
  if (joint && products.length > 0) effect.give({ possessor, kind: 'piece', id: orderId }, parts[0] ?? [])
  let enamel = order.enamel
  let thread = order.thread
  order.pieces.forEach((piece, at) => {
    const account = { possessor, kind: 'piece' as const, id: piece.pieceId }
    if (!effect.isNew('piece', piece.pieceId)) return
    const metal = joint ? [] : (parts[at] ?? [])
    effect.give(account, metal)
    effect.move(place, account, piece.stones, 'stones')
    const used = componentsOf(effect, orderId, order, piece.otherMicrograms, enamel, thread)
    enamel = without(enamel, used.enamel)
    thread = without(thread, used.thread)
    const components = together(together(used.enamel, used.thread), used.foreign)
    effect.give(account, components, 'components')
    const { quantity, title, grossMicrograms, stones } = piece
    effect.putPiece(piece.pieceId, {
      ...{ is: 'piece', orderId, possessor, where: 'house', quantity, title, grossMicrograms },
      ...{ metal, stones, components, since: order.since },
    })
  })
}

/** What is on a piece beside metal and stones: out of the enamel and thread that were handed over, as far as they go. */
const componentsOf = (
  effect: Effect,
  orderId: string,
  order: OrderNode,
  micrograms: number,
  enamel: Holdings,
  thread: Holdings,
) => {
  const ofEnamel = Math.min(micrograms, totalOf(enamel).grossMicrograms)
  const ofThread = Math.min(micrograms - ofEnamel, totalOf(thread).grossMicrograms)
  const rest = micrograms - ofEnamel - ofThread
  const owner = order.metal[0]?.owner ?? '-'
  const foreign = rest > 0 ? [{ owner, amount: { ...nothing, grossMicrograms: rest } }] : []
  effect.draw(foreignOf(orderId, order), foreign, 'components')
  return { enamel: takeFrom(enamel, ofEnamel), thread: takeFrom(thread, ofThread), foreign }
}

/** Enamel and thread are on the pieces or used up; broken stones are lost. */
const closeComponents = (effect: Effect, orderId: string, order: OrderNode): void => {
  const place = workOf(orderId, order)
  effect.move(place, lossOf(orderId, order), order.broken, 'stones')
  const all = together(order.enamel, order.thread)
  effect.draw(place, all, 'components')
  const used = effect.lines.filter(({ book, account }) => book === 'components' && account.kind === 'piece')
  const left = all.map(({ owner, amount }) => ({
    owner,
    amount: used
      .filter(({ account }) => account.owner === owner)
      .reduce((rest, line) => subtract(rest, { ...line, pieces: 0 }), amount),
  }))
  const foreign = effect.lines.filter(({ book, account }) => book === 'components' && account.kind === 'foreign')
  effect.give(
    lossOf(orderId, order),
    left.map(({ owner, amount }) => ({
      owner,
      amount: foreign
        .filter(({ account }) => account.owner === owner)
        .reduce((rest, line) => subtract(rest, line), amount),
    })),
    'components',
  )
}

/** Missing metal is waived by its owner, or becomes the workshop's, which owes it. */
const settleMissing = (effect: Effect, orderId: string, order: OrderNode, by: 'waived' | 'money' | 'pay'): void => {
  if (!order.closing) return
  const place = workOf(orderId, order)
  const { missing } = order.closing
  effect.draw({ ...place, kind: 'missing' }, missing)
  if (by === 'waived') {
    effect.give(lossOf(orderId, order), missing)
  } else {
    effect.transfer = true
    for (const { owner, amount } of missing) {
      effect.give(lossOf(orderId, order), [{ owner: place.possessor, amount }])
      claim(effect, place.possessor, owner, place.possessor, amount.content)
    }
  }
  effect.putOrder(orderId, { ...order, closing: { ...order.closing, missing: [] } })
}

/** Signed by two, before the closing or after it. */
export const imbalanceSettled = (effect: Effect, fact: FactOf<'imbalance-settled'>): void => {
  const { orderId, cause, by } = fact
  const order = effect.need('order', orderId)
  if (!order) return
  const settled = { ...order, settled: [...order.settled, { cause, by }] }
  effect.putOrder(orderId, settled)
  if (cause === 'missing' && order.closing && !isNothing(totalOf(order.closing.missing)))
    settleMissing(effect, orderId, settled, by)
}
