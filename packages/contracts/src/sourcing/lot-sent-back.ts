import { z } from 'zod'
import { event } from '../event.ts'
import { fine, grossMicrograms, id, text } from '../quantities.ts'
import { pieces } from './words.ts'

export const lotSentBack = event('sourcing.lot-sent-back', {
  stream: 'lot',
  summary: 'What was left of a rejected lot went back to its supplier.',
})
  .first(z.strictObject({ lotId: id, supplierId: id, grossMicrograms, fine, pieces, note: text(500).nullable() }))
  .build()
