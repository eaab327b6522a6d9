import { acting } from '../acting.ts'
import { castOf } from '../cast.ts'
import type { Chapter } from '../chapter.ts'
import type { PieceName } from './counter.ts'
import { counter, paid } from './counter.ts'

/** The cooperative sends pieces to shops: one is sold there, one comes back, one stays. */
export const consignments: Chapter = {
  title: 'On the shelf of another',
  tell: async (client, told) => {
    const { pieces, sales } = castOf(told)
    const owner = acting(client, told, 'clerk-tiznit')
    const agadir = counter(client, told, 'agadir')
    const essaouira = counter(client, told, 'essaouira')
    const idOf = (piece: PieceName) => told.idOf(`consignment/${piece}`)
    const send = (piece: PieceName, shopId: string, day: number) =>
      owner.post(
        `consigns-${piece}`,
        '/sales/consignments',
        { consignmentId: idOf(piece), pieceId: pieces[piece], shopId },
        day,
        { notYet: ['piece-unknown'] },
      )
    await send('brooch2', 'shop-agadir', 18)
    await send('ring3', 'shop-essaouira', 18)
    await send('bead2', 'shop-agadir', 18)
    await essaouira.seller.refused(
      'sells-elsewhere',
      '/sales/sales',
      { saleId: told.idOf('sale/elsewhere'), pieceId: pieces.brooch2 },
      23,
      'piece-elsewhere',
    )
    await agadir.sell(sales.consigned, 'brooch2', [paid('card', 11_900)], 23)
    await essaouira.seller.post('gives-ring3-back', `/sales/consignments/${idOf('ring3')}/return`, {}, 25)
    told.done('sales')
    told.says(
      'Three pieces went to shops for the cooperative: the second brooch was sold, a ring came back unsold, a bead is still there.',
    )
  },
}
