import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { pieceView } from '../views.ts'

export const getOffer = queryRoute<Deps>()({
  path: '/offers/{pieceId}',
  summary: 'One published piece with the price that counts today, and where it lies',
  tag: 'offers',
  roles: ['seller'],
  params: z.strictObject({ pieceId: quantities.id }),
  view: pieceView,
  handle: async ({ params, actor }, { reads }) => {
    const piece = await reads.piece(actor.organisationId, params.pieceId, new Date())
    if (!piece) return undefined
    const { expiresAt, ...shown } = piece
    return { body: { ...shown, reservedUntil: expiresAt } }
  },
})
