import type { ProblemText } from '@fibula/service-kit'
import type { PlaceOrderRefused } from '../app/placeOrder.ts'
import type { SetAllowanceRefused } from '../domain/allowance/allowance.ts'
import type { AddDesignRefused, RestoreDesignRefused, RetireDesignRefused } from '../domain/design/design.ts'
import type { AcceptMetalRefused, HandOverDecided, OrderUnknown } from '../domain/metal/acceptMetal.ts'
import type { DeclareLossRefused } from '../domain/metal/declareLoss.ts'
import type { RecordResidueRefused } from '../domain/metal/recordResidue.ts'
import type { SendBackRefused } from '../domain/metal/sendBack.ts'
import type { CancelOrderRefused } from '../domain/order/cancelOrder.ts'
import type { CloseOrderRefused } from '../domain/order/closeOrder.ts'
import type { SignImbalanceRefused } from '../domain/order/signImbalance.ts'
import type { FinishPieceRefused } from '../domain/pieces/finishPiece.ts'
import type { ReworkPieceRefused } from '../domain/pieces/reworkPiece.ts'
import type { HallmarkPieceRefused, ScrapPieceRefused } from '../domain/pieces/scrapPiece.ts'
import type { SplitBatchRefused } from '../domain/pieces/splitBatch.ts'
import type { RecordStepRefused, WeighStepRefused } from '../domain/steps/recordStep.ts'

type Texts<Refusal extends { readonly code: string }> = Record<Refusal['code'], ProblemText>

const text = (status: 409 | 422, title: string, whatToDo: string): ProblemText => ({ status, title, whatToDo })

const orderOver = {
  'order-closed': text(
    409,
    'This order is closed',
    'Place a new order for further work; what was closed is not changed.',
  ),
  'order-cancelled': text(409, 'This order is cancelled', 'Place a new order for further work.'),
}
const tooMuch = {
  'too-much-metal': text(
    422,
    'That is more metal than can be kept exactly',
    'Check the unit: a kilogram may have been meant as a gram.',
  ),
}
const nothingWeighed = {
  'nothing-weighed': text(422, 'It weighs nothing', 'Weigh it again and send what the scale shows.'),
}
const noSuchStep = {
  'no-such-step': text(422, 'The plan has no such step', 'Choose one of the steps of the order; they count from 0.'),
}
const reasonMissing = {
  'reason-missing': text(422, 'This needs a reason', 'Say in `reason` what is missing, broken or not accepted.'),
}
const residueExists = {
  'residue-exists': text(
    409,
    'A residue with this id exists already',
    'Look at the order; leave residueLotId out to get a new id.',
  ),
}
const notEnoughStones = {
  'not-enough-stones': text(
    409,
    'So many stones do not lie loose',
    'Count them again; only stones that were handed over for this order, and are not set, can be taken.',
  ),
}
const handOverDecided = {
  'hand-over-already-accepted': text(
    409,
    'This hand-over was accepted before',
    'Look at the order: its inputs show what was weighed in.',
  ),
  'hand-over-already-refused': text(
    409,
    'This hand-over was refused before',
    'It goes back to its owner, who can hand it over again.',
  ),
}
const noSuchPiece = {
  'no-such-piece': text(422, 'This order has no such piece', 'Look at the order: it shows its pieces.'),
  'piece-scrapped': text(409, 'This piece is scrap', 'Finish a new piece; its metal is among the residues.'),
}
const newPiece = {
  'piece-exists': text(
    409,
    'A piece with this id exists already',
    'Look at the order; leave pieceId out to get a new id.',
  ),
  'serial-taken': text(
    409,
    'This serial number is taken',
    'Give the piece a serial number that neither its owner nor its workshop has used.',
  ),
}
const pieceMasses = {
  ...nothingWeighed,
  ...notEnoughStones,
  'no-metal-in-piece': text(
    422,
    'Nothing is left of the weight for the metal',
    'Weigh the piece again, and check stones and other material: they weigh as much as the piece.',
  ),
}
const pieceInRework = {
  'piece-in-rework': text(409, 'A piece is on the bench', 'Weigh it when its rework is done, or scrap it.'),
}

export const placeOrderProblems = {
  'order-exists': text(
    409,
    'An order with this id exists already',
    'Look at the one that exists; leave orderId out to get a new id.',
  ),
  'design-unknown': text(422, 'There is no such design', 'Choose one of your designs, or describe it in `design`.'),
  'design-retired': text(409, 'This design is not ordered any more', 'Choose another design, or restore this one.'),
  'design-missing': text(
    422,
    'It is not said what is ordered',
    'Choose a design, or say `design` and `technique` in words.',
  ),
} satisfies Texts<PlaceOrderRefused>

export const signImbalanceProblems = {
  ...orderOver,
  'nothing-to-settle': text(
    409,
    'Nothing holds this order open',
    'Ask to close the order first; what does not balance is then on record and can be settled.',
  ),
  'surplus-is-taken': text(
    422,
    'A surplus is not owed by anybody',
    'Sign with `by: waived`: the owner takes the surplus, with the reason for it.',
  ),
  'signed-already': text(
    409,
    'Your side has signed this',
    'Wait for the signature of the other side, named in `waitsFor`; when nobody is, close the order.',
  ),
} satisfies Texts<SignImbalanceRefused>

export const setAllowanceProblems = {
  'allowance-is-that-already': text(409, 'The allowance is that already', 'There is nothing to change.'),
} satisfies Texts<SetAllowanceRefused>

export const cancelOrderProblems = {
  ...orderOver,
  'pieces-finished': text(
    409,
    'Pieces of this order are finished',
    'Scrap them, or close the order with what was made.',
  ),
  'more-out-than-in': text(
    409,
    'The residues hold more metal than was handed over',
    'Accept the metal that is still on its way, or look at the residues again.',
  ),
} satisfies Texts<CancelOrderRefused>

export const closeOrderProblems = {
  ...orderOver,
  ...pieceInRework,
  'nothing-to-close': text(
    409,
    'There is no metal in this order',
    'Accept a hand-over first, or cancel the order; without metal it has nothing to balance.',
  ),
  'stones-missing': text(
    409,
    'Stones are neither set, nor sent back, nor broken',
    'Look for them: send them back, or say that they are broken.',
  ),
} satisfies Texts<CloseOrderRefused>

export const acceptMetalProblems = {
  ...handOverDecided,
  ...orderOver,
  ...tooMuch,
  'order-unknown': text(
    409,
    'Your workshop has no such order',
    'Ask its owner for the order, and weigh in once it is placed; or refuse, and send the material back.',
  ),
  'stones-without-mass': text(
    422,
    'Count and weight of the stones do not fit',
    'Count and weigh them again: no stones weigh nothing, and some weigh something.',
  ),
} satisfies Texts<AcceptMetalRefused | OrderUnknown>

export const refuseHandOverProblems = handOverDecided satisfies Texts<HandOverDecided>

export const recordStepProblems = {
  ...orderOver,
  ...noSuchStep,
  ...reasonMissing,
  'receiver-missing': text(422, 'It is not said to whom', 'Say in `handedOnTo` which person or workshop has it now.'),
} satisfies Texts<RecordStepRefused>

export const weighStepProblems = { ...orderOver, ...noSuchStep } satisfies Texts<WeighStepRefused>

export const recordResidueProblems = {
  ...orderOver,
  ...noSuchStep,
  ...nothingWeighed,
  ...tooMuch,
  ...residueExists,
} satisfies Texts<RecordResidueRefused>

export const declareLossProblems = {
  ...orderOver,
  ...noSuchStep,
  ...nothingWeighed,
  ...tooMuch,
  ...notEnoughStones,
  'loss-exists': text(
    409,
    'A loss with this id exists already',
    'Look at the order; leave lossId out to get a new id.',
  ),
} satisfies Texts<DeclareLossRefused>

export const sendBackProblems = {
  ...orderOver,
  ...nothingWeighed,
  ...notEnoughStones,
  'not-enough-metal': text(
    409,
    'So much is not there',
    'Weigh it again; at most what was handed over and has not gone back can go back.',
  ),
  'no-such-residue': text(422, 'This order has no such residue', 'Look at the order; it may have gone back already.'),
  'return-exists': text(
    409,
    'A return with this id exists already',
    'Look at the order; leave returnId out to get a new id.',
  ),
} satisfies Texts<SendBackRefused>

export const finishPieceProblems = {
  ...orderOver,
  ...newPiece,
  ...pieceMasses,
  ...tooMuch,
} satisfies Texts<FinishPieceRefused>

export const splitBatchProblems = {
  ...noSuchPiece,
  ...newPiece,
  ...pieceMasses,
  'order-cancelled': orderOver['order-cancelled'],
  'no-batch': text(409, 'This is one piece, no batch', 'Choose a batch of more than one piece.'),
  'heavier-than-batch': text(
    422,
    'It weighs as much as the whole batch',
    'Weigh the piece again, and check which batch it is from.',
  ),
} satisfies Texts<SplitBatchRefused>

export const hallmarkPieceProblems = {
  ...noSuchPiece,
  ...pieceInRework,
  ...reasonMissing,
  'already-hallmarked': text(
    409,
    'The office answered before',
    'Look at the piece: it shows whether it is marked or refused.',
  ),
} satisfies Texts<HallmarkPieceRefused>

export const scrapPieceProblems = { ...orderOver, ...noSuchPiece, ...residueExists } satisfies Texts<ScrapPieceRefused>

export const reworkPieceProblems = {
  ...orderOver,
  ...noSuchPiece,
  ...pieceInRework,
  ...pieceMasses,
  ...tooMuch,
  'piece-hallmarked': text(409, 'This piece has its hallmark', 'A marked piece is not worked on any more.'),
} satisfies Texts<ReworkPieceRefused>

const nameMissing = {
  'name-missing': text(422, 'The design has no name', 'Give it a name in at least one language.'),
}
export const addDesignProblems = {
  ...nameMissing,
  'design-exists': text(
    409,
    'A design with this id exists already',
    'Look at the one that exists; leave designId out to get a new id.',
  ),
} satisfies Texts<AddDesignRefused>

export const changeDesignProblems = nameMissing satisfies Texts<{ readonly code: 'name-missing' }>

export const retireDesignProblems = {
  'design-retired': text(409, 'This design is retired already', 'Nothing is left to do.'),
} satisfies Texts<RetireDesignRefused>

export const restoreDesignProblems = {
  'design-active': text(409, 'This design can be ordered already', 'Nothing is left to do.'),
} satisfies Texts<RestoreDesignRefused>
