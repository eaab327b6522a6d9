import type { Fine } from '../fineness.ts'
import type { AnyNode } from './engine/nodes.ts'
import { totalOf } from './holdings.ts'

/** How an order (or a melt) stands that was closed. Fine is silver, in 0.1 ng. */
export interface Judgement {
  readonly orderId: string
  /** Provisional while the fineness of a residue is assumed. */
  readonly kind: 'provisional' | 'final'
  readonly lossFine: Fine
  readonly allowanceFine: Fine
  /** Lost beyond the allowance and not settled; refining may bring it about later. */
  readonly beyondFine: Fine
  readonly missingFine: Fine
  readonly surplusFine: Fine
  /** Residue lots that are neither assayed nor refined. */
  readonly assumed: readonly string[]
}

export const judgementOf = (orderId: string, node: AnyNode | undefined): Judgement | null => {
  if (node?.is !== 'order' || !node.closing) return null
  const { lossFine, allowanceFine, missing, surplus, assumed } = node.closing
  const beyond = lossFine - allowanceFine
  const waived = node.settled.some(({ cause }) => cause === 'missing')
  return {
    orderId,
    kind: assumed.length > 0 ? 'provisional' : 'final',
    lossFine,
    allowanceFine,
    beyondFine: beyond > 0n && !waived ? beyond : 0n,
    missingFine: totalOf(missing).content.Ag,
    surplusFine: totalOf(surplus).content.Ag,
    assumed,
  }
}
