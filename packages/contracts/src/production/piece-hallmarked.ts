import { z } from 'zod'
import { event } from '../event.ts'
import { day, text } from '../quantities.ts'
import { ofPiece } from './shapes.ts'

export const pieceHallmarked = event('production.piece-hallmarked', {
  stream: 'order',
  summary: 'The guarantee office marked a piece, or refused to; a refused piece becomes scrap.',
})
  .first(
    z.strictObject({
      ...ofPiece,
      outcome: z.enum(['marked', 'refused']),
      mark: text(60).nullable(),
      on: day,
      reason: text(500).nullable(),
    }),
  )
  .build()
