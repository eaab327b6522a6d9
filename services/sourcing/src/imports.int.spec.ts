import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { expect, it } from 'vitest'
import { head, line, startImporting } from './test-imports.ts'
import { receiptBody, registered } from './test-sourcing.ts'

const { clerk, supplierId, person, database, published, send, over, imported, badLines, lotsOf, lots } =
  await startImporting()
const stranger = await person('coop-taroudant', 'clerk')

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

it('a corrected file sent whole records only what is new; what was recorded is listed, and may be said to be another delivery', async () => {
  const day = (n: number) => `0${n}/09/2026`
  const row = (n: number, weight: string) => line(weight).replace('01/10/2026', day(n))
  // Two equal lines of one file are two deliveries.
  const file = [head, row(1, '61'), row(1, '61'), row(2, 'x'), row(3, '63')].join('\n')
  expect(await imported(file)).toMatchObject({ accepted: 3, thereBefore: 0, refused: 1 })
  const corrected = [head, row(3, '63,000'), row(2, '62'), row(1, '61'), row(1, '61')].join('\n')
  const { importId, ...told } = await imported(corrected)
  expect(told).toMatchObject({ lines: 4, accepted: 1, thereBefore: 3, inOtherFiles: 3, refused: 0 })
  expect(await lotsOf(importId)).toMatchObject([{ gross: 56_800_000 }])
  const listed = await badLines(importId, 'fr', 'recorded-before')
  expect(listed[0]).toBe(`Ligne;Motif;Livraison;${head}`)
  expect(listed).toHaveLength(4)
  expect(listed[1]).toMatch(/^2;Cette ligne est déjà enregistrée.*;;03\/09\/2026/)
  expect(await badLines(importId)).toHaveLength(1)
  // Sent again as it is, the same; with a number it is another delivery, once.
  expect(await imported(listed.join('\n'))).toMatchObject({ accepted: 0, thereBefore: 3 })
  const second = [listed[0], listed[1]?.replace(';;03/', ';BL-2;03/')].join('\n')
  const more = await imported(second)
  expect(more).toMatchObject({ accepted: 1, thereBefore: 0 })
  expect(await imported(second)).toMatchObject({ accepted: 0, thereBefore: 1, inOtherFiles: 0 })
  const { rows } = await database.pool.query(
    `SELECT r.papers FROM receipt r JOIN import_line i ON i.thing_id = r.lot_id WHERE i.import_id = $1`,
    [more.importId],
  )
  expect(rows[0].papers).toMatchObject([{ number: 'F-17' }, { kind: 'delivery-note', number: 'BL-2' }])
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
}, 90_000)

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
