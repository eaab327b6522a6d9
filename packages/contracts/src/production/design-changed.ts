import { event } from '../event.ts'
import { designData } from './shapes.ts'

export const designChanged = event('production.design-changed', {
  stream: 'design',
  summary: 'A design was changed; orders keep the design that they were placed with.',
})
  .first(designData)
  .build()
