import { accept, type Decision, refuse } from '@fibula/kernel'
import type { ImbalanceSigned } from './events.ts'
import { type Imbalance, type OrderOver, type PlacedOrder, whyOver } from './order.ts'

export interface SignImbalance {
  readonly organisationId: string
  readonly by: ImbalanceSigned['by']
  readonly reason: string
}

export type SignImbalanceRefused =
  | OrderOver
  | { readonly code: 'nothing-to-settle' }
  | { readonly code: 'surplus-is-taken' }
  | { readonly code: 'signed-already'; readonly waitsFor: 'owner' | 'workshop' | 'nobody' }

/** How both settled what holds the order open, as far as it goes; undefined while a signature is missing. */
export const settlementOf = ({
  signatures,
}: Pick<PlacedOrder, 'signatures'>): (Imbalance & Pick<ImbalanceSigned, 'by'>) | undefined => {
  const [last] = signatures.filter(({ isSettled }) => isSettled).slice(-1)
  return last
}

/**
 * Missing metal is waived by its owner, or owed by the workshop in money or pay; surplus metal is taken by the owner. Each side
 * says so with a reason; when both say the same, the order may close.
 */
export const signImbalance = (
  order: PlacedOrder,
  { organisationId, by, reason }: SignImbalance,
): Decision<ImbalanceSigned, SignImbalanceRefused> => {
  const over = whyOver(order)
  if (over) return refuse(over)
  const { orderId, ownerId, workshopId, imbalance } = order
  if (order.status !== 'held-open' || imbalance === null) return refuse({ code: 'nothing-to-settle' })
  if (imbalance.cause === 'surplus' && by !== 'waived') return refuse({ code: 'surplus-is-taken' })
  if (settlementOf(order)) return refuse({ code: 'signed-already', waitsFor: 'nobody' })
  const ownerSigned = order.signatures.some((signature) => signature.signedBy === 'owner' && signature.by === by)
  const workshopSigned = order.signatures.some((signature) => signature.signedBy === 'workshop' && signature.by === by)
  // Who works on its own metal signs for both sides, one after the other.
  const signedBy = organisationId === workshopId && (organisationId !== ownerId || ownerSigned) ? 'workshop' : 'owner'
  if (signedBy === 'owner' ? ownerSigned : workshopSigned)
    return refuse({ code: 'signed-already', waitsFor: signedBy === 'owner' ? 'workshop' : 'owner' })
  return accept<ImbalanceSigned>({
    ...{ type: 'ImbalanceSigned', orderId, ownerId, workshopId, by, reason, signedBy },
    ...imbalance,
    isSettled: signedBy === 'owner' ? workshopSigned : ownerSigned,
  })
}
