import { accept, type Decision, refuse } from '@fibula/kernel'
import { type BegunItem, type ItemUnpublished, of } from './item.ts'

export interface UnpublishItem {
  readonly reason: string | null
}

export type UnpublishItemRefused = { readonly code: 'item-not-published' }

/** Allowed at any time: what shops reserved or sold before stays reserved or sold. */
export const unpublishItem = (
  item: BegunItem,
  { reason }: UnpublishItem,
): Decision<ItemUnpublished, UnpublishItemRefused> => {
  if (item.status !== 'published') return refuse({ code: 'item-not-published' })
  return accept({ ...of('ItemUnpublished', item), cause: 'marketing', reason })
}
