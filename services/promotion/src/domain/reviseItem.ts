import { accept, type Decision, refuse } from '@fibula/kernel'
import type { BegunItem, Description, ItemRevised } from './item.ts'

/** What is absent stays as it is. */
export type ReviseItem = { readonly [Part in keyof Description]?: Description[Part] | undefined }

export type ReviseItemRefused = { readonly code: 'item-published' }

/** What buyers can see does not change under their eyes: unpublish first. */
export const reviseItem = (item: BegunItem, command: ReviseItem): Decision<ItemRevised, ReviseItemRefused> => {
  if (item.status === 'published') return refuse({ code: 'item-published' })
  const { itemId, pieceId } = item
  return accept({
    type: 'ItemRevised',
    itemId,
    pieceId,
    titles: command.titles ?? item.titles,
    descriptions: command.descriptions === undefined ? item.descriptions : command.descriptions,
    price: command.price ?? item.price,
    channel: command.channel ?? item.channel,
  })
}
