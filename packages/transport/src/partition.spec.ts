import { expect, it } from 'vitest'
import { murmur2, partitionOf } from './partition.ts'

/** Kafka's own test vectors (UtilsTest.testMurmur2 of the Java client). */
it.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
])('hashes %j as the Java client does', (text, hash) => {
  expect(murmur2(new TextEncoder().encode(text)) | 0).toBe(hash)
})

it('always answers a partition that exists, and all of them', () => {
  const partitions = Array.from({ length: 1_000 }, (_, index) => partitionOf(`key ${index}`, 12))
  expect(new Set(partitions)).toEqual(new Set(Array.from({ length: 12 }, (_, index) => index)))
})
