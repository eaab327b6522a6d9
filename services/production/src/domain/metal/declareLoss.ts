import { accept, type Decision, type EnteredMass, refuse, takeStones, toMicrograms } from '@fibula/kernel'
import type { LossDeclared } from '../order/events.ts'
import { type TooMuchMetal, tooMuchMetal } from '../order/limits.ts'
import { looseStones, type OrderOver, type PlacedOrder, whyOver } from '../order/order.ts'
import type { NoSuchStep } from '../steps/recordStep.ts'

export interface DeclareLoss {
  readonly lossId: string
  readonly lossExists: boolean
  readonly lost:
    | { readonly what: 'metal'; readonly weighed: EnteredMass }
    | { readonly what: 'stones'; readonly pieces: number }
  readonly reason: string
  readonly stepIndex: number | null
}
export type DeclareLossRefused =
  | OrderOver
  | TooMuchMetal
  | NoSuchStep
  | { readonly code: 'loss-exists' }
  | { readonly code: 'nothing-weighed' }
  | { readonly code: 'not-enough-stones'; readonly availablePieces: number }

/** What is gone is said, never silent. Metal is judged when the order closes; stones count as broken at once. */
export const declareLoss = (order: PlacedOrder, command: DeclareLoss): Decision<LossDeclared, DeclareLossRefused> => {
  const { lost, stepIndex } = command
  if (command.lossExists) return refuse({ code: 'loss-exists' })
  const over = whyOver(order)
  if (over) return refuse(over)
  if (stepIndex !== null && stepIndex >= order.plan.length)
    return refuse({ code: 'no-such-step', steps: order.plan.length })
  const { orderId, ownerId, workshopId } = order
  const said = {
    type: 'LossDeclared',
    lossId: command.lossId,
    orderId,
    ownerId,
    workshopId,
    reason: command.reason,
    stepIndex,
  } as const
  if (lost.what === 'stones') {
    const loose = looseStones(order)
    if (lost.pieces > loose.pieces) return refuse({ code: 'not-enough-stones', availablePieces: loose.pieces })
    const { pieces, micrograms } = takeStones(loose, lost.pieces)
    return accept<LossDeclared>({ ...said, what: 'stones', weighed: null, grossMicrograms: micrograms, pieces })
  }
  const grossMicrograms = toMicrograms(lost.weighed)
  if (grossMicrograms === 0) return refuse({ code: 'nothing-weighed' })
  const tooMuch = tooMuchMetal(
    order.losses.filter(({ what }) => what === 'metal'),
    grossMicrograms,
  )
  if (tooMuch) return refuse(tooMuch)
  return accept<LossDeclared>({ ...said, what: 'metal', weighed: lost.weighed, grossMicrograms, pieces: null })
}
