import { accept, type Decision, refuse } from '@fibula/kernel'
import { type BegunItem, type Description, type ItemRevised, of } from './item.ts'

/** What is absent stays as it is. */
export type ReviseItem = { readonly [Part in keyof Description]?: Description[Part] | undefined } & {
  /** Those of its photos that the organisation does not have. */
  readonly photosMissing?: readonly string[]
}

export type ReviseItemRefused =
  | { readonly code: 'item-published' }
  | { readonly code: 'item-scheduled'; readonly publishAt: string | null }
  | { readonly code: 'item-withdrawn' }
  | { readonly code: 'photo-unknown'; readonly photos: readonly string[] }

/**
 * What buyers can see does not change under their eyes, and what will be published by itself is what was approved. One that
 * is in review or approved is a draft again: nobody has looked at the new text.
 */
export const reviseItem = (item: BegunItem, command: ReviseItem): Decision<ItemRevised, ReviseItemRefused> => {
  if (item.status === 'published') return refuse({ code: 'item-published' })
  if (item.status === 'scheduled') return refuse({ code: 'item-scheduled', publishAt: item.publishAt })
  if (item.status === 'withdrawn') return refuse({ code: 'item-withdrawn' })
  const { photosMissing = [] } = command
  if (photosMissing.length > 0) return refuse({ code: 'photo-unknown', photos: photosMissing })
  return accept({
    ...of('ItemRevised', item),
    titles: command.titles ?? item.titles,
    descriptions: command.descriptions === undefined ? item.descriptions : command.descriptions,
    price: command.price ?? item.price,
    channel: command.channel ?? item.channel,
    photos: command.photos ?? item.photos,
  })
}
