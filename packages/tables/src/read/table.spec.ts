import { describe, expect, it } from 'vitest'
import { writeXlsx } from '../write/xlsx.ts'
import { type Encoding, encodingOf } from './encoding.ts'
import { readTable } from './table.ts'
import { encode, fields, rowsOf, sourceOf } from './test-files.ts'
import type { UnreadableTable } from './trouble.ts'

const csv = (text: string, encoding: Encoding = 'utf-8', pieceBytes?: number) => ({
  kind: 'csv' as const,
  source: sourceOf(encode(text, encoding), pieceBytes),
})
const read = async (text: string) => rowsOf(await readTable(csv(text), fields))

const french = 'Fournisseur;Poids;Remarque\r\nÉtabl. Où-ça;12,5;reçu à l’été\r\nHôtel Gérard;3;À ÉVALUER\r\n'
const arabic = 'المورد;الوزن;ملاحظة\r\nورشة تيزنيت;١٢٫٥;وصلت اليوم\r\n'
const mixed = 'Fournisseur;Poids;Remarque\r\nAtelier تيزنيت;12,5;déjà pesé\r\n'

describe('encodings', () => {
  it.each<[string, string, Encoding]>([
    ['French', french, 'utf-8'],
    ['French', french, 'windows-1252'],
    ['French', french, 'utf-16le'],
    ['French', french, 'utf-16be'],
    ['Arabic', arabic.replaceAll(/[١٢٫٥]/g, '1'), 'windows-1256'],
    ['Arabic', arabic, 'utf-8'],
    ['Arabic', arabic, 'utf-16le'],
    ['French with an Arabic name', mixed, 'windows-1256'],
  ])('%s is read (%#)', async (_, text, encoding) => {
    expect(await encodingOf(sourceOf(encode(text, encoding)))).toBe(encoding)
    const table = await readTable(csv(text, encoding, 1), fields)
    const [first] = await rowsOf(table)
    expect(first?.cells.supplier).toBe(text.split('\r\n')[1]?.split(';')[0])
    expect(first?.trouble).toBeUndefined()
  })

  it('takes a byte order mark off the first heading', async () => {
    expect(await read(`\ufeff${french}`)).toHaveLength(2)
  })

  it('says of a line, not of the file, that its letters cannot be read', async () => {
    const bytes = Buffer.concat([Buffer.from('Supplier,Weight\nA,1\n'), Buffer.from([0x81, 0x2c, 0x31, 0x0a])])
    const rows = await rowsOf(await readTable({ kind: 'csv', source: sourceOf(bytes), encoding: 'utf-8' }, fields))
    expect(rows.map(({ trouble }) => trouble)).toEqual([undefined, 'letters-unreadable'])
  })
})

describe('headings', () => {
  it.each(['Fournisseur;POIDS (g)', 'supplier,weight', 'Supplier\tWeight', '"Supplier","Weight"', ' المُورد ; الوزن '])(
    'reads %s',
    async (line) => {
      const separator = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ','
      const [row] = await read(`${line}\nA${separator}1\n`)
      expect(row?.cells).toEqual({ supplier: 'A', weight: '1', note: '' })
    },
  )

  const refusal = async (text: string) =>
    readTable(csv(text), fields).then(
      () => undefined,
      (error: UnreadableTable) => [error.code, error.members],
    )

  it('names unknown, missing and doubled ones, and what is expected', async () => {
    expect(await refusal('Supplier,Weight,Colour\n')).toEqual([
      'headings-unknown',
      { unknown: ['Colour'], expected: expect.arrayContaining(['Poids / الوزن / Weight']) },
    ])
    expect(await refusal('Supplier\n')).toEqual(['headings-missing', { missing: ['Poids / الوزن / Weight'] }])
    expect(await refusal('Supplier,Weight,Poids\n')).toEqual(['headings-twice', { twice: ['Poids'] }])
    expect(await refusal('')).toEqual(['file-has-no-lines', {}])
    expect(await refusal('\n\n  \n')).toEqual(['file-has-no-lines', {}])
  })
})

describe('lines', () => {
  it('counts them as a person does, empty ones and those within a quoted cell included', async () => {
    const rows = await read('\nSupplier,Weight,Note\n\nA,1,"two\nlines"\r\nB,2,\rC,3,x')
    expect(rows.map(({ line, cells }) => [line, cells.supplier, cells.note])).toEqual([
      [4, 'A', 'two\nlines'],
      [6, 'B', ''],
      [7, 'C', 'x'],
    ])
  })

  it('says what is wrong with each and reads the others', async () => {
    const rows = await read(
      `Supplier,Weight,Note\nA,1,x,y\nB,2\nC,3,${'x'.repeat(2_001)}\nD,4,a\u0000b\nE,5,${'y'.repeat(200_000)}\nF,6,ok,,\n`,
    )
    expect(rows.map(({ line, trouble }) => [line, trouble])).toEqual([
      [2, 'cells-too-many'],
      [3, 'cells-too-few'],
      [4, 'cell-too-long'],
      [5, 'control-character'],
      [6, 'cell-too-long'],
      [7, undefined],
    ])
    expect(rows[0]?.original).toEqual(['A', '1', 'x', 'y'])
  })

  it('loses one line, not the file, to a quotation mark that is never closed', async () => {
    const rows = await read(
      `Supplier,Weight,Note\nA,1,"never closed\n${Array.from({ length: 40 }, (_, n) => `B${n},2,ok`).join('\n')}\n`,
    )
    expect(rows).toHaveLength(41)
    expect(rows.filter(({ trouble }) => trouble).map(({ line, trouble }) => [line, trouble])).toEqual([
      [2, 'quote-never-closed'],
    ])
  })

  it('loses one line to letters behind a closing quotation mark', async () => {
    const rows = await read('Supplier,Weight,Note\n"A"b,1,x\nB,2,ok\n"A";"B\nC,3,"o""k"\n')
    expect(rows.map(({ line, trouble }) => [line, trouble])).toEqual([
      [2, 'quote-never-closed'],
      [3, undefined],
      [4, 'quote-never-closed'],
      [5, undefined],
    ])
  })

  it('takes off the sign with which a written table keeps text from being run', async () => {
    const [row] = await read("Supplier,Weight,Note\n'=1+1,1,'quoted'\n")
    expect(row?.cells).toMatchObject({ supplier: '=1+1', note: "'quoted'" })
    expect(row?.original[0]).toBe("'=1+1")
  })

  it('says how much of the file was read', async () => {
    const text = french.repeat(1)
    const rows = await read(text)
    expect(rows.at(-1)?.bytes).toBeLessThanOrEqual(Buffer.byteLength(text))
    expect(rows.at(-1)?.bytes).toBeGreaterThan(Buffer.byteLength(text) - 20)
  })
})

describe('workbooks', () => {
  const workbook = async (rows: (string | number)[][]) =>
    writeXlsx(
      ['Supplier', 'Weight', 'Note'].map((heading, index) => ({
        heading: { fr: heading, ar: heading, en: heading },
        value: (row: (string | number)[]) => row[index] ?? '',
      })),
      (async function* () {
        yield rows
      })(),
      'en',
      'receipts',
    )
  const xlsx = (bytes: Uint8Array) => ({ kind: 'xlsx' as const, source: sourceOf(bytes, 1_000) })

  it('are read with their digits as they stand', async () => {
    const rows = await rowsOf(await readTable(xlsx(await workbook([['ورشة', 0.1, 'x']])), fields))
    expect(rows.map(({ line, cells }) => [line, cells])).toEqual([[2, { supplier: 'ورشة', weight: '0.1', note: 'x' }]])
  })

  it('that are none are refused', async () => {
    await expect(readTable(xlsx(Buffer.from('no workbook')), fields)).rejects.toThrow('workbook-unreadable')
  })

  it('that would unpack to very much are refused before they are unpacked', async () => {
    const bytes = Buffer.from(await workbook([['A', 1, 'x']]))
    const directory = bytes.indexOf('PK\u0001\u0002', 0, 'latin1')
    bytes.writeUInt32LE(0xf0000000, directory + 24)
    await expect(readTable(xlsx(bytes), fields)).rejects.toThrow('workbook-too-large')
  })
})
