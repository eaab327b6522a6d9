import { z } from 'zod'
import { event } from '../event.ts'
import { day } from '../quantities.ts'
import { consignment } from './shapes.ts'

export const pieceConsigned = event('sales.piece-consigned', {
  stream: 'piece',
  summary: 'A piece went to a shop that may sell it for its owner: possession only, the owner stays.',
})
  .first(z.strictObject({ ...consignment, on: day }))
  .build()
