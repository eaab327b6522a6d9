import { expect, it } from 'vitest'
import { newClusterId } from './kafka-java.ts'

it('never gives a cluster an id that the tools of Kafka would read as an option', () => {
  const ids = ['f8ffffff-ffff-4fff-bfff-ffffffffffff', '00000000-0000-4000-8000-000000000001']
  expect(newClusterId(() => ids.shift() ?? '')).toBe('AAAAAAAAQACAAAAAAAAAAQ')
})
