import { randomUUID } from 'node:crypto'

let lastMs = 0
let sequence = 0

/**
 * A new id: UUIDv7 (RFC 9562), which indexes faster than a random one, and in this process always greater than the last.
 * Its randomness comes from `randomUUID`, which draws it for many ids at once.
 */
export const newId = (): string => {
  const random = randomUUID()
  const now = Date.now()
  if (now > lastMs) {
    lastMs = now
    // Half of the range stays free, so that ids of one millisecond have somewhere to go.
    sequence = Number.parseInt(random.slice(15, 18), 16) & 0x7ff
  } else if (sequence < 0xfff) sequence++
  else {
    lastMs++
    sequence = 0
  }
  const time = lastMs.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}${random.slice(18)}`
}
