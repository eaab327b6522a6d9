import type { ProblemText } from '@fibula/service-kit'
import type {
  AnnounceCampaignRefused,
  CancelCampaignRefused,
  ChangeCampaignRefused,
  RemoveCampaignItemRefused,
  SetCampaignItemRefused,
} from '../domain/campaign/campaign.ts'
import type {
  ArrangeCollectionRefused,
  ChangeCollectionRefused,
  DissolveCollectionRefused,
  MakeCollectionRefused,
} from '../domain/collection/collection.ts'
import type { DraftItemRefused } from '../domain/item/draftItem.ts'
import type { PublishItemRefused } from '../domain/item/publishItem.ts'
import type { ApproveItemRefused, SendBackItemRefused, SubmitItemRefused } from '../domain/item/reviewItem.ts'
import type { ReviseItemRefused } from '../domain/item/reviseItem.ts'
import type { ScheduleItemRefused, UnscheduleItemRefused } from '../domain/item/scheduleItem.ts'
import type { UnpublishItemRefused } from '../domain/item/unpublishItem.ts'
import type { ReopenItemRefused, WithdrawItemRefused } from '../domain/item/withdrawItem.ts'

type Texts<Refusal extends { readonly code: string }> = Record<Refusal['code'], ProblemText>

const itemWithdrawn: ProblemText = {
  status: 409,
  title: 'This item is withdrawn',
  whatToDo: 'Reopen it first; if its piece is gone it stays withdrawn.',
}
const pieceGone: ProblemText = {
  status: 409,
  title: 'There is no such piece any more',
  whatToDo: 'Choose another piece: this one was scrapped, refused its hallmark, or its order was cancelled.',
}
const pieceSold: ProblemText = { status: 409, title: 'This piece is sold', whatToDo: 'Publish another piece.' }
const itemNotInReview: ProblemText = {
  status: 409,
  title: 'This item is not in review',
  whatToDo: 'Look at the item as it is now; somebody may have moved it.',
}

const photoUnknown: ProblemText = {
  status: 409,
  title: 'Your organisation has no such photo',
  whatToDo: 'Take the photo again, or leave it out: it was never sent here, or was erased.',
}

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
  'piece-gone': pieceGone,
  'piece-has-item': {
    status: 409,
    title: 'This piece has a catalogue item already',
    whatToDo: 'Change the item that exists.',
  },
  'photo-unknown': photoUnknown,
} satisfies Texts<DraftItemRefused>

export const reviseItemProblems = {
  'item-published': {
    status: 409,
    title: 'This item is published',
    whatToDo: 'Unpublish it first: what buyers see does not change under their eyes.',
  },
  'item-scheduled': {
    status: 409,
    title: 'This item will be published by itself as it is',
    whatToDo: 'Take its time of publication back first.',
  },
  'item-withdrawn': itemWithdrawn,
  'photo-unknown': photoUnknown,
} satisfies Texts<ReviseItemRefused>

export const submitItemProblems = {
  'item-not-draft': {
    status: 409,
    title: 'This item is not a draft',
    whatToDo: 'Look at the item as it is now; somebody may have moved it.',
  },
} satisfies Texts<SubmitItemRefused>
export const approveItemProblems = { 'item-not-in-review': itemNotInReview } satisfies Texts<ApproveItemRefused>
export const sendBackItemProblems = { 'item-not-in-review': itemNotInReview } satisfies Texts<SendBackItemRefused>

export const scheduleItemProblems = {
  'item-not-approved': {
    status: 409,
    title: 'This item is not approved',
    whatToDo: 'Have it reviewed first, or publish it now.',
  },
  'time-is-past': { status: 409, title: 'This time is past', whatToDo: 'Choose a later one, or publish it now.' },
  'piece-gone': pieceGone,
  'piece-sold': pieceSold,
} satisfies Texts<ScheduleItemRefused>
export const unscheduleItemProblems = {
  'item-not-scheduled': {
    status: 409,
    title: 'This item has no time of publication',
    whatToDo: 'Look at the item as it is now; it may be published already.',
  },
} satisfies Texts<UnscheduleItemRefused>

export const publishItemProblems = {
  'item-published': {
    status: 409,
    title: 'This item is published already',
    whatToDo: 'Nothing: it is in the catalogue.',
  },
  'item-withdrawn': itemWithdrawn,
  'piece-not-publishable': {
    status: 409,
    title: 'The order of this piece is not closed yet',
    whatToDo: 'Wait until the workshop has closed the order; one that was closed this moment is known a moment later.',
  },
  'piece-gone': pieceGone,
  'piece-being-reworked': {
    status: 409,
    title: 'This piece is on the bench again',
    whatToDo: 'Wait until the workshop has weighed it anew.',
  },
  'piece-sold': pieceSold,
} satisfies Texts<PublishItemRefused>

export const unpublishItemProblems = {
  'item-not-published': {
    status: 409,
    title: 'This item is not published',
    whatToDo: 'Nothing: buyers do not see it.',
  },
} satisfies Texts<UnpublishItemRefused>

export const withdrawItemProblems = { 'item-withdrawn': itemWithdrawn } satisfies Texts<WithdrawItemRefused>
export const reopenItemProblems = {
  'item-not-withdrawn': {
    status: 409,
    title: 'This item is not withdrawn',
    whatToDo: 'Nothing: it can be worked on.',
  },
  'piece-gone': pieceGone,
} satisfies Texts<ReopenItemRefused>

const campaignCancelled: ProblemText = {
  status: 409,
  title: 'This campaign is cancelled',
  whatToDo: 'Announce another one.',
}
const endsBeforeItStarts: ProblemText = {
  status: 409,
  title: 'The last day is before the first',
  whatToDo: 'Mend the days.',
}
const itemUnknown: ProblemText = {
  status: 409,
  title: 'Your organisation has no such item',
  whatToDo: 'Choose from your own items.',
}

export const announceCampaignProblems = {
  'campaign-exists': {
    status: 409,
    title: 'A campaign with this id exists already',
    whatToDo: 'Look at the one that exists; leave campaignId out to get a new id.',
  },
  'campaign-ends-before-it-starts': endsBeforeItStarts,
} satisfies Texts<AnnounceCampaignRefused>
export const changeCampaignProblems = {
  'campaign-cancelled': campaignCancelled,
  'campaign-ends-before-it-starts': endsBeforeItStarts,
} satisfies Texts<ChangeCampaignRefused>
export const cancelCampaignProblems = { 'campaign-cancelled': campaignCancelled } satisfies Texts<CancelCampaignRefused>
export const setCampaignItemProblems = {
  'campaign-cancelled': campaignCancelled,
  'item-unknown': itemUnknown,
  'item-withdrawn': itemWithdrawn,
  'currency-differs': {
    status: 409,
    title: 'The item is sold in another currency',
    whatToDo: 'Give the campaign price in the currency of the item.',
  },
  'too-many-items': {
    status: 409,
    title: 'The campaign is full',
    whatToDo: 'Take an item out, or announce another campaign.',
  },
} satisfies Texts<SetCampaignItemRefused>
export const removeCampaignItemProblems = {
  'item-not-in-campaign': {
    status: 409,
    title: 'This item takes no part in the campaign',
    whatToDo: 'Nothing: it is out already.',
  },
} satisfies Texts<RemoveCampaignItemRefused>

const collectionDissolved: ProblemText = {
  status: 409,
  title: 'There is no such collection any more',
  whatToDo: 'Make another one.',
}
export const makeCollectionProblems = {
  'collection-exists': {
    status: 409,
    title: 'A collection with this id exists already',
    whatToDo: 'Look at the one that exists; leave collectionId out to get a new id.',
  },
} satisfies Texts<MakeCollectionRefused>
export const changeCollectionProblems = {
  'collection-dissolved': collectionDissolved,
} satisfies Texts<ChangeCollectionRefused>
export const arrangeCollectionProblems = {
  'collection-dissolved': collectionDissolved,
  'item-unknown': itemUnknown,
  'item-twice': { status: 409, title: 'An item is there twice', whatToDo: 'Leave it at one of its places.' },
} satisfies Texts<ArrangeCollectionRefused>
export const dissolveCollectionProblems = {
  'collection-dissolved': collectionDissolved,
} satisfies Texts<DissolveCollectionRefused>
