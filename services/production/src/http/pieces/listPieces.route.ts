import { formatMass } from '@fibula/kernel'
import { idCursor, page, pageOf, pageQuery, quantities, queryRoute, readCursor } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { headings } from '../texts.ts'

const { fineness, grossMicrograms, id, instant, partyId, photos } = quantities
const status = z.enum(['finished', 'in-rework', 'scrapped'])

const view = z.strictObject({
  pieceId: id,
  orderId: id,
  ownerId: partyId,
  workshopId: partyId,
  serial: z.string(),
  design: z.string(),
  title: fineness,
  quantity: z.int(),
  grossMicrograms,
  netMicrograms: grossMicrograms,
  status,
  hallmark: z.enum(['marked', 'refused']).nullable(),
  photos,
  finishedAt: instant,
})

export const listPieces = queryRoute<Deps>()({
  path: '/pieces',
  summary: 'Pieces that the organisation owns, or made',
  tag: 'pieces',
  roles: ['clerk', 'workshop'],
  query: z.strictObject({
    ...pageQuery,
    orderId: id.optional(),
    status: status.optional(),
    hallmark: z.enum(['none', 'marked', 'refused']).optional(),
  }),
  view: pageOf(view),
  table: {
    name: 'pieces',
    columns: [
      { heading: headings.piece, value: ({ pieceId }) => pieceId },
      { heading: headings.order, value: ({ orderId }) => orderId },
      { heading: headings.serial, value: ({ serial }) => serial },
      { heading: headings.design, value: ({ design }) => design },
      { heading: headings.quantity, value: ({ quantity }) => quantity },
      { heading: headings.gross, value: (piece) => formatMass(piece.grossMicrograms, 'g') },
      { heading: headings.net, value: ({ netMicrograms }) => formatMass(netMicrograms, 'g') },
      { heading: headings.title, value: ({ title }) => String(title / 10) },
      { heading: headings.status, value: (piece) => piece.status },
      { heading: headings.hallmark, value: ({ hallmark }) => hallmark },
      { heading: headings.workshop, value: ({ workshopId }) => workshopId },
      { heading: headings.at, value: ({ finishedAt }) => finishedAt },
    ],
  },
  handle: async ({ query: { limit, cursor, ...filter }, actor }, { reads }) => {
    const rows = await reads.pieces(actor.organisationId, filter, { after: readCursor(idCursor, cursor)?.[0], limit })
    const { items, next } = page(rows, limit, (piece) => [piece.id])
    return {
      body: {
        items: items.map(({ id: pieceId, finishedAt, photos: taken, ...piece }) => ({
          pieceId,
          orderId: piece.orderId,
          ownerId: piece.ownerId,
          workshopId: piece.workshopId,
          serial: piece.serial,
          design: piece.design,
          title: piece.title,
          quantity: piece.quantity,
          grossMicrograms: piece.grossMicrograms,
          netMicrograms: piece.netMicrograms,
          status: piece.status,
          hallmark: piece.hallmark,
          photos: [...taken],
          finishedAt: finishedAt.toISOString(),
        })),
        next,
      },
    }
  },
})
