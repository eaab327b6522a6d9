import type { ProblemText } from '@fibula/service-kit'
import type { DraftItemRefused } from '../domain/draftItem.ts'
import type { PublishItemRefused } from '../domain/publishItem.ts'
import type { ReviseItemRefused } from '../domain/reviseItem.ts'
import type { UnpublishItemRefused } from '../domain/unpublishItem.ts'

type Texts<Refusal extends { readonly code: string }> = Record<Refusal['code'], ProblemText>

export const draftItemProblems = {
  'item-exists': {
    status: 409,
    title: 'A catalogue item with this id exists already',
    whatToDo: 'Look at the one that exists; leave itemId out to get a new id.',
  },
  'piece-unknown': {
    status: 409,
    title: 'No finished piece with this id was heard of',
    whatToDo: 'Check the piece; one that was finished this moment is known a moment later.',
  },
  'piece-has-item': {
    status: 409,
    title: 'This piece has a catalogue item already',
    whatToDo: 'Change the item that exists.',
  },
} satisfies Texts<DraftItemRefused>

export const reviseItemProblems = {
  'item-published': {
    status: 409,
    title: 'This item is published',
    whatToDo: 'Unpublish it first: what buyers see does not change under their eyes.',
  },
} satisfies Texts<ReviseItemRefused>

export const publishItemProblems = {
  'item-published': {
    status: 409,
    title: 'This item is published already',
    whatToDo: 'Nothing: it is in the catalogue.',
  },
  'piece-not-publishable': {
    status: 409,
    title: 'The order of this piece is not closed yet',
    whatToDo: 'Wait until the workshop has closed the order; one that was closed this moment is known a moment later.',
  },
  'piece-sold': { status: 409, title: 'This piece is sold', whatToDo: 'Publish another piece.' },
} satisfies Texts<PublishItemRefused>

export const unpublishItemProblems = {
  'item-not-published': {
    status: 409,
    title: 'This item is not published',
    whatToDo: 'Nothing: buyers do not see it.',
  },
} satisfies Texts<UnpublishItemRefused>
