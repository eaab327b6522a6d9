/** Kafka's murmur2, as the Java client's default partitioner uses it, so that every adapter puts a key in the same place. */
export const murmur2 = (bytes: Uint8Array): number => {
  const m = 0x5bd1e995
  const length = bytes.length
  let h = 0x9747b28c ^ length
  let at = 0
  for (; length - at >= 4; at += 4) {
    let k =
      (bytes[at]! & 0xff) |
      ((bytes[at + 1]! & 0xff) << 8) |
      ((bytes[at + 2]! & 0xff) << 16) |
      ((bytes[at + 3]! & 0xff) << 24)
    k = Math.imul(k, m)
    k ^= k >>> 24
    h = Math.imul(h, m) ^ Math.imul(k, m)
  }
  const rest = length - at
  if (rest >= 3) h ^= (bytes[at + 2]! & 0xff) << 16
  if (rest >= 2) h ^= (bytes[at + 1]! & 0xff) << 8
  if (rest >= 1) h = Math.imul(h ^ (bytes[at]! & 0xff), m)
  h ^= h >>> 13
  h = Math.imul(h, m)
  return h ^ (h >>> 15)
}

const encoder = new TextEncoder()

export const partitionOf = (key: string, partitions: number): number =>
  (murmur2(encoder.encode(key)) & 0x7fffffff) % partitions
