import { naughtyTexts } from '@fibula/testing'
import { expect, it } from 'vitest'
import { startImporting } from './test-imports.ts'
import { receiptBody } from './test-sourcing.ts'

const { clerk, supplierId, imported, badLines, database } = await startImporting()
const texts = naughtyTexts()
/** What JSON and the database keep, and fits the field. */
const fits = (text: string, longest: number): boolean =>
  text.length > 0 && [...text].length <= longest && !text.includes('\0') && text.isWellFormed()
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

it('has texts to try at all', () => expect(texts.length).toBeGreaterThan(60))

it('a supplier’s name and address come back letter by letter, or are refused', async () => {
  for (const text of texts) {
    const body = { kind: 'comptoir', name: text, contact: { person: null, phone: null, email: null, address: text } }
    const reply = await clerk.post('/suppliers', body)
    if (!fits(text, 200)) expect([text, reply.status]).toEqual([text, 400])
    else {
      expect(reply.status, JSON.stringify(text)).toBe(201)
      const { name, contact } = (await clerk.get(`/suppliers/${reply.body.supplierId}`).expectStatus(200)).body
      expect([name, contact.address]).toEqual([text, text])
      const found = await clerk.get(`/suppliers?limit=100&name=${encodeURIComponent(text)}`)
      if (found.status === 200 && found.body.next === null)
        expect(found.body.items.map((one: { name: string }) => one.name)).toContain(text)
    }
  }
}, 240_000)

it('a lot’s place, the number of a paper, and the reason of a quarantine come back letter by letter', async () => {
  const { lotId } = (await clerk.post('/receipts', receiptBody(supplierId))).body
  for (const text of naughtyTexts(4).filter((each) => fits(each, 100))) {
    const papers = [{ kind: 'invoice', number: text, issuedOn: '2026-10-01' }]
    const receipt = (await clerk.post('/receipts', receiptBody(supplierId, { papers })).expectStatus(201)).body
    const shown = (await clerk.get(`/receipts/${receipt.receiptId}`).expectStatus(200)).body
    expect(shown.papers.map(({ number }: { number: string }) => number)).toEqual([text])
    const moved = await clerk.post(`/lots/${lotId}/move`, { place: text })
    expect(moved.status, JSON.stringify(text)).toBe(200)
    await clerk.post(`/lots/${lotId}/quarantine`, { reason: 'other', note: text }).expectStatus(200)
    const { place, quarantine } = (await clerk.get(`/lots/${lotId}`).expectStatus(200)).body
    expect([place, quarantine.note]).toEqual([text, text])
    await clerk.post(`/lots/${lotId}/release`).expectStatus(200)
  }
}, 240_000)

it('as lines of a file, each is recorded as it is or given back with a reason', async () => {
  const names = [...new Set(texts.map((text) => text.replaceAll('\0', '').toWellFormed()))]
  const file = [
    'Nom;Type;Adresse',
    ...names.map((name) => [cell(`Fichier ${name}`), 'client', cell(name)].join(';')),
  ].join('\n')
  const { importId, ...told } = await imported(file, { kind: 'suppliers' })
  expect(told).toMatchObject({ status: 'done', lines: names.length, accepted: names.length - told.refused })
  expect(told.accepted).toBeGreaterThan(names.length / 2)
  expect(await badLines(importId)).toHaveLength(1 + told.refused)
  const { rows } = await database.pool.query(
    `SELECT s.name, s.contact->>'address' AS address, l.line FROM supplier s JOIN import_line l ON l.thing_id = s.id WHERE l.import_id = $1`,
    [importId],
  )
  // Blanks at the ends of a cell are no part of it, and an apostrophe before a sign is what a spreadsheet wrote.
  const plain = (text: string) => text.trim().replace(/^'(?=[=+\-@\t\r])/, '')
  const kept = new Map(rows.map(({ name, address }) => [name, address ?? '']))
  const unread = names.filter((name) => {
    const address = kept.get(plain(`Fichier ${name}`))
    return address !== undefined && plain(address) !== plain(name)
  })
  expect(unread).toEqual([])
  expect(kept.size).toBe(told.accepted)
}, 240_000)

it('as text in a file of receipts, each is recorded as it is or given back with a reason, and comes out of the export', async () => {
  const head = 'Fournisseur;Poids;Prix;Facture;Livraison;Emplacement'
  const lines = texts.map((text, at) => [supplierId, `${at + 1}`, '1', cell(text), cell(text), cell(text)].join(';'))
  const { importId, ...told } = await imported([head, ...lines].join('\n'))
  // A quote or a line break in a text is none of the file's: as many lines come out as went in.
  expect(told).toMatchObject({ status: 'done', lines: texts.length })
  expect(told.accepted + told.refused).toBe(texts.length)
  expect(await badLines(importId)).toHaveLength(1 + told.refused)
  const saved = (await clerk.get('/lots?format=csv&lang=fr').expectStatus(200)).body as string
  // Nothing that a spreadsheet would run.
  expect(saved.split('\r\n').filter((line) => /(^|;)"?[=+@]/.test(line))).toEqual([])
}, 240_000)
