import { writeXlsx } from '@fibula/tables'
import { expect, it } from 'vitest'
import { head, startImporting } from './test-imports.ts'

const { clerk, send, imported, badLines, lotsOf, lots } = await startImporting()

const encoded = (text: string, encoding: 'windows-1256' | 'utf-16le'): Uint8Array<ArrayBuffer> => {
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
  const decoder = new TextDecoder('windows-1256')
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text, (letter) => table.get(letter) ?? 63)
}

it.each([
  ['Windows-1256', encoded(`المورد;الوزن;الثمن\nمصفاة تزنيت;12,5;100\n`, 'windows-1256')],
  // The price differs, so that each is a delivery of its own.
  ['UTF-16', encoded(`المورد\tالوزن\tالثمن\nمصفاة تزنيت\t12,5\t101\n`, 'utf-16le')],
  ['UTF-8 with Arabic digits', `\ufeffالمورد;الوزن;الثمن\nمُصفاة تزنيت;١٢٫٥;١٠٢\n`],
])('Arabic is read: %s', async (_, file) => {
  const { importId, ...told } = await imported(file)
  expect(told).toMatchObject({ accepted: 1, refused: 0 })
  expect(await lotsOf(importId)).toMatchObject([{ gross: 12_500_000 }])
})

it('a workbook is read', async () => {
  const cells = ['Supplier', 'Weight', 'Price'].map((heading, index) => ({
    heading: { fr: heading, ar: heading, en: heading },
    value: (row: readonly (string | number)[]) => row[index] ?? null,
  }))
  const rows = (async function* () {
    yield [
      ['Comptoir de Tiznit', 0.1, 12],
      ['Comptoir de Tiznit', 'much', 12],
    ]
  })()
  const bytes = new Uint8Array(await writeXlsx(cells, rows, 'en', 'x'))
  const { importId, ...told } = await imported(bytes)
  expect(told).toMatchObject({ format: 'xlsx', accepted: 1, refused: 1 })
  expect(await lotsOf(importId)).toMatchObject([{ gross: 100_000 }])
  expect(await badLines(importId)).toEqual([
    expect.any(String),
    expect.stringMatching(/^3,"?The weight cannot be read/),
  ])
})

it.each(['fr', 'ar', 'en'])('the file to fill in can be imported as it is, in %s', async (lang) => {
  for (const kind of ['suppliers', 'receipts']) {
    const file = (await clerk.get(`/import-templates/${kind}?lang=${lang}`).expectStatus(200)).body as string
    const told = await imported(file, { kind })
    const reasons = await badLines(told.importId)
    // The example of a receipt says no price, and nothing is agreed with its supplier.
    if (kind === 'receipts') expect(reasons[1]).toMatch(/supplier is not registered|price is missing/)
    else expect(told).toMatchObject({ lines: 1, accepted: 1 })
  }
})

it('a file whose headings say nothing is refused at once, with what is expected', async () => {
  const { expected } = await send('Fournisseur;Poids;Couleur\n').expectProblem('headings-unknown', {
    unknown: ['Couleur'],
  })
  expect(expected).toContain('Poids brut / الوزن / Gross weight')
  expect(JSON.stringify(expected)).not.toContain('Motif')
  await send('Fournisseur;Prix\n').expectProblem('headings-missing')
  await send('\n\n').expectProblem('file-has-no-lines')
  await send(new Uint8Array([208, 207, 17, 224, 1])).expectProblem('workbook-unreadable')
})

const nasty = [
  ...[
    '=HYPERLINK("http://x")',
    '+1',
    '-1',
    '@SUM(1)',
    "'; DROP TABLE lot; --",
    '<script>alert(1)</script>',
    '$(reboot)',
  ],
  ...[
    '\u0000',
    'a\u0000b',
    '\ufffe',
    '\ufeff',
    '\u202eevil',
    '\u200b',
    '🤷🏽‍♀️',
    'Z͑ͫ̓ͪ̂ͫ̽',
    '﷽',
    'null',
    'NaN',
    'undefined',
    '1e999',
    '0x10',
  ],
  ...[
    '1/0',
    '٠',
    '１２',
    '1.000.000,00',
    '--1',
    '1,2,3',
    '999999999999999999999',
    '0',
    '',
    ' ',
    '"',
    '""',
    "'",
    '\\',
    '%s%n',
    '../../etc/passwd',
  ],
  'x'.repeat(3_000),
]

it('no text in any cell is more than a bad line', async () => {
  const before = await lots()
  const csv = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const cells = [
    '01/10/2026',
    'Comptoir de Tiznit',
    'argent',
    '505,20',
    '5,20',
    '925',
    'recyclé',
    'ségrégué',
    '5500',
    'F-17',
  ]
  const rows = nasty.flatMap((text) =>
    cells.map((_, at) => cells.map((cell, index) => csv(index === at ? text : cell)).join(';')),
  )
  const { importId, ...told } = await imported([head, ...rows].join('\n'))
  expect(told).toMatchObject({ status: 'done', lines: rows.length })
  expect(await lots()).toBe(before + told.accepted)
  const lines = await badLines(importId)
  expect(lines.some((each) => /,[=+@]/.test(each))).toBe(false)
})
