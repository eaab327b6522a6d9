import type { ProblemText } from '@fibula/service-kit'
import type { AcceptMetalRefused } from '../domain/acceptMetal.ts'
import type { CloseOrderRefused } from '../domain/closeOrder.ts'
import type { PlaceOrderRefused } from '../domain/placeOrder.ts'
import type { FinishPieceRefused, RecordResidueRefused, RecordStepRefused } from '../domain/recordWork.ts'

type Texts<Refusal extends { readonly code: string }> = Record<Refusal['code'], ProblemText>

const closed = {
  status: 409,
  title: 'This order is closed',
  whatToDo: 'Place a new order for further work; what was closed is not changed.',
} as const
const tooMuch = {
  status: 422,
  title: 'That is more metal than can be kept exactly',
  whatToDo: 'Check the unit: a kilogram may have been meant as a gram.',
} as const
const nothingWeighed = {
  status: 422,
  title: 'It weighs nothing',
  whatToDo: 'Weigh it again and send what the scale shows.',
} as const

export const placeOrderProblems = {
  'order-exists': {
    status: 409,
    title: 'An order with this id exists already',
    whatToDo: 'Look at the one that exists; leave orderId out to get a new id.',
  },
} satisfies Texts<PlaceOrderRefused>

export const acceptMetalProblems = {
  'hand-over-already-accepted': {
    status: 409,
    title: 'This hand-over was accepted before',
    whatToDo: 'Look at the order: its inputs show what was weighed in.',
  },
  'order-closed': closed,
  'too-much-metal': tooMuch,
} satisfies Texts<AcceptMetalRefused>

export const recordStepProblems = {
  'order-closed': closed,
  'reason-missing': {
    status: 422,
    title: 'A blocked step needs a reason',
    whatToDo: 'Say in `reason` what is missing or broken.',
  },
} satisfies Texts<RecordStepRefused>

export const recordResidueProblems = {
  'order-closed': closed,
  'residue-exists': {
    status: 409,
    title: 'A residue with this id exists already',
    whatToDo: 'Look at the order; leave residueLotId out to get a new id.',
  },
  'nothing-weighed': nothingWeighed,
  'too-much-metal': tooMuch,
} satisfies Texts<RecordResidueRefused>

export const finishPieceProblems = {
  'order-closed': closed,
  'piece-exists': {
    status: 409,
    title: 'A piece with this id exists already',
    whatToDo: 'Look at the order; leave pieceId out to get a new id.',
  },
  'serial-taken': {
    status: 409,
    title: 'This serial number is taken',
    whatToDo: 'Give the piece a serial number that its owner has not used.',
  },
  'nothing-weighed': nothingWeighed,
  'too-much-metal': tooMuch,
} satisfies Texts<FinishPieceRefused>

export const closeOrderProblems = {
  'order-closed': closed,
  'nothing-to-close': {
    status: 409,
    title: 'No metal was accepted for this order',
    whatToDo: 'Accept a hand-over first; an order without metal has nothing to balance.',
  },
} satisfies Texts<CloseOrderRefused>
