import { fixedPoint, formatMoney } from '@fibula/kernel'
import { column, idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { saleView, showSale } from '../views.ts'

type Sale = z.output<typeof saleView>

export const listSales = queryRoute<Deps>()({
  path: '/sales',
  summary:
    "The shop's sales, the latest first, with what was returned of them; `from` and `until` are days of the till",
  tag: 'sales',
  roles: ['seller'],
  query: z.strictObject({
    ...pageQuery,
    from: quantities.day.optional(),
    until: quantities.day.optional(),
    returned: z.enum(['true', 'false']).optional(),
    pieceId: quantities.id.optional(),
  }),
  view: pageOf(saleView),
  table: {
    name: 'sales',
    columns: [
      column<Sale>('Reçu', 'الوصل', 'Receipt', ({ receipt }) => `${receipt.year}-${receipt.number}`),
      column<Sale>('Jour', 'اليوم', 'Day', ({ on }) => on),
      column<Sale>('Pièce', 'القطعة', 'Piece', ({ pieceId }) => pieceId),
      column<Sale>('Prix', 'الثمن', 'Price', ({ price }) => formatMoney(price)),
      column<Sale>('Devise', 'العملة', 'Currency', ({ price }) => price.currency),
      column<Sale>('Origine du prix', 'مصدر الثمن', 'Price from', ({ priceFrom }) => priceFrom),
      ...(['cash', 'card', 'transfer', 'credit'] as const).map((kind, index) =>
        column<Sale>(
          ['Espèces', 'Carte', 'Virement', 'Avoir'][index] ?? kind,
          ['نقدا', 'بطاقة', 'تحويل', 'رصيد'][index] ?? kind,
          ['Cash', 'Card', 'Transfer', 'Credit'][index] ?? kind,
          ({ payments }) =>
            fixedPoint(
              payments.reduce((sum, one) => (one.kind === kind ? sum + one.amount.amountMinor : sum), 0),
              2,
            ),
        ),
      ),
      column<Sale>('Retour', 'الإرجاع', 'Returned', ({ returned }) => returned?.happenedAt ?? null),
      column<Sale>('Vente', 'البيع', 'Sale', ({ saleId }) => saleId),
    ],
  },
  handle: async ({ query: { limit, cursor, from, until, returned, pieceId }, actor }, { reads }) => {
    const rows = await reads.sales(
      actor.organisationId,
      { from, until, pieceId, returned: returned === undefined ? undefined : returned === 'true' },
      { after: readCursor(idCursor, cursor)?.[0], limit },
    )
    const { items, next } = page(rows, limit, ({ id }) => [id])
    return { body: { items: items.map(showSale), next } }
  },
})
