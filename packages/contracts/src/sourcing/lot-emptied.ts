import { z } from 'zod'
import { event } from '../event.ts'
import { fine, grossMicrograms, id } from '../quantities.ts'
import { pieces } from './words.ts'

export const lotEmptied = event('sourcing.lot-emptied', {
  stream: 'lot',
  summary: 'All that a lot held is in another lot now.',
})
  .first(z.strictObject({ lotId: id, intoLotId: id, grossMicrograms, fine, pieces }))
  .build()
