import type { FactOf, PrimaryFact } from '../facts/fact.ts'
import { allotted } from './allotting.ts'
import { imbalanceSettled, orderClosed } from './closing.ts'
import type { Effect } from './context.ts'
import { disputeAgreed, given, taken, takenBack } from './handovers.ts'
import { melted } from './melting.ts'
import { lossDeclared, pieceFinished, residueWeighed } from './orders.ts'
import {
  batchSplit,
  meltedBack,
  pieceMoved,
  pieceRepaired,
  pieceReworked,
  pieceScrapped,
  repaired,
  returned,
  sold,
  stonesRemoved,
} from './pieces.ts'
import { refined, refiningSent, refiningSettled } from './refining.ts'
import { workReturned } from './returns.ts'
import {
  assayed,
  claimSettled,
  counted,
  differenceAccepted,
  lotMoved,
  merged,
  oldSilverBought,
  ownershipTransferred,
  received,
  sampled,
  sampleReturned,
  sentBack,
  split,
} from './stock.ts'

const movesNothing = (): void => undefined

const rules: { readonly [Kind in PrimaryFact['kind']]: (effect: Effect, fact: FactOf<Kind>) => void } = {
  received,
  sampled,
  'sample-returned': sampleReturned,
  assayed,
  'difference-accepted': differenceAccepted,
  judged: movesNothing,
  'sent-back': sentBack,
  'lot-moved': lotMoved,
  split,
  merged,
  counted,
  'old-silver-bought': oldSilverBought,
  'ownership-transferred': ownershipTransferred,
  'claim-settled': claimSettled,
  given,
  taken,
  'dispute-agreed': disputeAgreed,
  'work-returned': workReturned,
  'taken-back': takenBack,
  'residue-weighed': residueWeighed,
  'step-weighed': movesNothing,
  'piece-finished': pieceFinished,
  'batch-split': batchSplit,
  'piece-scrapped': pieceScrapped,
  'piece-reworked': pieceReworked,
  'loss-declared': lossDeclared,
  'order-closed': orderClosed,
  'order-noted': movesNothing,
  'imbalance-settled': imbalanceSettled,
  allotted,
  melted,
  sold,
  returned,
  'piece-moved': pieceMoved,
  'melted-back': meltedBack,
  'stones-removed': stonesRemoved,
  repaired,
  'piece-repaired': pieceRepaired,
  'refining-sent': refiningSent,
  refined,
  'refining-settled': refiningSettled,
}

/** What a fact does by the rule of its kind. */
export const evaluate = (effect: Effect): void => {
  const rule = rules[effect.fact.kind] as (effect: Effect, fact: PrimaryFact) => void
  rule(effect, effect.fact)
}
