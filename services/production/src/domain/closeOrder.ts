import { accept, assumedFineness, type Decision, type Metal, refuse, transform } from '@fibula/kernel'
import { chargedTo, type OrderClosed, type OrderHeldOpen, type PlacedOrder } from './order.ts'

export type CloseOrderRefused = { readonly code: 'order-closed' } | { readonly code: 'nothing-to-close' }

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

/**
 * Every input is product, residue or allowed loss: then the order closes, provisionally while a residue's fineness is
 * assumed. More out than in, or more lost than allowed, is recorded and holds it open.
 */
export const closeOrder = (order: PlacedOrder): Decision<OrderClosed | OrderHeldOpen, CloseOrderRefused> => {
  const { orderId, ownerId, workshopId } = order
  if (order.status === 'closed') return refuse({ code: 'order-closed' })
  if (chargedTo(order).grossMicrograms === 0) return refuse({ code: 'nothing-to-close' })
  const result = transform({
    inputs: order.inputs,
    products: order.pieces.map((piece) => piece.grossMicrograms),
    residues: order.residues,
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
    pieces: result.products.map((metal, index) => ({ pieceId: order.pieces[index]?.pieceId ?? '', ...metal })),
    residues: result.residues.map((metal, index) => {
      const { residueLotId = '', class: residueClass = 'scrap' } = order.residues[index] ?? {}
      return { residueLotId, class: residueClass, ...metal }
    }),
    loss: result.loss,
  }
  return accept<OrderClosed>({
    type: 'OrderClosed',
    orderId,
    ownerId,
    workshopId,
    kind: order.residues.some((residue) => assumedFineness[residue.class] !== 'blend') ? 'provisional' : 'final',
    inputs: order.inputs.map(({ lotId, grossMicrograms, fine }) => ({ lotId, grossMicrograms, fine })),
    ...closing,
    allowanceFine,
    lines: movementOf(order, closing),
  })
}
