import type { Client } from '../../client.ts'
import { dirhams, type Told } from '../../told.ts'
import { acting } from '../acting.ts'
import { photograph, takeOver } from '../camera.ts'
import { castOf } from '../cast.ts'
import { pieceNotArrivedYet } from '../market.ts'

export type ItemName = keyof ReturnType<typeof castOf>['items']

export interface ItemShown {
  readonly status: string
  readonly cause: string | null
  readonly publishAt: string | null
  readonly missing: readonly { readonly part: string; readonly language: string }[]
}

/** Marketing's desk: items by their names in the cast. */
export const desk = (client: Client, told: Told) => {
  const marketing = acting(client, told, 'marketing-souss')
  const { items, pieces } = castOf(told)
  const soon = { notYet: pieceNotArrivedYet }
  return {
    marketing,
    items,
    begin: (name: ItemName, body: object, price: number, day: number) =>
      marketing.post<ItemShown>(
        `item-${items[name]}`,
        '/promotion/items',
        { itemId: items[name], pieceId: pieces[name], price: dirhams(price), channel: 'shop', ...body },
        day,
        soon,
      ),
    /** One of the things that are done to an item; `again` where it is done a second time. */
    step: (name: ItemName, what: string, day: number, body: object = {}, again = '') =>
      marketing.post<ItemShown>(
        `${what}${again}-${items[name]}`,
        `/promotion/items/${items[name]}/${what}`,
        body,
        day,
        soon,
      ),
    revise: (name: ItemName, body: object, day: number) =>
      marketing.patch<ItemShown>(`revises-${items[name]}`, `/promotion/items/${items[name]}`, body, day),
    until: (name: ItemName, satisfies: (item: ItemShown) => boolean) =>
      marketing.until<ItemShown>(`/promotion/items/${items[name]}`, satisfies),
    read: (name: ItemName) => marketing.get<ItemShown>(`/promotion/items/${items[name]}`),
    /** The photo that a workshop took of its piece. */
    workshopPhoto: async (lead: string, picture: 'brooch' | 'ring') =>
      takeOver(client, told, marketing.person, await photograph(client, told, lead, 'production', picture)),
  }
}
export type Desk = ReturnType<typeof desk>
