import fc from 'fast-check'
import { expect, it } from 'vitest'
import { languages } from '../language.ts'
import { writeCsv } from '../write/csv.ts'
import { readTable } from './table.ts'
import { fields, rowsOf, sourceOf } from './test-files.ts'

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '"',
    '""',
    ';',
    ',',
    '\n',
    '=1+1',
    "'=1",
    '-5',
    'رِجال',
    '١٢٫٥',
    '\u202e',
    'NULL',
    "'; DROP TABLE lot; --",
    '\\',
  ),
)
// biome-ignore lint/suspicious/noControlCharactersInRegex: what no cell may hold is another test's
const calm = (text: string) => text.replaceAll(/[\u0000-\u001f\u007f\ufffd\ufeff]/g, '').trim()

it('reads what it wrote, in any language, whatever is in the cells', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(cell, cell, cell).map((row) => row.map(calm)),
        { maxLength: 12 },
      ),
      fc.constantFrom(...languages),
      fc.integer({ min: 1, max: 50 }),
      async (rows, language, pieceBytes) => {
        const wanted = rows.filter((row) => row.some((text) => text !== ''))
        const columns = Object.values(fields).map(({ headings }, index) => ({
          heading: { fr: headings.fr[0] ?? '', ar: headings.ar[0] ?? '', en: headings.en[0] ?? '' },
          value: (row: string[]) => row[index] ?? '',
        }))
        const chunks: string[] = []
        const batches = (async function* () {
          yield wanted
        })()
        for await (const chunk of writeCsv(columns, batches, language)) chunks.push(chunk)
        const source = sourceOf(Buffer.from(chunks.join('')), pieceBytes)
        const read = await rowsOf(await readTable({ kind: 'csv', source }, fields))
        const unquoted = (text: string) => text.replace(/^'(?=[=+\-@])/, '')
        expect(read.map(({ cells }) => Object.values(cells).map(unquoted))).toEqual(
          wanted.map((row) => row.map(unquoted)),
        )
      },
    ),
  )
})

it('never throws on a line, never loses one silently: every line with something in it is a row or a trouble', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 15 }), async (lines) => {
      const clean = lines.map((line) => line.replaceAll(/[\r\n"]/g, ' '))
      const source = sourceOf(Buffer.from(`Supplier,Weight,Note\n${clean.join('\n')}`), 11)
      const rows = await rowsOf(await readTable({ kind: 'csv', source, encoding: 'utf-8' }, fields))
      const empty = (line: string) => line.split(',').every((text) => text.replace(/^\ufeff/, '').trim() === '')
      const read = new Set(rows.map(({ line }) => line))
      for (const [index, line] of clean.entries()) if (!empty(line)) expect(read).toContain(index + 2)
    }),
  )
})
