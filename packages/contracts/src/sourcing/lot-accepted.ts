import { z } from 'zod'
import { event } from '../event.ts'
import { fine, grossMicrograms, id } from '../quantities.ts'

export const lotAccepted = event('sourcing.lot-accepted', {
  stream: 'lot',
  summary: 'A lot may be used.',
})
  .first(z.strictObject({ lotId: id, grossMicrograms, fine }))
  .build()
