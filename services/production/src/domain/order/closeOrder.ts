import {
  type Allowance,
  accept,
  addMetal,
  allowanceAt,
  apportion,
  assumedFineness,
  type Decision,
  isMetal,
  type Metal,
  noMetal,
  type ResidueMetal,
  refuse,
  subtractMetal,
  transform,
} from '@fibula/kernel'
import { shareAmong } from '@fibula/kernel/ledger'
import type { OrderClosed, OrderHeldOpen } from './events.ts'
import {
  chargedTo,
  looseStones,
  type OrderOver,
  type PlacedOrder,
  piecesMade,
  residuesHere,
  sentBackMetal,
  stonesOf,
  whyOver,
} from './order.ts'
import { settlementOf } from './signImbalance.ts'

export type CloseOrderRefused =
  | OrderOver
  | { readonly code: 'nothing-to-close' }
  | { readonly code: 'piece-in-rework'; readonly pieceIds: readonly string[] }
  | { readonly code: 'stones-missing'; readonly missingPieces: number; readonly missingMicrograms: number }

interface Closing {
  readonly pieces: OrderClosed['pieces']
  readonly residues: OrderClosed['residues']
  readonly loss: Metal
  readonly missing: Metal
  readonly surplus: Metal
}

/** The balanced movement of a closing: work and foreign matter give; pieces, residues and loss take. Empty lines are left out. */
const movementOf = (
  order: PlacedOrder,
  { pieces, residues, loss, missing, surplus }: Closing,
  settledBy: OrderClosed['missingSettledBy'],
): OrderClosed['lines'] => {
  // What the owner waives is lost; what the workshop owes is missing until it is its own.
  const owed = settledBy === 'waived' ? noMetal : missing
  const work = chargedTo(order)
  const foreign = residues.reduce((sum, residue) => sum + residue.foreignMicrograms, 0)
  const lines = [
    { account: `work:${order.orderId}`, grossMicrograms: -work.grossMicrograms, fine: -work.fine },
    { account: `surplus:${order.orderId}`, ...subtractMetal(noMetal, surplus) },
    { account: `foreign:${order.orderId}`, grossMicrograms: foreign === 0 ? 0 : -foreign, fine: 0n },
    ...pieces.map(({ pieceId, grossMicrograms, fine }) => ({ account: `piece:${pieceId}`, grossMicrograms, fine })),
    ...residues.map(({ residueLotId, grossMicrograms, fine }) => ({
      account: `stock:${residueLotId}`,
      grossMicrograms,
      fine,
    })),
    { account: `loss:${order.orderId}`, ...subtractMetal(loss, owed) },
    { account: `missing:${order.orderId}`, ...owed },
  ]
  return lines.filter(({ grossMicrograms, fine }) => grossMicrograms !== 0 || fine !== 0n)
}

/** What of each lot is in the order still: all of it, or its share of what did not go back. */
const inputsLeft = (order: PlacedOrder): OrderClosed['inputs'] => {
  const inputs = order.inputs.filter(({ material }) => isMetal(material))
  const charged = addMetal(noMetal, ...inputs)
  const left = chargedTo(order)
  if (left.grossMicrograms === charged.grossMicrograms && left.fine === charged.fine)
    return inputs.map(({ lotId, grossMicrograms, fine }) => ({ lotId, grossMicrograms, fine }))
  const shares = inputs.map(({ grossMicrograms }) => BigInt(grossMicrograms))
  const grosses = apportion(BigInt(left.grossMicrograms), shares)
  const fines = apportion(left.fine, charged.fine === 0n ? shares : inputs.map(({ fine }) => fine))
  return inputs.map(({ lotId }, line) => ({
    lotId,
    grossMicrograms: Number(grosses[line] ?? 0n),
    fine: fines[line] ?? 0n,
  }))
}

/** Why it is not asked whether the metal balances; undefined when it is. */
const whyNot = (order: PlacedOrder): CloseOrderRefused | undefined => {
  const over = whyOver(order)
  if (over) return over
  if (chargedTo(order).grossMicrograms === 0) return { code: 'nothing-to-close' }
  const pieceIds = order.pieces.filter(({ status }) => status === 'in-rework').map(({ pieceId }) => pieceId)
  if (pieceIds.length > 0) return { code: 'piece-in-rework', pieceIds }
  const { pieces, micrograms } = looseStones(order)
  if (pieces !== 0 || micrograms !== 0)
    return { code: 'stones-missing', missingPieces: pieces, missingMicrograms: micrograms }
  return undefined
}

interface Judged {
  readonly products: readonly Metal[]
  readonly residues: readonly ResidueMetal[]
  readonly loss: Metal
  readonly allowanceFine: bigint
  /** What does not balance, and is not settled by both. */
  readonly imbalance: (Metal & { readonly cause: 'surplus' | 'missing' }) | null
  readonly missing: Metal
  readonly surplus: Metal
}

/** What both accepted to be put out beyond what went in; every output has the blend all the same. */
const withSurplus = (
  order: PlacedOrder,
  left: readonly { readonly class: OrderClosed['residues'][number]['class']; readonly grossMicrograms: number }[],
  { rate }: Allowance,
): Omit<Judged, 'imbalance'> => {
  const { grossMicrograms, fine } = chargedTo(order)
  const shared = shareAmong(
    { grossMicrograms, content: { Ag: fine }, pieces: 0 },
    piecesMade(order).map(({ netMicrograms }) => netMicrograms),
    left.map((residue) => ({ ...residue, assumed: assumedFineness[residue.class] })),
  )
  const metal = (amount: { readonly grossMicrograms: number; readonly content: { readonly Ag: bigint } }): Metal => ({
    grossMicrograms: amount.grossMicrograms,
    fine: amount.content.Ag,
  })
  const products = shared.products.map(metal)
  const residues = shared.residues.map((one) => ({ ...metal(one), foreignMicrograms: one.foreignMicrograms }))
  const allowanceFine = allowanceAt(addMetal(noMetal, ...products).fine, rate)
  return {
    products,
    residues,
    loss: metal(shared.loss),
    allowanceFine,
    missing: noMetal,
    surplus: metal(shared.surplus),
  }
}

const judge = (order: PlacedOrder, allowance: Allowance): Judged => {
  const left = residuesHere(order)
  const result = transform({
    inputs: [chargedTo(order)],
    products: piecesMade(order).map((piece) => piece.netMicrograms),
    residues: left,
    technique: order.technique,
    allowance,
  })
  const settled = settlementOf(order)
  const covers = (cause: 'surplus' | 'missing', { grossMicrograms, fine }: Metal) =>
    settled?.cause === cause && grossMicrograms <= settled.grossMicrograms && fine <= settled.fine
  if (result.outcome === 'surplus') {
    const { surplus, allowanceFine } = result
    if (covers('surplus', surplus)) return { ...withSurplus(order, left, allowance), imbalance: null }
    const nothing = { products: [], residues: [], loss: noMetal, missing: noMetal, surplus: noMetal }
    return { ...nothing, allowanceFine, imbalance: { cause: 'surplus', ...surplus } }
  }
  const { missing } = result
  const isOpen = result.outcome === 'missing' && !covers('missing', missing)
  return { ...result, surplus: noMetal, imbalance: isOpen ? { cause: 'missing', ...missing } : null }
}

/**
 * Every input is product, residue or allowed loss: then the order closes, provisionally while a residue's fineness is
 * assumed. More out than in, or more lost than allowed, is recorded and holds it open until both sides have signed how that is
 * settled. Stones that are neither set, sent back nor broken are looked for first.
 */
export const closeOrder = (
  order: PlacedOrder,
  allowance: Allowance,
): Decision<OrderClosed | OrderHeldOpen, CloseOrderRefused> => {
  const { orderId, ownerId, workshopId } = order
  const why = whyNot(order)
  if (why) return refuse(why)
  const made = piecesMade(order)
  const left = residuesHere(order)
  const { products, residues, loss, allowanceFine, imbalance, missing, surplus } = judge(order, allowance)
  if (imbalance)
    return accept<OrderHeldOpen>({ type: 'OrderHeldOpen', orderId, workshopId, ...imbalance, allowanceFine })
  const closing: Closing = {
    pieces: products.map((metal, index) => ({ pieceId: made[index]?.pieceId ?? '', ...metal })),
    residues: residues.map((metal, index) => {
      const { residueLotId = '', class: residueClass = 'scrap' } = left[index] ?? {}
      return { residueLotId, class: residueClass, ...metal }
    }),
    ...{ loss, missing, surplus },
  }
  const missingSettledBy = missing.fine === 0n ? null : (settlementOf(order)?.by ?? null)
  return accept<OrderClosed>({
    type: 'OrderClosed',
    orderId,
    ownerId,
    workshopId,
    kind: left.some((residue) => assumedFineness[residue.class] !== 'blend') ? 'provisional' : 'final',
    inputs: inputsLeft(order),
    ...closing,
    allowanceFine,
    allowanceRate: allowance.rate,
    missingSettledBy,
    lines: movementOf(order, closing, missingSettledBy),
    sentBack: sentBackMetal(order),
    declaredLossMicrograms: order.losses.reduce(
      (sum, { what, grossMicrograms }) => sum + (what === 'metal' ? grossMicrograms : 0),
      0,
    ),
    stones: stonesOf(order),
  })
}
