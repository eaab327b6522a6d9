import { z } from 'zod'
import { event } from '../event.ts'
import { fine, grossMicrograms, id, text } from '../quantities.ts'
import { ofPiece, stones } from './shapes.ts'

export const pieceScrapped = event('production.piece-scrapped', {
  stream: 'order',
  summary: 'A piece is no piece any more: its metal is a residue, its stones come loose.',
})
  .first(
    z.strictObject({
      ...ofPiece,
      reason: text(500),
      /** What its metal became, of the class scrap. */
      residueLotId: id,
      grossMicrograms,
      /** Null before the order is closed, when nothing has its fine yet. */
      fine: fine.nullable(),
      stones,
    }),
  )
  .build()
