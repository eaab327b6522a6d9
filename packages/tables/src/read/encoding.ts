/** How the letters of a file are written. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/** A file that can be read more than once, from its beginning. */
export type Source = () => AsyncIterable<Uint8Array>

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The encoding that a byte order mark names; the first bytes may come in pieces of one. */
const marked = async (source: Source): Promise<Encoding | undefined> => {
  const head: number[] = []
  for await (const bytes of source()) {
    head.push(...bytes.subarray(0, 3))
    if (head.length >= 3) break
  }
  return marks.find(([, mark]) => mark.every((byte, index) => head[index] === byte))?.[0]
}

/** Whether a byte is an Arabic letter in Windows-1256. It keeps the French letters where Windows-1252 has them. */
const arabicIn1256: readonly boolean[] = Array.from({ length: 256 }, (_, byte) =>
  /\p{Script=Arabic}/u.test(new TextDecoder('windows-1256').decode(Uint8Array.of(byte))),
)

/**
 * Finds the encoding by looking at the whole file once: a byte order mark says it; what is valid UTF-8 is UTF-8 (other text of
 * this length practically never is); else Arabic words decide. In Windows-1256 Arabic letters stand next to each other; the
 * same bytes in a French text are capitals with accents, which stand alone between plain letters.
 */
export const encodingOf = async (source: Source): Promise<Encoding> => {
  const said = await marked(source)
  if (said) return said
  const strict = new TextDecoder('utf-8', { fatal: true })
  let utf8 = true
  let previousArabic = false
  let pairs = 0
  let alone = 0
  for await (const bytes of source()) {
    if (utf8)
      try {
        strict.decode(bytes, { stream: true })
      } catch {
        utf8 = false
      }
    for (const byte of bytes) {
      const arabic = arabicIn1256[byte] === true
      if (arabic && previousArabic) pairs++
      else if (arabic) alone++
      previousArabic = arabic
    }
  }
  if (utf8)
    try {
      strict.decode()
      return 'utf-8'
    } catch {
      // It ends within a letter.
    }
  // A word of n letters is one alone and n - 1 pairs.
  return pairs > alone / 2 ? 'windows-1256' : 'windows-1252'
}
