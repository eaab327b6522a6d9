import { z } from 'zod'
import { event } from '../event.ts'
import { id, partyId, text } from '../quantities.ts'

export const lotMoved = event('sourcing.lot-moved', {
  stream: 'lot',
  summary: 'A lot lies somewhere else now; whose it is has not changed.',
})
  .first(z.strictObject({ lotId: id, possessorId: partyId, place: text(100).nullable() }))
  .build()
