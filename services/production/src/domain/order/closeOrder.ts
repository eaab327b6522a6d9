import {
  accept,
  addMetal,
  apportion,
  assumedFineness,
  type Decision,
  isMetal,
  type Metal,
  noMetal,
  refuse,
  transform,
} from '@fibula/kernel'
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

export type CloseOrderRefused =
  | OrderOver
  | { readonly code: 'nothing-to-close' }
  | { readonly code: 'piece-in-rework'; readonly pieceIds: readonly string[] }
  | { readonly code: 'stones-missing'; readonly missingPieces: number; readonly missingMicrograms: number }

interface Closing {
  readonly pieces: OrderClosed['pieces']
  readonly residues: OrderClosed['residues']
  readonly loss: Metal
}

/** The balanced movement of a closing: work and foreign matter give; pieces, residues and loss take. Empty lines are left out. */
const movementOf = (order: PlacedOrder, { pieces, residues, loss }: Closing): OrderClosed['lines'] => {
  const work = chargedTo(order)
  const foreign = residues.reduce((sum, residue) => sum + residue.foreignMicrograms, 0)
  const lines = [
    { account: `work:${order.orderId}`, grossMicrograms: -work.grossMicrograms, fine: -work.fine },
    { account: `foreign:${order.orderId}`, grossMicrograms: foreign === 0 ? 0 : -foreign, fine: 0n },
    ...pieces.map(({ pieceId, grossMicrograms, fine }) => ({ account: `piece:${pieceId}`, grossMicrograms, fine })),
    ...residues.map(({ residueLotId, grossMicrograms, fine }) => ({
      account: `stock:${residueLotId}`,
      grossMicrograms,
      fine,
    })),
    { account: `loss:${order.orderId}`, ...loss },
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

/**
 * Every input is product, residue or allowed loss: then the order closes, provisionally while a residue's fineness is
 * assumed. More out than in, or more lost than allowed, is recorded and holds it open. Stones that are neither set, sent
 * back nor broken are looked for first.
 */
export const closeOrder = (order: PlacedOrder): Decision<OrderClosed | OrderHeldOpen, CloseOrderRefused> => {
  const { orderId, ownerId, workshopId } = order
  const why = whyNot(order)
  if (why) return refuse(why)
  const made = piecesMade(order)
  const left = residuesHere(order)
  const result = transform({
    inputs: [chargedTo(order)],
    products: made.map((piece) => piece.netMicrograms),
    residues: left,
    technique: order.technique,
  })
  const { allowanceFine } = result
  if (result.outcome !== 'balanced') {
    const amount = result.outcome === 'surplus' ? result.surplus : result.missing
    return accept<OrderHeldOpen>({
      type: 'OrderHeldOpen',
      orderId,
      workshopId,
      cause: result.outcome,
      ...amount,
      allowanceFine,
    })
  }
  const closing: Closing = {
    pieces: result.products.map((metal, index) => ({ pieceId: made[index]?.pieceId ?? '', ...metal })),
    residues: result.residues.map((metal, index) => {
      const { residueLotId = '', class: residueClass = 'scrap' } = left[index] ?? {}
      return { residueLotId, class: residueClass, ...metal }
    }),
    loss: result.loss,
  }
  return accept<OrderClosed>({
    type: 'OrderClosed',
    orderId,
    ownerId,
    workshopId,
    kind: left.some((residue) => assumedFineness[residue.class] !== 'blend') ? 'provisional' : 'final',
    inputs: inputsLeft(order),
    ...closing,
    allowanceFine,
    lines: movementOf(order, closing),
    sentBack: sentBackMetal(order),
    declaredLossMicrograms: order.losses.reduce(
      (sum, { what, grossMicrograms }) => sum + (what === 'metal' ? grossMicrograms : 0),
      0,
    ),
    stones: stonesOf(order),
  })
}
