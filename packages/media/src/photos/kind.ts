type Tell = (beginning: string) => boolean

const begins =
  (...signatures: readonly string[]): Tell =>
  (beginning) =>
    signatures.some((signature) => beginning.startsWith(signature))
/** The box that files of phones begin with names what they are. */
const isOf =
  (...brands: readonly string[]): Tell =>
  (beginning) =>
    beginning.slice(4, 8) === 'ftyp' && brands.includes(beginning.slice(8, 12))

const kinds: readonly (readonly [kind: string, tell: Tell])[] = [
  ['jpeg', begins('\xff\xd8\xff')],
  ['png', begins('\x89PNG\r\n\x1a\n')],
  ['webp', (beginning) => beginning.startsWith('RIFF') && beginning.slice(8, 12) === 'WEBP'],
  ['gif', begins('GIF87a', 'GIF89a')],
  ['heic', isOf('heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1')],
  ['avif', isOf('avif', 'avis')],
  ['tiff', begins('II*\0', 'MM\0*')],
  ['bmp', begins('BM')],
  ['pdf', begins('%PDF-')],
  ['svg', (beginning) => /^\s*<(svg|!doctype svg|\?xml[\s\S]*<svg)/i.test(beginning.replace('\xef\xbb\xbf', ''))],
]

/** What a file is by its first bytes; `unknown` where they say nothing. */
export const kindOf = (bytes: Uint8Array): string => {
  // Not a TextDecoder: what that calls latin1 is Windows-1252.
  const beginning = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1')
  return kinds.find(([, tell]) => tell(beginning))?.[0] ?? 'unknown'
}
