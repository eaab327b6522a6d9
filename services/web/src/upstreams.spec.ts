import { expect, it } from 'vitest'
import { roundRobin } from './upstreams.ts'

it('takes the replicas in turn', () => {
  const upstreams = roundRobin({ sales: ['http://a', 'http://b'] })
  expect([upstreams.next('sales'), upstreams.next('sales'), upstreams.next('sales')]).toEqual([
    'http://a',
    'http://b',
    'http://a',
  ])
})

it('passes over a replica that refused a connection, until it has rested', () => {
  let now = 0
  const upstreams = roundRobin({ sales: ['http://a', 'http://b'] }, () => now)
  upstreams.failed('http://a')
  expect([upstreams.next('sales'), upstreams.next('sales')]).toEqual(['http://b', 'http://b'])
  now = 1_000
  expect(new Set([upstreams.next('sales'), upstreams.next('sales')])).toEqual(new Set(['http://a', 'http://b']))
})

it('still tries when every replica rests', () => {
  const upstreams = roundRobin({ sales: ['http://a'] }, () => 0)
  upstreams.failed('http://a')
  expect(upstreams.next('sales')).toBe('http://a')
})

it('knows nothing of services that are not in the table, inherited names included', () => {
  const upstreams = roundRobin({ sales: ['http://a'] })
  expect(upstreams.next('constructor')).toBeUndefined()
})
