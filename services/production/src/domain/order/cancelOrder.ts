import { accept, type Decision, type Metal, refuse, subtractMetal } from '@fibula/kernel'
import { blendOf, residueContent } from '../metal/sendBack.ts'
import type { MetalSentBack, OrderCancelled } from './events.ts'
import {
  chargedTo,
  componentLeft,
  looseStones,
  type OrderOver,
  type OrderReturn,
  type PlacedOrder,
  piecesMade,
  residuesHere,
  whyOver,
} from './order.ts'

export interface CancelOrder {
  readonly reason: string
  /** As many ids as may be needed: one for each residue, and four for the rest. */
  readonly newIds: readonly string[]
}
export type CancelOrderRefused =
  | OrderOver
  | { readonly code: 'pieces-finished'; readonly pieceIds: readonly string[] }
  | { readonly code: 'more-out-than-in'; readonly surplusMicrograms: number }

export const idsToCancel = (order: PlacedOrder): number => residuesHere(order).length + 4

type Back = Omit<OrderReturn, 'returnId'>
const nothing = {
  lotId: null,
  residueLotId: null,
  handOverId: null,
  foreignMicrograms: 0,
  pieces: null,
  fine: 0n,
} as const

/** All that is still charged: residues as they lie there, everything else at book value. Undefined when residues hold more than was charged. */
const allThatIsLeft = (order: PlacedOrder): Back[] | undefined => {
  const material = blendOf(order)
  let rest: Metal = chargedTo(order)
  const residues: Back[] = []
  for (const residue of residuesHere(order)) {
    const content = residueContent(residue, rest, material)
    if (!content) return undefined
    const { weighed: _, halfWidthMicrograms: __, ...back } = content
    residues.push({ ...back, handOverId: null })
    rest = subtractMetal(rest, { grossMicrograms: back.grossMicrograms - back.foreignMicrograms, fine: back.fine })
  }
  const stones = looseStones(order)
  return [
    ...residues,
    { ...nothing, what: 'metal' as const, material, ...rest },
    {
      ...{ ...nothing, what: 'stones' as const, material: 'stones' as const },
      ...{ pieces: stones.pieces, grossMicrograms: stones.micrograms },
    },
    ...(['enamel', 'thread'] as const).map((kind) => ({
      ...{ ...nothing, what: kind, material: kind },
      grossMicrograms: componentLeft(order, kind),
    })),
  ].filter((back) => back.grossMicrograms !== 0 || back.fine !== 0n)
}

/** An order of which nothing is finished, or all is scrap, ends; everything that was given for it goes back. */
export const cancelOrder = (
  order: PlacedOrder,
  { reason, newIds }: CancelOrder,
): Decision<MetalSentBack | OrderCancelled, CancelOrderRefused> => {
  const over = whyOver(order)
  if (over) return refuse(over)
  const finished = piecesMade(order)
  if (finished.length > 0) return refuse({ code: 'pieces-finished', pieceIds: finished.map(({ pieceId }) => pieceId) })
  const left = allThatIsLeft(order)
  if (!left) {
    const out = residuesHere(order).reduce((sum, { grossMicrograms }) => sum + grossMicrograms, 0)
    return refuse({ code: 'more-out-than-in', surplusMicrograms: out - chargedTo(order).grossMicrograms })
  }
  const { orderId, ownerId, workshopId } = order
  const backs = left.map((back, line): MetalSentBack => {
    const returnId = newIds[line]
    if (returnId === undefined) throw new Error('a return has no id')
    const said = { weighed: null, halfWidthMicrograms: 0, reason }
    return { type: 'MetalSentBack', returnId, orderId, ownerId, workshopId, ...back, ...said }
  })
  const returnIds = backs.map(({ returnId }) => returnId)
  return accept<MetalSentBack | OrderCancelled>(...backs, {
    ...{ type: 'OrderCancelled', orderId, ownerId, workshopId },
    ...{ reason, returnIds },
  })
}
