import type { Client } from '../../client.ts'
import type { Shop } from '../../plan/places.ts'
import { dirhams, type Told } from '../../told.ts'
import { acting } from '../acting.ts'
import { castOf } from '../cast.ts'
import { itemNotArrivedYet } from '../market.ts'

export type PieceName = keyof ReturnType<typeof castOf>['pieces']

export interface Sold {
  readonly price: { readonly amountMinor: number }
  readonly priceFrom: string
}

export const paid = (kind: 'cash' | 'card' | 'transfer', amount: number, given?: number) => ({
  ...{ kind, amount: dirhams(amount) },
  ...(given === undefined ? {} : { givenMinor: given * 100 }),
})

/** Prices and campaigns that have not arrived make another sum due. */
const notYet = [...itemNotArrivedYet, 'payments-do-not-add-up']

/** A shop's counter: pieces by their names in the cast. */
export const counter = (client: Client, told: Told, shop: Shop) => {
  const seller = acting(client, told, `seller-${shop}`)
  const { pieces } = castOf(told)
  return {
    seller,
    shop,
    sell: (saleId: string, piece: PieceName, payments: readonly object[], day: number, more: object = {}) =>
      seller.post<Sold>(`sale-${saleId}`, '/sales/sales', { saleId, pieceId: pieces[piece], payments, ...more }, day, {
        notYet,
      }),
    reserve: (name: string, piece: PieceName, day: number, more: object = {}) =>
      seller.post<{ position: number | null }>(
        `reserves-${name}`,
        '/sales/reservations',
        { reservationId: told.idOf(`reservation/${name}`), pieceId: pieces[piece], minutes: 10_080, ...more },
        day,
        { notYet: itemNotArrivedYet },
      ),
  }
}
export type Counter = ReturnType<typeof counter>
