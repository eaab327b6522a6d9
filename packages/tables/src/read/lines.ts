import type { Encoding, Source } from './encoding.ts'

/** A physical line, counted from 1, without its end. */
export interface PhysicalLine {
  readonly number: number
  readonly text: string
  /** It was so long that its rest was passed over. */
  readonly cut: boolean
  /** How much of the file has been read so far. */
  readonly bytes: number
}

/** No good line comes near; memory stays bounded by it. */
const longestLine = 100_000

/** The file line by line, one piece in memory at a time. Lines end with \n, \r\n or \r. What cannot be decoded becomes U+FFFD. */
export async function* physicalLines(source: Source, encoding: Encoding): AsyncGenerator<PhysicalLine> {
  const decoder = new TextDecoder(encoding)
  let number = 0
  let bytes = 0
  let rest = ''
  let cut = false
  const take = (more: string): void => {
    if (rest.length + more.length > longestLine) cut = true
    rest = (rest + more).slice(0, longestLine)
  }
  const line = (): PhysicalLine => {
    const done = { number: ++number, text: rest, cut, bytes }
    rest = ''
    cut = false
    return done
  }
  // A \r at the end of a piece may be half of \r\n: it waits for the next.
  let waiting = ''
  for await (const piece of source()) {
    bytes += piece.length
    const text = waiting + decoder.decode(piece, { stream: true })
    waiting = text.endsWith('\r') ? '\r' : ''
    const parts = text.slice(0, text.length - waiting.length).split(/\r\n|\n|\r/)
    for (const [index, part] of parts.entries()) {
      take(part)
      if (index < parts.length - 1) yield line()
    }
  }
  take(decoder.decode())
  if (rest !== '' || waiting !== '') yield line()
}
