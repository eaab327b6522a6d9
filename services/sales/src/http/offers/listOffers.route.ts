import { formatMoney } from '@fibula/kernel'
import { column, idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { offerView } from '../views.ts'

type Offer = z.output<typeof offerView>

export const listOffers = queryRoute<Deps>()({
  path: '/offers',
  summary: 'Published pieces, and whether each is available, reserved or sold; `search`: serial number or title',
  tag: 'offers',
  roles: ['seller'],
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['available', 'reserved', 'sold']).optional(),
    search: quantities.text(100).optional(),
    /** Only what lies in this shop on consignment. */
    here: z.enum(['true', 'false']).optional(),
  }),
  view: pageOf(offerView),
  table: {
    name: 'offers',
    columns: [
      column<Offer>('Numéro de série', 'الرقم التسلسلي', 'Serial', ({ serial }) => serial),
      column<Offer>('Titre', 'العنوان', 'Title', ({ titles }) => titles.fr),
      column<Offer>('Prix', 'الثمن', 'Price', ({ price }) => formatMoney(price)),
      column<Offer>('Devise', 'العملة', 'Currency', ({ price }) => price.currency),
      column<Offer>('État', 'الحالة', 'Status', ({ status }) => status),
      column<Offer>('Réservé jusqu’à', 'محجوز حتى', 'Reserved until', ({ reservedUntil }) => reservedUntil),
      column<Offer>('En attente', 'في الانتظار', 'Waiting', ({ waiting }) => waiting),
      column<Offer>('Boutique', 'المتجر', 'Shop', ({ atShopId }) => atShopId),
      column<Offer>('Pièce', 'القطعة', 'Piece', ({ pieceId }) => pieceId),
    ],
  },
  handle: async ({ query: { limit, cursor, status, search, here }, actor }, { reads }) => {
    const rows = await reads.offers(
      actor.organisationId,
      { status, search, here: here === 'true' },
      { after: readCursor(idCursor, cursor)?.[0], limit },
      new Date(),
    )
    const { items, next } = page(rows, limit, ({ pieceId }) => [pieceId])
    return {
      body: { items: items.map(({ expiresAt, ...offer }) => ({ ...offer, reservedUntil: expiresAt })), next },
    }
  },
})
