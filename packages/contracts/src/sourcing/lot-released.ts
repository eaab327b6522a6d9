import { z } from 'zod'
import { event } from '../event.ts'
import { id, text } from '../quantities.ts'

export const lotReleased = event('sourcing.lot-released', {
  stream: 'lot',
  summary: 'A quarantine ended.',
})
  .first(z.strictObject({ lotId: id, note: text(500).nullable() }))
  .build()
