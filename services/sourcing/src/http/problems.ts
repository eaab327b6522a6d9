import type { ProblemText } from '@fibula/service-kit'
import type { CancelImportRefused, StartImportRefused } from '../app/imports/startImport.ts'
import type { AcceptDifferenceRefused } from '../domain/lot/acceptDifference.ts'
import type { AssayLotRefused } from '../domain/lot/assayLot.ts'
import type { CountLotRefused } from '../domain/lot/countLot.ts'
import type { HandOverMetalRefused } from '../domain/lot/handOverMetal.ts'
import type {
  JudgeLotRefused,
  QuarantineLotRefused,
  ReleaseLotRefused,
  SendBackLotRefused,
} from '../domain/lot/judgeLot.ts'
import type { MergeLotsRefused } from '../domain/lot/mergeLots.ts'
import type { MoveLotRefused } from '../domain/lot/moveLot.ts'
import type { SplitLotRefused } from '../domain/lot/splitLot.ts'
import type { TakeBackRefused } from '../domain/lot/takeBack.ts'
import type { SetMetalRateRefused } from '../domain/rate/metalRate.ts'
import type { RecordReceiptRefused } from '../domain/receipt/recordReceipt.ts'
import type { SetThresholdRefused } from '../domain/stock/threshold.ts'
import type { EraseSupplierNameRefused } from '../domain/supplier/eraseSupplierName.ts'
import type { FilePaperRefused, WithdrawPaperRefused } from '../domain/supplier/papers.ts'
import type { RegisterSupplierRefused } from '../domain/supplier/registerSupplier.ts'
import type { SetTermsRefused } from '../domain/supplier/terms.ts'

type Texts<Refusal extends { readonly code: string }> = Record<Refusal['code'], ProblemText>

const problem = (status: ProblemText['status'], title: string, whatToDo: string): ProblemText => ({
  status,
  title,
  whatToDo,
})

export const registerSupplierProblems = {
  'supplier-exists': problem(
    409,
    'This id is taken',
    'Use the supplier that exists, or leave supplierId out to get a new id.',
  ),
} satisfies Texts<RegisterSupplierRefused>

export const eraseSupplierNameProblems = {
  'not-a-private-person': problem(
    409,
    'This supplier is a company',
    'Leave it: its name is part of facts that are kept for ever. Its contact can be erased.',
  ),
} satisfies Texts<EraseSupplierNameRefused>

export const filePaperProblems = {
  'paper-exists': problem(409, 'A paper with this id is on file', 'Leave paperId out to get a new id.'),
  'paper-expires-before-issue': problem(
    422,
    'The paper would expire before it was issued',
    'Check both dates on the paper.',
  ),
  'too-many-papers': problem(
    409,
    'No more papers fit into the file of this supplier',
    'Withdraw papers that do not count any more.',
  ),
} satisfies Texts<FilePaperRefused>

export const withdrawPaperProblems = {
  'paper-unknown': problem(409, 'This paper is not on file', 'Look at the supplier: it may be withdrawn already.'),
} satisfies Texts<WithdrawPaperRefused>

export const setTermsProblems = {
  'material-named-twice': problem(422, 'A material is named twice', 'Say one price for each material.'),
  'unit-does-not-fit': problem(
    422,
    'This material is not sold by that unit',
    'Only silver, solder and niello have a fine gram; only stones are counted.',
  ),
} satisfies Texts<SetTermsRefused>

const tooMuch = problem(
  422,
  'That is more metal than can be kept exactly',
  'Check the unit: a kilogram may have been meant as a gram.',
)
const noSilver = problem(
  422,
  'This material holds no silver',
  'Leave the fineness at nothing, or choose the material again.',
)
const piecesNeeded = problem(422, 'Stones are counted as well as weighed', 'Say how many pieces there are.')
const piecesNotCounted = problem(422, 'This material is not counted', 'Leave the pieces out; only stones are counted.')

export const recordReceiptProblems = {
  'supplier-unknown': problem(
    422,
    'Your organisation has no supplier with this id',
    'Register the supplier first, then record the receipt.',
  ),
  'receipt-exists': problem(
    409,
    'One of these ids is taken',
    'Look at what exists; leave receiptId and lotId out to get new ids.',
  ),
  'lot-named-twice': problem(422, 'Two lines name the same lot', 'Each line becomes a lot of its own.'),
  'nothing-received': problem(
    422,
    'The vessel weighs as much as vessel and metal together',
    'Weigh again: `weighed` is vessel and metal, `tare` the empty vessel.',
  ),
  'too-much-metal': tooMuch,
  'no-silver-in-material': noSilver,
  'pieces-needed': piecesNeeded,
  'pieces-not-counted': piecesNotCounted,
  'price-unknown': problem(
    422,
    'No price was said, and the terms of the supplier do not give one',
    'Say the price, or the rate of the day, or set the terms of the supplier.',
  ),
  'currencies-differ': problem(
    422,
    'The lines have prices in different currencies',
    'Record one receipt per currency.',
  ),
} satisfies Texts<RecordReceiptRefused>

const notEnough = problem(
  409,
  'The lot holds less than that',
  'Take at most `availableMicrograms`, or take the rest with `last`.',
)

export const assayLotProblems = {
  'assay-exists': problem(
    409,
    'An assay with this id exists already',
    'Look at the lot; leave assayId out to get a new id.',
  ),
  'no-silver-in-material': noSilver,
  'sample-missing': problem(422, 'A fire assay destroys a sample', 'Say what was taken, and the bead that came back.'),
  'sample-unexpected': problem(422, 'This method takes no sample', 'Leave the sample out.'),
  'nothing-sampled': problem(422, 'The sample weighs nothing', 'Weigh what was taken from the lot.'),
  'more-returned-than-taken': problem(
    422,
    'More came back than was taken',
    'Weigh the bead again: it is a part of the sample.',
  ),
  'not-enough-metal': notEnough,
} satisfies Texts<AssayLotRefused>

const quarantined = problem(409, 'This lot is in quarantine', 'Settle the reason first, then release the lot.')
const alreadyJudged = problem(409, 'This lot was accepted or rejected before', 'Look at its status; it is judged once.')

export const judgeLotProblems = {
  'lot-already-judged': alreadyJudged,
  'lot-quarantined': quarantined,
} satisfies Texts<JudgeLotRefused>

export const quarantineLotProblems = {
  'lot-already-judged': alreadyJudged,
  'lot-quarantined-already': problem(409, 'This lot is in quarantine already', 'Release it, or leave it there.'),
} satisfies Texts<QuarantineLotRefused>

export const releaseLotProblems = {
  'lot-not-quarantined': problem(409, 'This lot is in no quarantine', 'There is nothing to release.'),
} satisfies Texts<ReleaseLotRefused>

export const sendBackLotProblems = {
  'lot-not-rejected': problem(409, 'Only a rejected lot goes back', 'Reject the lot first, and say why.'),
  'supplier-of-lot-unknown': problem(
    409,
    'This lot was made of several deliveries',
    'It has no single supplier to go back to; keep it, or hand it over.',
  ),
} satisfies Texts<SendBackLotRefused>

export const moveLotProblems = {
  'lot-is-there-already': problem(409, 'The lot lies there already', 'Choose another place.'),
  'lot-empty': problem(409, 'Nothing is left of this lot', 'Choose a lot that holds something.'),
} satisfies Texts<MoveLotRefused>

export const blockedLot = {
  'lot-not-accepted': problem(
    409,
    'This lot may not be used',
    'Accept the lot first; a rejected lot goes back to its supplier.',
  ),
  'lot-held': problem(
    409,
    'This lot is held',
    'An assay disagrees with metal that has left already: settle that first.',
  ),
  'lot-quarantined': quarantined,
}
const take = {
  'not-enough-metal': notEnough,
  'pieces-needed': piecesNeeded,
  'pieces-not-counted': piecesNotCounted,
  'pieces-do-not-fit': problem(
    422,
    'Pieces and weight do not fit together',
    'Take no more pieces than there are; the last pieces take all that is left of the weight.',
  ),
}
const lotExists = problem(409, 'The id of the new lot is taken', 'Leave the id out to get a new one.')

export const handOverMetalProblems = {
  'hand-over-exists': problem(
    409,
    'A hand-over with this id exists already',
    'Look at the lot; leave handOverId out to get a new id.',
  ),
  ...blockedLot,
  ...take,
  'order-unknown': problem(
    409,
    'Your organisation has no such production order',
    'Check the order; one that was placed this moment is known a moment later.',
  ),
  'order-is-over': problem(409, 'This order is closed or cancelled', 'Choose an order that is open.'),
  'nothing-handed-over': problem(
    422,
    'Nothing was weighed out, or nothing is left',
    'Weigh what you hand over; an empty lot has nothing to give.',
  ),
} satisfies Texts<HandOverMetalRefused>

export const splitLotProblems = {
  ...blockedLot,
  ...take,
  'lot-exists': lotExists,
  'empty-part': problem(422, 'A part weighs nothing', 'Weigh each part, or leave it out.'),
} satisfies Texts<SplitLotRefused>

export const mergeLotsProblems = {
  ...blockedLot,
  'lot-exists': lotExists,
  'lot-unknown': problem(409, 'Your organisation has no such lot', 'Choose the lots from the list.'),
  'lot-named-twice': problem(422, 'A lot is named twice', 'Name each lot once.'),
  'lot-empty': problem(409, 'Nothing is left of this lot', 'Choose lots that hold something.'),
  'lots-differ': problem(
    409,
    'These lots do not go together',
    'Put together lots of one material that lie with one keeper.',
  ),
  'too-much-metal': tooMuch,
} satisfies Texts<MergeLotsRefused>

export const takeBackProblems = {
  'return-already-taken': problem(409, 'This return was weighed in before', 'Look at the lot that it became.'),
  'lot-exists': lotExists,
  'nothing-taken-back': problem(
    422,
    'Nothing was weighed in',
    'Weigh what came back; if nothing did, leave the return waiting and ask the workshop.',
  ),
  'pieces-needed': piecesNeeded,
  'pieces-not-counted': piecesNotCounted,
  'too-much-metal': tooMuch,
} satisfies Texts<TakeBackRefused>

export const setThresholdProblems = {
  'pieces-not-counted': piecesNotCounted,
  'threshold-is-that-already': problem(409, 'The threshold is that already', 'There is nothing to change.'),
} satisfies Texts<SetThresholdRefused>

export const countLotProblems = {
  'count-exists': problem(409, 'This id is taken', 'Leave countId out to get a new id.'),
  'nothing-booked': problem(
    409,
    'Nothing is booked in this lot',
    'What you found belongs to another lot: count that one, or record where it came from.',
  ),
  'pieces-needed': piecesNeeded,
  'pieces-not-counted': piecesNotCounted,
  'stones-without-mass': problem(
    422,
    'Count and weight of the stones do not fit',
    'Count and weigh them again: no stones weigh nothing, and some weigh something.',
  ),
  'too-much-metal': tooMuch,
} satisfies Texts<CountLotRefused>

export const acceptDifferenceProblems = {
  'no-difference-to-accept': problem(
    409,
    'There is no difference to accept',
    'An assay has to find another fineness than the one that counts first.',
  ),
  'supplier-of-lot-unknown': problem(
    409,
    'This lot was not delivered by one supplier',
    'Settle the difference in the lots that were delivered.',
  ),
} satisfies Texts<AcceptDifferenceRefused>

export const setMetalRateProblems = {
  'rate-is-zero': problem(422, 'A rate is more than nothing', 'Enter what one kilogram of fine metal is reckoned at.'),
  'rate-is-that-already': problem(409, 'The rate is that already', 'There is nothing to change.'),
} satisfies Texts<SetMetalRateRefused>

export const startImportProblems = {
  'file-has-no-lines': problem(422, 'The file has no lines', 'Check that you chose the right file.'),
  'headings-unknown': problem(
    422,
    'Some headings are not known',
    'Rename the columns named in `unknown` to one of those in `expected`, or remove them.',
  ),
  'headings-missing': problem(422, 'Some columns are missing', 'Add the columns named in `missing` in the first line.'),
  'headings-twice': problem(422, 'Some headings stand twice', 'Keep one of the columns named in `twice`.'),
  'workbook-unreadable': problem(422, 'This workbook cannot be read', 'Save it as XLSX or as CSV in UTF-8.'),
  'workbook-too-large': problem(422, 'This workbook is too large', 'Save it as CSV, which may be larger.'),
} satisfies Texts<StartImportRefused>

export const cancelImportProblems = {
  'import-over': problem(409, 'This import is over', 'Look at what it recorded; there is nothing to end.'),
} satisfies Texts<CancelImportRefused>
