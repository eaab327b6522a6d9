import type { ProblemText } from '@fibula/service-kit'
import type { AssayLotRefused } from '../domain/assayLot.ts'
import type { EraseSupplierNameRefused } from '../domain/eraseSupplierName.ts'
import type { HandOverMetalRefused } from '../domain/handOverMetal.ts'
import type { JudgeLotRefused } from '../domain/judgeLot.ts'
import type { RecordReceiptRefused } from '../domain/recordReceipt.ts'
import type { RegisterSupplierRefused } from '../domain/supplier.ts'

type Texts<Refusal extends { readonly code: string }> = Record<Refusal['code'], ProblemText>

export const registerSupplierProblems = {
  'supplier-exists': {
    status: 409,
    title: 'This id is taken',
    whatToDo: 'Use the supplier that exists, or leave supplierId out to get a new id.',
  },
} satisfies Texts<RegisterSupplierRefused>

export const eraseSupplierNameProblems = {
  'not-a-private-person': {
    status: 409,
    title: 'This supplier is a company',
    whatToDo: 'Leave it: its name is part of facts that are kept for ever.',
  },
} satisfies Texts<EraseSupplierNameRefused>

export const recordReceiptProblems = {
  'supplier-unknown': {
    status: 422,
    title: 'Your organisation has no supplier with this id',
    whatToDo: 'Register the supplier first, then record the receipt.',
  },
  'receipt-exists': {
    status: 409,
    title: 'One of these ids is taken',
    whatToDo: 'Look at what exists; leave receiptId and lotId out to get new ids.',
  },
  'nothing-received': {
    status: 422,
    title: 'The vessel weighs as much as vessel and metal together',
    whatToDo: 'Weigh again: `weighed` is vessel and metal, `tare` the empty vessel.',
  },
  'too-much-metal': {
    status: 422,
    title: 'That is more metal than can be kept exactly',
    whatToDo: 'Check the unit: a kilogram may have been meant as a gram.',
  },
} satisfies Texts<RecordReceiptRefused>

export const assayLotProblems = {
  'assay-exists': {
    status: 409,
    title: 'An assay with this id exists already',
    whatToDo: 'Look at the lot; leave assayId out to get a new id.',
  },
} satisfies Texts<AssayLotRefused>

export const judgeLotProblems = {
  'lot-already-judged': {
    status: 409,
    title: 'This lot was accepted or rejected before',
    whatToDo: 'Look at its status; it is judged once.',
  },
} satisfies Texts<JudgeLotRefused>

export const handOverMetalProblems = {
  'hand-over-exists': {
    status: 409,
    title: 'A hand-over with this id exists already',
    whatToDo: 'Look at the lot; leave handOverId out to get a new id.',
  },
  'lot-not-accepted': {
    status: 409,
    title: 'This lot may not be used',
    whatToDo: 'Accept the lot first; a rejected lot goes back to its supplier.',
  },
  'lot-held': {
    status: 409,
    title: 'This lot is held',
    whatToDo: 'An assay disagrees with metal that has left already: settle that first.',
  },
  'order-unknown': {
    status: 409,
    title: 'Your organisation has no such production order',
    whatToDo: 'Check the order; one that was placed this moment is known a moment later.',
  },
  'nothing-handed-over': {
    status: 422,
    title: 'Nothing was weighed out, or nothing is left',
    whatToDo: 'Weigh what you hand over; an empty lot has nothing to give.',
  },
  'not-enough-metal': {
    status: 409,
    title: 'The lot holds less than that',
    whatToDo: 'Hand over at most `availableMicrograms`, or take the rest with `last`.',
  },
} satisfies Texts<HandOverMetalRefused>
