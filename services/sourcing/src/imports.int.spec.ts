import { randomUUID } from 'node:crypto'
import { writeXlsx } from '@fibula/tables'
import { until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { receiptBody, registered, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const { person, database, published } = service
const clerk = await person('coop-tiznit', 'clerk')
const stranger = await person('coop-taroudant', 'clerk')
const supplierId = await registered(clerk)
await registered(clerk, 'refiner', 'مصفاة تزنيت')

type File = string | Uint8Array<ArrayBuffer>
const send = (file: File, { kind = 'receipts', key = randomUUID() as string, as = clerk, more = '' } = {}) =>
  as.raw('POST', `/imports?kind=${kind}${more}`, {
    headers: { 'content-type': 'text/csv', 'idempotency-key': key },
    body: file,
  })
const over = (importId: string, as = clerk) =>
  until(
    async () => {
      const { body } = await as.get(`/imports/${importId}`)
      return ['done', 'failed', 'cancelled'].includes(body.status) && body
    },
    { what: 'the import is over' },
  )
const imported = async (file: File, options: Parameters<typeof send>[1] = {}) =>
  over((await send(file, options).expectStatus(202)).body.importId, options.as)
const badLines = async (importId: string, lang = 'en') =>
  ((await clerk.get(`/imports/${importId}/bad-lines?lang=${lang}`).expectStatus(200)).body as string)
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
const lotsOf = async (importId: string) =>
  (
    await database.pool.query(
      `SELECT l.gross_micrograms::float8 AS gross, l.declared_fineness AS fineness FROM lot l JOIN import_line i ON i.thing_id = l.id WHERE i.import_id = $1 ORDER BY i.line`,
      [importId],
    )
  ).rows
const lots = async () => Number((await database.pool.query('SELECT count(*) FROM lot')).rows[0].count)

const head = 'Date;Fournisseur;Matière;Poids brut;Tare;Titre;Origine;Traçabilité;Prix;Facture'
const line = (weight = '505,20', supplier = 'Comptoir de Tiznit') =>
  `01/10/2026;${supplier};argent;${weight};5,20;925;recyclé;ségrégué;5500,00;F-17`
const encoded = (text: string, encoding: 'windows-1256' | 'utf-16le'): Uint8Array<ArrayBuffer> => {
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
  const decoder = new TextDecoder('windows-1256')
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text, (letter) => table.get(letter) ?? 63)
}

it('a line becomes exactly what a single receipt becomes', async () => {
  const single = await clerk.post('/receipts', receiptBody(supplierId), { happenedAt: '2026-10-01T00:00:00.000Z' })
  const { importId, ...told } = await imported(`${head}\n${line()}\n`)
  expect(told).toMatchObject({
    status: 'done',
    percent: 100,
    lines: 1,
    accepted: 1,
    thereBefore: 0,
    refused: 0,
    trouble: null,
  })
  const { rows } = await database.pool.query('SELECT thing_id FROM import_line WHERE import_id = $1', [importId])
  const lotId = rows[0].thing_id
  const shown = async (id: string) => {
    const { receiptId, lotId: _, lines, recordedAt, ...rest } = (await clerk.get(`/lots/${id}`).expectStatus(200)).body
    return rest
  }
  expect(await shown(lotId)).toEqual(await shown(single.body.lotId))
  const facts = await until(() => {
    const found = [single.body.lotId, lotId].map((id) => published.filter(({ streamId }) => streamId === id))
    return found.every((each) => each.length > 0) && found
  })
  const plain = facts.map((each) =>
    each.map(({ type, happenedAt, organisationId, personId, data }) => {
      const { lotId: _, receiptId: __, ...rest } = data as Record<string, unknown>
      return { type, happenedAt, organisationId, personId, data: rest }
    }),
  )
  expect(plain[1]).toEqual(plain[0])
})

it('good lines are taken, bad ones come back with number and reason, and can be sent again when they are mended', async () => {
  const file = [
    head,
    line('10'),
    line('x'),
    line('20', 'Personne'),
    line('30'),
    '"open;1',
    line('40'),
    'a;b',
    line('5,20'),
  ].join('\n')
  const { importId, ...told } = await imported(file, { more: '&fileName=octobre.csv' })
  expect(told).toMatchObject({ status: 'done', fileName: 'octobre.csv', lines: 8, accepted: 3, refused: 5 })
  const lines = await badLines(importId, 'fr')
  expect(lines[0]).toBe(`Ligne;Motif;${head}`)
  expect(lines.map((each) => each.split(';')[0])).toEqual(['Ligne', '3', '4', '6', '8', '9'])
  expect(lines[1]).toContain('Le poids est illisible')
  expect(lines[2]).toContain('Ce fournisseur n’est pas enregistré')
  expect((await badLines(importId, 'ar'))[1]).toContain('الوزن غير مقروء')

  const mended = [lines[0], lines[1]?.replace(';x;', ';15;'), lines[2]?.replace('Personne', supplierId)].join('\r\n')
  const again = await imported(mended)
  expect(again).toMatchObject({ status: 'done', accepted: 2, refused: 0 })
  expect(await lotsOf(again.importId)).toMatchObject([{ gross: 9_800_000 }, { gross: 14_800_000 }])
})

it('the same file twice leaves the lots of one', async () => {
  const file = [head, ...Array.from({ length: 250 }, (_, n) => line(`${100 + n},5`))].join('\n')
  const first = await imported(file)
  expect(first).toMatchObject({ accepted: 250, thereBefore: 0, refused: 0 })
  const before = await lots()
  expect(await imported(file)).toMatchObject({ accepted: 0, thereBefore: 250, refused: 0 })
  expect(await lots()).toBe(before)
  // Another organisation's is another file.
  await registered(stranger)
  expect(await imported(file, { as: stranger })).toMatchObject({ accepted: 250, thereBefore: 0 })
})

it('the same file at the same time, twice, leaves the lots of one', async () => {
  const file = [head, ...Array.from({ length: 60 }, (_, n) => line(`${1_000 + n}`))].join('\n')
  const before = await lots()
  const both = await Promise.all([imported(file), imported(file)])
  expect(both.map(({ accepted }) => accepted).sort()).toEqual([0, 60])
  expect(await lots()).toBe(before + 60)
})

it('one key has one import', async () => {
  const key = randomUUID()
  const [first, again] = [await send(`${head}\n`, { key }), await send(`${head}\n`, { key })]
  expect(again.body).toEqual(first.body)
  expect(await over(first.body.importId)).toMatchObject({ status: 'done', lines: 0, percent: 100 })
  await send(`${head}\n${line()}`, { key }).expectProblem('idempotency-key-reused')
})

it.each([
  ['Windows-1256', encoded(`المورد;الوزن;الثمن\nمصفاة تزنيت;12,5;100\n`, 'windows-1256')],
  ['UTF-16', encoded(`المورد\tالوزن\tالثمن\nمصفاة تزنيت\t12,5\t100\n`, 'utf-16le')],
  ['UTF-8 with Arabic digits', `\ufeffالمورد;الوزن;الثمن\nمُصفاة تزنيت;١٢٫٥;١٠٠\n`],
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

it('suppliers: companies and persons, who are in no event; a name that exists is told', async () => {
  const file =
    'Nom;Type;Téléphone\nAffinerie Souss;affineur;+212 5 28 00 00 00\nMme Aït Baha;client;\nComptoir de Tiznit;comptoir;\nX;roi;\n'
  const { importId, ...told } = await imported(file, { kind: 'suppliers' })
  expect(told).toMatchObject({ kind: 'suppliers', accepted: 2, refused: 2 })
  expect((await badLines(importId)).slice(1)).toEqual([
    expect.stringContaining('This supplier exists already'),
    expect.stringContaining('The kind is unknown'),
  ])
  const { body } = await clerk.get('/suppliers?name=souss').expectStatus(200)
  expect(body.items).toMatchObject([{ name: 'Affinerie Souss', contact: { phone: '+212 5 28 00 00 00' } }])
  await until(() => published.some(({ data }) => JSON.stringify(data).includes('Affinerie Souss')))
  expect(JSON.stringify(published)).not.toContain('Aït Baha')
  expect(await imported(file, { kind: 'suppliers' })).toMatchObject({ accepted: 0, thereBefore: 2, refused: 2 })
  expect(await imported(`Fournisseur;Poids;Prix\nMme Ait-Baha;3;1\n`)).toMatchObject({ accepted: 1 })
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
  await send('Fournisseur;Poids;Couleur\n').expectProblem('headings-unknown', { unknown: ['Couleur'] })
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

it('can be ended; what was recorded stays', async () => {
  const file = [head, ...Array.from({ length: 4_000 }, (_, n) => line(`${2_000 + n}`))].join('\n')
  const { body } = await send(file).expectStatus(202)
  await until(async () => (await clerk.get(`/imports/${body.importId}`)).body.accepted > 0)
  const asked = await clerk.post(`/imports/${body.importId}/cancel`).expectStatus(200)
  expect(asked.body.cancelAsked).toBe(true)
  const told = await over(body.importId)
  expect(told.status).toBe('cancelled')
  expect(told.accepted).toBeGreaterThan(0)
  expect(told.accepted).toBeLessThan(4_000)
  expect(await lotsOf(body.importId)).toHaveLength(told.accepted)
  const { importId } = await imported(`${head}\n`)
  await clerk.post(`/imports/${importId}/cancel`).expectProblem('import-over', { state: 'done' })
  // Sent again, the rest is recorded.
  expect(await imported(file)).toMatchObject({
    status: 'done',
    thereBefore: told.accepted,
    accepted: 4_000 - told.accepted,
  })
})

it('is seen by its organisation only, in lists too', async () => {
  const { importId } = await imported(`${head}\n${line('x')}`)
  await stranger.get(`/imports/${importId}`).expectProblem('not-found')
  await stranger.get(`/imports/${importId}/bad-lines`).expectProblem('not-found')
  await stranger.post(`/imports/${importId}/cancel`).expectProblem('not-found')
  const { body } = await clerk.get('/imports?limit=1').expectStatus(200)
  expect(body.items).toMatchObject([{ importId }])
  const next = await clerk.get(`/imports?limit=1&cursor=${body.next}`).expectStatus(200)
  expect(next.body.items[0].importId).not.toBe(importId)
  expect((await clerk.get('/imports?format=csv&lang=fr').expectStatus(200)).body).toContain('Lignes refusées')
})
