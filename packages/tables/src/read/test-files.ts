import type { Encoding } from './encoding.ts'
import type { Fields, Row, Table } from './table.ts'

export const fields = {
  supplier: { headings: { fr: ['Fournisseur'], ar: ['المورد'], en: ['Supplier'] }, required: true },
  weight: { headings: { fr: ['Poids', 'Poids (g)'], ar: ['الوزن'], en: ['Weight', 'Weight (g)'] }, required: true },
  note: { headings: { fr: ['Remarque'], ar: ['ملاحظة'], en: ['Note'] } },
} satisfies Fields<string>

/** Text in a code page of one byte a letter, by turning its decoder round. Throws on a letter that it does not have. */
const inCodePage = (text: string, encoding: 'windows-1256' | 'windows-1252'): Uint8Array => {
  const decoder = new TextDecoder(encoding)
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text, (letter) => {
    const byte = bytes.get(letter)
    if (byte === undefined) throw new Error(`${encoding} has no ${letter}`)
    return byte
  })
}

export const encode = (text: string, encoding: Encoding): Uint8Array => {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  return inCodePage(text, encoding)
}

/** A file that comes in pieces of this many bytes. */
export const sourceOf = (bytes: Uint8Array, pieceBytes = 7) =>
  async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
  }

export const rowsOf = async <Name extends string>(table: Table<Name>): Promise<Row<Name>[]> => {
  const rows: Row<Name>[] = []
  for await (const row of table.rows) rows.push(row)
  return rows
}
