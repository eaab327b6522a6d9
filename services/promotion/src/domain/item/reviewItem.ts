import { accept, type Decision, refuse } from '@fibula/kernel'
import {
  type BegunItem,
  type ItemApproved,
  type ItemSentBack,
  type ItemStatus,
  type ItemSubmitted,
  of,
} from './item.ts'

export type SubmitItemRefused = { readonly code: 'item-not-draft'; readonly itemStatus: ItemStatus }
export type ApproveItemRefused = { readonly code: 'item-not-in-review'; readonly itemStatus: ItemStatus }
export type SendBackItemRefused = ApproveItemRefused

/** A draft is given to somebody else to look at. */
export const submitItem = (item: BegunItem): Decision<ItemSubmitted, SubmitItemRefused> =>
  item.status === 'draft'
    ? accept(of('ItemSubmitted', item))
    : refuse({ code: 'item-not-draft', itemStatus: item.status })

export const approveItem = (item: BegunItem): Decision<ItemApproved, ApproveItemRefused> =>
  item.status === 'in-review'
    ? accept(of('ItemApproved', item))
    : refuse({ code: 'item-not-in-review', itemStatus: item.status })

/** Also what was approved already may turn out to need a change. */
export const sendBackItem = (
  item: BegunItem,
  { note }: { readonly note: string },
): Decision<ItemSentBack, SendBackItemRefused> =>
  item.status === 'in-review' || item.status === 'approved'
    ? accept({ ...of('ItemSentBack', item), note })
    : refuse({ code: 'item-not-in-review', itemStatus: item.status })
