import { Buffer } from 'node:buffer'

// An array in PostgreSQL's own binary form: dimensions, whether it holds nulls, the type of its elements, how many, from 1.
const headerBytes = 20
const ofType = { uuid: 2950, text: 25, int4: 23, int8: 20, timestamptz: 1184, json: 114, jsonb: 3802 } as const

/** What grows by being written at its end. */
class Growing {
  #bytes = Buffer.allocUnsafe(4_096)
  length = headerBytes

  /** Room for so many bytes more. */
  room(bytes: number): Buffer {
    if (this.length + bytes > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.length + bytes))
      this.#bytes.copy(larger, 0, 0, this.length)
      this.#bytes = larger
    }
    return this.#bytes
  }

  whole(): Buffer {
    return this.#bytes.subarray(0, this.length)
  }
}

/**
 * One column of many rows, to be written by one statement: `INSERT … SELECT * FROM unnest($1::uuid[], $2::text[])`. It is
 * put into the form that PostgreSQL keeps, which costs either side half of what text does.
 */
export interface Column<Value> {
  readonly add: (value: Value | null) => void
  readonly size: () => number
  /** The value of a parameter of a query; no more is added afterwards. */
  readonly parameter: () => Buffer
}

type Write<Value> = (value: Value, into: Growing) => void

const column = <Value>(type: number, write: Write<Value>): Column<Value> => {
  const growing = new Growing()
  let count = 0
  let nulls = 0
  return {
    add: (value) => {
      count += 1
      const at = growing.length
      const bytes = growing.room(4)
      growing.length = at + 4
      if (value === null) {
        nulls = 1
        bytes.writeInt32BE(-1, at)
        return
      }
      write(value, growing)
      growing.room(0).writeInt32BE(growing.length - at - 4, at)
    },
    size: () => count,
    parameter: () => {
      const bytes = growing.whole()
      bytes.writeInt32BE(count === 0 ? 0 : 1, 0)
      bytes.writeInt32BE(nulls, 4)
      bytes.writeInt32BE(type, 8)
      if (count === 0) return bytes.subarray(0, 12)
      bytes.writeInt32BE(count, 12)
      bytes.writeInt32BE(1, 16)
      return bytes
    },
  }
}

/** What each character is worth as a hexadecimal digit. */
const digits = new Int8Array(128).fill(-1)
for (const [index, character] of [...'0123456789abcdef'].entries()) {
  digits[character.charCodeAt(0)] = index
  digits[character.toUpperCase().charCodeAt(0)] = index
}
const digit = (text: string, at: number): number => digits[text.charCodeAt(at)] ?? -1
const dash = '-'.charCodeAt(0)

/** Never anything but a UUID: what is none is refused here, as the database would. */
const writeUuid: Write<string> = (value, into) => {
  const bytes = into.room(16)
  let at = into.length
  let signs = 0
  for (let place = 0; place < 36; place += 2) {
    // Groups of 8, 4, 4, 4 and 12 digits, all even, so a dash never stands between the two of one byte.
    if (place === 8 || place === 13 || place === 18 || place === 23) {
      if (value.charCodeAt(place) !== dash) signs = -1
      place += 1
    }
    const high = digit(value, place)
    const low = digit(value, place + 1)
    signs |= high | low
    bytes[at++] = (high << 4) | low
  }
  if (signs < 0 || value.length !== 36) throw new Error(`${JSON.stringify(value)} is no UUID`)
  into.length = at
}

const writeText: Write<string> = (value, into) => {
  const bytes = into.room(value.length * 3)
  into.length += bytes.write(value, into.length, 'utf8')
}

const writeBytes: Write<Uint8Array> = (value, into) => {
  into.room(value.length).set(value, into.length)
  into.length += value.length
}

const writeWhole: Write<number | bigint> = (value, into) => {
  const bytes = into.room(8)
  if (typeof value === 'bigint') bytes.writeBigInt64BE(value, into.length)
  else if (Number.isSafeInteger(value)) {
    bytes.writeInt32BE(Math.floor(value / 2 ** 32), into.length)
    bytes.writeUInt32BE(value >>> 0, into.length + 4)
  } else throw new Error(`${value} is no whole number that is exact`)
  into.length += 8
}

const year2000 = 946_684_800_000
const instant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** Microseconds since 2000, as the database counts. */
const microsecondsOf = (text: string): number => {
  const [, whole, fraction = '', zone] = instant.exec(text) ?? []
  const milliseconds = whole === undefined ? Number.NaN : Date.parse(`${whole}${zone}`)
  if (Number.isNaN(milliseconds)) throw new Error(`${JSON.stringify(text)} is no instant`)
  return (milliseconds - year2000) * 1_000 + Math.round(Number(`0${fraction || '.0'}`) * 1e6)
}

export const uuids = (): Column<string> => column(ofType.uuid, writeUuid)
export const texts = (): Column<string> => column(ofType.text, writeText)
export const integers = (): Column<number> =>
  column(ofType.int4, (value, into) => {
    into.room(4).writeInt32BE(value, into.length)
    into.length += 4
  })
/** bigint in the database. */
export const bigints = (): Column<number | bigint> => column(ofType.int8, writeWhole)

/** RFC 3339. */
export const instants = (): Column<string> => {
  let last: string | undefined
  let microseconds = 0
  return column(ofType.timestamptz, (value, into) => {
    // Facts that were recorded together follow each other.
    if (value !== last) {
      microseconds = microsecondsOf(value)
      last = value
    }
    writeWhole(microseconds, into)
  })
}

/** JSON that is text already, in UTF-8; it is kept as it is. */
export const jsonTexts = (): Column<Uint8Array> => column(ofType.json, writeBytes)

/** Whatever JSON can say. */
export const jsonbs = (): Column<unknown> =>
  column(ofType.jsonb, (value, into) => {
    into.room(1)[into.length] = 1
    into.length += 1
    writeText(JSON.stringify(value), into)
  })
