import { z } from 'zod'
import { event } from '../event.ts'
import { day } from '../quantities.ts'
import { consignment } from './shapes.ts'

export const consignmentReturned = event('sales.consignment-returned', {
  stream: 'piece',
  summary: 'A consigned piece went back to its owner, unsold.',
})
  .first(z.strictObject({ ...consignment, on: day }))
  .build()
