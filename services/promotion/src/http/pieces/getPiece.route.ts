import { quantities, queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { pieceView, showPiece } from '../views.ts'

export const getPiece = queryRoute<Deps>()({
  path: '/pieces/{pieceId}',
  summary: 'One finished piece, with the photos that the workshop offers',
  tag: 'pieces',
  roles: ['marketing'],
  params: z.strictObject({ pieceId: quantities.id }),
  view: pieceView,
  handle: async ({ params }, { reads }) => {
    const piece = await reads.piece(params.pieceId)
    return piece && { body: showPiece(piece) }
  },
})
