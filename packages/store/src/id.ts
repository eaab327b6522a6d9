import { randomBytes } from 'node:crypto'

let lastMs = 0
let sequence = 0
let time = ''

/** Hexadecimal digits that were drawn for many ids at once. */
let drawn = ''
let used = 0
const random = (digits: number): string => {
  if (used + digits > drawn.length) {
    drawn = randomBytes(4_096).toString('hex')
    used = 0
  }
  used += digits
  return drawn.slice(used - digits, used)
}

const moveTo = (ms: number): void => {
  lastMs = ms
  const digits = ms.toString(16).padStart(12, '0')
  time = `${digits.slice(0, 8)}-${digits.slice(8)}`
}

/** A new id: UUIDv7 (RFC 9562), which indexes faster than a random one, and in this process always greater than the last. */
export const newId = (): string => {
  const now = Date.now()
  if (now > lastMs) {
    moveTo(now)
    // Half of the range stays free, so that ids of one millisecond have somewhere to go.
    sequence = Number.parseInt(random(3), 16) & 0x7ff
  } else if (sequence < 0xfff) sequence++
  else {
    moveTo(lastMs + 1)
    sequence = 0
  }
  const variant = '89ab'[Number.parseInt(random(1), 16) & 3]
  return `${time}-7${sequence.toString(16).padStart(3, '0')}-${variant}${random(3)}-${random(12)}`
}
