import { event } from '../event.ts'
import { designData } from './shapes.ts'

export const designAdded = event('production.design-added', {
  stream: 'design',
  summary: 'A design can be ordered from now on.',
})
  .first(designData)
  .build()
