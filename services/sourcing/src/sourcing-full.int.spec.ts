import { randomUUID } from 'node:crypto'
import { production } from '@fibula/contracts'
import { until } from '@fibula/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptedLot, orderPlaced, receiptBody, registered, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')
const orderId = randomUUID()
const halfWidth = { value: '0.01', unit: 'g' }
const grams = (value: string) => ({ value, unit: 'g' })
const count = async (text: string, values: unknown[] = []): Promise<number> =>
  (await service.database.pool.query(text, values)).rowCount ?? 0

beforeAll(async () => {
  await service.tell('production', orderId, orderPlaced('coop-tiznit', orderId))
  await until(async () => (await count('SELECT 1 FROM known_order')) === 1)
})

const typesOf = async (streamId: string, length: number) => {
  const of = () => service.published.filter((event) => event.streamId === streamId)
  await until(() => of().length === length)
  return of().map((event) => event.type)
}

const stones = {
  material: 'stones',
  weighed: { value: '60', unit: 'ct' },
  pieces: 30,
  originClass: 'unknown',
  custodyModel: 'none',
  price: { amountMinor: 90_000, currency: 'MAD' },
}
const silver = (differences: object = {}) => {
  const { supplierId: _, papers: __, ...line } = receiptBody('', differences)
  return line
}

describe('a receipt of several lines', () => {
  it('201: each becomes a lot, all committed together, and is shown whole', async () => {
    const supplierId = await registered(clerk)
    const { status, body } = await clerk.post('/receipts', {
      supplierId,
      lines: [silver({ place: 'Coffre 2' }), stones],
      photos: ['ab01'.repeat(16)],
    })
    expect(status).toBe(201)
    expect(body.lines).toMatchObject([
      { lineNumber: 1, material: 'silver', place: 'Coffre 2', fine: '4625000000000' },
      { lineNumber: 2, material: 'stones', pieces: 30, grossMicrograms: 12_000_000, fine: '0' },
    ])
    expect(body.total).toEqual({ amountMinor: 640_000, currency: 'MAD' })
    expect((await clerk.get(`/receipts/${body.receiptId}`)).body).toEqual(body)
    const lots = (await clerk.get(`/lots?receiptId=${body.receiptId}`)).body.items
    expect(lots.map(({ material }: { material: string }) => material).sort()).toEqual(['silver', 'stones'])
    expect((await clerk.get(`/receipts?supplierId=${supplierId}&material=stones`)).body.items).toEqual([body])
  })

  it('422: one bad line refuses all, and says which', async () => {
    const supplierId = await registered(clerk)
    const reply = await clerk.post('/receipts', { supplierId, lines: [silver(), { ...stones, pieces: null }] })
    expect(reply).toMatchObject({ status: 422, body: { code: 'pieces-needed', lineNumber: 2 } })
    expect(await count('SELECT 1 FROM lot WHERE supplier_id = $1', [supplierId])).toBe(0)
  })

  it('takes price and day of payment from the terms, also when another replica set them', async () => {
    const supplierId = await registered(clerk)
    const body = { ...receiptBody(supplierId), price: null }
    expect(await clerk.post('/receipts', body)).toMatchObject({ status: 422, body: { code: 'price-unknown' } })
    const rate = { amountMinor: 1_150, currency: 'MAD' }
    const materials = [{ material: 'silver', per: 'fine-gram', rate, premiumBasisPoints: -150 }]
    expect((await clerk.send('PUT', `/suppliers/${supplierId}/terms`, { paymentDays: 30, materials })).status).toBe(200)
    const priced = () => clerk.post('/receipts', body, { happenedAt: '2026-10-01T08:00:00.000Z' })
    expect(await priced()).toMatchObject({
      status: 201,
      body: { price: { amountMinor: 523_897, currency: 'MAD' }, paymentDueOn: '2026-10-31' },
    })
    // As another replica would: this one remembers the older terms, and must not use them.
    await service.database.pool.query(
      `UPDATE supplier SET version = version + 1, terms = jsonb_set(terms, '{paymentDays}', '60') WHERE id = $1`,
      [supplierId],
    )
    expect((await priced()).body.paymentDueOn).toBe('2026-11-30')
  })
})

describe('papers of a supplier', () => {
  it('that are out of date quarantine what comes; release, accept and use follow', async () => {
    const supplierId = await registered(clerk, 'mine')
    const paper = { kind: 'mining-licence', number: 'L-1', issuedOn: '2020-01-01', expiresOn: '2026-09-30' }
    expect((await clerk.post(`/suppliers/${supplierId}/papers`, paper)).status).toBe(201)
    expect((await clerk.get('/papers?state=expired')).body.items).toMatchObject([{ supplierId, number: 'L-1' }])
    expect((await clerk.get('/suppliers?papersExpiredOn=2026-10-01')).body.items).toMatchObject([{ supplierId }])
    const { lotId } = (
      await clerk.post('/receipts', receiptBody(supplierId), { happenedAt: '2026-10-01T08:00:00.000Z' })
    ).body
    expect((await clerk.get(`/lots/${lotId}`)).body.quarantine).toEqual({
      reason: 'papers-expired',
      note: 'mining-licence 2026-09-30',
    })
    expect(await clerk.post(`/lots/${lotId}/accept`)).toMatchObject({ status: 409, body: { code: 'lot-quarantined' } })
    expect((await clerk.get('/lots?quarantined=true')).body.items).toMatchObject([{ lotId }])
    expect((await clerk.post(`/lots/${lotId}/release`, { note: 'Seen' })).body.isQuarantined).toBe(false)
    expect((await clerk.post(`/lots/${lotId}/accept`)).body.status).toBe('accepted')
    expect(await typesOf(lotId, 4)).toEqual([
      'sourcing.material-received',
      'sourcing.lot-quarantined',
      'sourcing.lot-released',
      'sourcing.lot-accepted',
    ])
    const newer = { ...paper, expiresOn: '2030-01-01', number: 'L-2' }
    await clerk.post(`/suppliers/${supplierId}/papers`, newer)
    const next = (await clerk.post('/receipts', receiptBody(supplierId))).body.lotId
    expect((await clerk.get(`/lots/${next}`)).body.quarantine).toBeNull()
    const [first] = (await clerk.get(`/suppliers/${supplierId}`)).body.papers
    expect(
      (await clerk.post(`/suppliers/${supplierId}/papers/${first.paperId}/withdraw`, { reason: 'Old' })).status,
    ).toBe(200)
    expect((await clerk.get(`/suppliers/${supplierId}`)).body.papers).toMatchObject([{ number: 'L-2' }])
  })

  it('and contact of a private person are shown, told to nobody, and erased', async () => {
    const supplierId = await registered(clerk, 'customer', 'Fadma')
    const everything = async () => {
      const { rows } = await service.database.pool.query(`
        SELECT (SELECT json_agg(e) FROM fibula.event e) AS events, (SELECT json_agg(i) FROM fibula.idempotency i) AS answers,
          (SELECT json_agg(s) FROM supplier s) AS suppliers, (SELECT json_agg(r) FROM receipt r) AS receipts,
          (SELECT json_agg(p) FROM personal_paper p) AS papers`)
      return JSON.stringify(rows)
    }
    const secret = ['JB 445566', 'JB 778899', '+212 600 112233']
    const contact = { person: null, phone: secret[2], email: null, address: null }
    await clerk.send('PUT', `/suppliers/${supplierId}/contact`, contact)
    const paper = { kind: 'identity-document', issuedOn: '2020-01-01', expiresOn: null, number: secret[0] }
    await clerk.post(`/suppliers/${supplierId}/papers`, paper)
    const card = { kind: 'identity-copy', number: secret[1], issuedOn: '2020-01-01' }
    const { receiptId } = (await clerk.post('/receipts', receiptBody(supplierId, { papers: [card] }))).body
    expect((await clerk.get(`/suppliers/${supplierId}`)).body).toMatchObject({
      contact,
      papers: [{ number: secret[0] }],
    })
    expect((await clerk.get(`/receipts/${receiptId}`)).body.papers).toMatchObject([{ number: secret[1] }])
    const { rows } = await service.database.pool.query('SELECT data::text FROM fibula.event')
    const { rows: answers } = await service.database.pool.query('SELECT answer::text FROM fibula.idempotency')
    for (const one of secret) {
      expect(JSON.stringify(rows)).not.toContain(one)
      expect(JSON.stringify(answers)).not.toContain(one)
      expect(await everything()).toContain(one)
    }
    expect((await clerk.send('DELETE', `/suppliers/${supplierId}/name`)).status).toBe(200)
    for (const one of secret) expect(await everything()).not.toContain(one)
    expect((await clerk.get(`/suppliers/${supplierId}`)).body).toMatchObject({ name: null, contact: null })
    const company = await registered(clerk, 'mine')
    await clerk.send('PUT', `/suppliers/${company}/contact`, contact)
    expect((await clerk.send('DELETE', `/suppliers/${company}/contact`)).status).toBe(200)
    expect((await clerk.get(`/suppliers/${company}`)).body.contact).toBeNull()
  })
})

describe('lots', () => {
  it('are split and merged: shares are exact, sources are empty, custody follows, and the ways are shown', async () => {
    const first = await acceptedLot(clerk, '300')
    const second = await acceptedLot(clerk, '100')
    const split = await clerk.post(`/lots/${first}/split`, {
      parts: [{ weighed: grams('100.5') }, { weighed: grams('50') }],
    })
    expect(split).toMatchObject({
      status: 201,
      body: { parts: [{ fine: '929625000000' }, { fine: '462500000000' }], remainingFine: '1382875000000' },
    })
    const [part] = split.body.parts
    expect((await clerk.get(`/lots/${part.lotId}`)).body).toMatchObject({
      status: 'accepted',
      basis: 'declared',
      cameFrom: [{ lotId: first, cause: 'split' }],
    })
    const merged = await clerk.post('/lots/merge', { lotIds: [part.lotId, second], place: 'Coffre 1' })
    expect(merged).toMatchObject({
      status: 201,
      body: {
        fine: '1854625000000',
        custodyModel: 'segregated',
        originClass: 'recycled',
        claimedMicrograms: 200_500_000,
      },
    })
    expect((await clerk.get(`/lots/${second}`)).body).toMatchObject({
      grossMicrograms: 0,
      wentInto: [{ lotId: merged.body.lotId, cause: 'merge' }],
    })
    expect((await clerk.get(`/lots/${merged.body.lotId}`)).body).toMatchObject({
      basis: 'computed',
      supplierId: null,
      finenesses: { declared: null, computed: 9_250, assayed: null },
      place: 'Coffre 1',
    })
    expect(await typesOf(second, 3)).toContain('sourcing.lot-emptied')
    expect(await typesOf(merged.body.lotId, 1)).toEqual(['sourcing.lots-merged'])
    expect(await clerk.post('/lots/merge', { lotIds: [first, second] })).toMatchObject({
      status: 409,
      body: { code: 'lot-empty', lotId: second },
    })
    const stranger = await service.person('coop-other', 'clerk')
    expect(await stranger.post('/lots/merge', { lotIds: [first, merged.body.lotId] })).toMatchObject({
      status: 409,
      body: { code: 'lot-unknown' },
    })
  })

  it('one lot is merged once, however many ask at once', async () => {
    const [a, b, c] = (await Promise.all(['10', '20', '30'].map((one) => acceptedLot(clerk, one)))) as [
      string,
      string,
      string,
    ]
    const replies = await Promise.all(
      [
        [a, b],
        [b, a],
        [a, c],
        [c, b],
      ].map((lotIds) => clerk.post('/lots/merge', { lotIds })),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    const { rows } = await service.database.pool.query(
      'SELECT sum(gross_micrograms)::text AS gross FROM lot WHERE id = ANY($1) OR id = $2',
      [[a, b, c], replies.find(({ status }) => status === 201)?.body.lotId],
    )
    expect(rows[0].gross).toBe('60000000')
  })

  it('move, are quarantined, rejected and sent back; a fire assay uses its sample up', async () => {
    const lotId = await acceptedLot(clerk, '100')
    expect((await clerk.post(`/lots/${lotId}/move`, { place: 'Vitrine' })).body.place).toBe('Vitrine')
    expect(await clerk.post(`/lots/${lotId}/move`, { place: 'Vitrine' })).toMatchObject({ status: 409 })
    const assay = await clerk.post(`/lots/${lotId}/assays`, {
      method: 'fire-assay',
      measuredFineness: 9_000,
      uncertainty: 5,
      sample: { weighed: grams('1'), returned: grams('0.9') },
    })
    expect(assay.body).toMatchObject({ effect: 'revalued', grossMicrograms: 99_900_000, fine: '900000000000' })
    await clerk.post(`/lots/${lotId}/quarantine`, { reason: 'fineness-doubted' })
    expect(await clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, last: true })).toMatchObject({
      status: 409,
      body: { code: 'lot-quarantined' },
    })
    expect((await clerk.post(`/lots/${lotId}/reject`, { reason: 'fineness-too-low' })).body.status).toBe('rejected')
    expect((await clerk.post(`/lots/${lotId}/send-back`)).body).toMatchObject({
      status: 'sent-back',
      grossMicrograms: 0,
    })
    expect((await clerk.get(`/lots/${lotId}`)).body).toMatchObject({
      status: 'sent-back',
      finenesses: { declared: 9_250, assayed: { method: 'fire-assay', fineness: 9_000 } },
      assays: [{ sample: { fine: '9000000000', returnedFine: '9000000000' } }],
    })
  })

  it('of stones are handed over by pieces and carats', async () => {
    const supplierId = await registered(clerk)
    const { lotId } = (await clerk.post('/receipts', { supplierId, ...stones })).body
    await clerk.post(`/lots/${lotId}/accept`)
    const give = (body: object) => clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, ...body })
    const weighed = { value: '20', unit: 'ct' }
    expect(await give({ weighed })).toMatchObject({ status: 422, body: { code: 'pieces-needed' } })
    expect(await give({ weighed, pieces: 31 })).toMatchObject({ status: 422, body: { code: 'pieces-do-not-fit' } })
    expect(await give({ weighed, pieces: 10 })).toMatchObject({
      status: 201,
      body: { grossMicrograms: 4_000_000, pieces: 10, remainingPieces: 20 },
    })
    expect(await give({ last: true })).toMatchObject({ status: 201, body: { pieces: 20, remainingPieces: 0 } })
  })

  it('are listed by what they are, the heaviest first, page by page, and saved as a table', async () => {
    const reader = await service.person('coop-lister', 'clerk')
    for (const one of ['10', '30', '20', '30']) await acceptedLot(reader, one)
    const seen: number[] = []
    let next: string | null = ''
    while (next !== null) {
      const path: string = `/lots?sort=heaviest&usable=true&fineness=9250&limit=2${next === '' ? '' : `&cursor=${next}`}`
      const { body } = await reader.get(path)
      seen.push(...body.items.map((lot: { grossMicrograms: number }) => lot.grossMicrograms / 1e6))
      next = body.next
    }
    expect(seen).toEqual([30, 30, 20, 10])
    for (const list of ['lots', 'receipts', 'suppliers', 'papers', 'hand-overs', 'returns', 'stock']) {
      const reply = await reader.get(`/${list}?format=csv&lang=fr`)
      expect(reply.status, list).toBe(200)
      expect(reply.headers.get('content-type'), list).toContain('text/csv')
    }
  })
})

describe('what a workshop sends back', () => {
  const sent = (returnId: string, differences: object = {}) =>
    production.metalSentBack.write({
      ...{ returnId, orderId, ownerId: 'coop-tiznit', workshopId: 'atelier-amal', what: 'metal', material: 'silver' },
      ...{ lotId: null, residueLotId: null, handOverId: null, weighed: { value: '20', unit: 'g' }, pieces: null },
      ...{ grossMicrograms: 20_000_000, fine: '185000000000', foreignMicrograms: 0, reason: null },
      halfWidthMicrograms: 10_000,
      ...differences,
    } as never)
  const heard = async (returnId: string, differences: object = {}) => {
    await service.tell('production', orderId, sent(returnId, differences))
    await until(async () => (await count('SELECT 1 FROM incoming_return WHERE id = $1', [returnId])) === 1)
  }
  const accept = (returnId: string, value: string, more: object = {}) =>
    clerk.post(`/returns/${returnId}/accept`, { weighed: grams(value), halfWidth, ...more })

  it('waits, is weighed in, and is a lot again with the custody of what was given', async () => {
    const lotId = await acceptedLot(clerk, '50')
    await clerk.post(`/lots/${lotId}/hand-overs`, { orderId, halfWidth, last: true })
    const returnId = randomUUID()
    await heard(returnId)
    expect((await clerk.get('/returns?status=waiting')).body.items).toMatchObject([{ returnId, taken: null }])
    const taken = await accept(returnId, '20.01', { place: 'Coffre 3' })
    expect(taken).toMatchObject({
      status: 201,
      body: { outcome: 'agreed', grossMicrograms: 20_010_000, scaleGrossMicrograms: -10_000 },
    })
    expect((await clerk.get(`/lots/${taken.body.lotId}`)).body).toMatchObject({
      status: 'accepted',
      basis: 'computed',
      fineness: 9_250,
      originClass: 'recycled',
      custodyModel: 'segregated',
      place: 'Coffre 3',
    })
    expect(await accept(returnId, '20')).toMatchObject({ status: 409, body: { code: 'return-already-taken' } })
    expect((await clerk.get(`/returns/${returnId}`)).body).toMatchObject({
      status: 'taken',
      taken: { outcome: 'agreed' },
    })
    expect(await typesOf(taken.body.lotId, 1)).toEqual(['sourcing.metal-taken-back'])
  })

  it('and differs by more than scales explain is taken as weighed, the rest in dispute, and judged before it is used', async () => {
    const returnId = randomUUID()
    await heard(returnId)
    const taken = await accept(returnId, '19.5')
    expect(taken.body).toMatchObject({
      outcome: 'disputed',
      grossMicrograms: 19_500_000,
      disputeGrossMicrograms: 500_000,
      disputeFine: '4625000000',
    })
    expect((await clerk.get(`/lots/${taken.body.lotId}`)).body.status).toBe('received')
  })

  it('as filings is no metal to use at once; twice at once it is one lot', async () => {
    const returnId = randomUUID()
    await heard(returnId, { what: 'filings', residueLotId: randomUUID(), fine: '150000000000' })
    const replies = await Promise.all(Array.from({ length: 4 }, () => accept(returnId, '20')))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    const lotId = replies.find(({ status }) => status === 201)?.body.lotId
    expect((await clerk.get(`/lots/${lotId}`)).body).toMatchObject({ status: 'received', residueClass: 'filings' })
  })

  it('404: is nobody else’s', async () => {
    const returnId = randomUUID()
    await heard(returnId)
    const stranger = await service.person('coop-other', 'clerk')
    expect((await stranger.get(`/returns/${returnId}`)).status).toBe(404)
    const body = { weighed: grams('20'), halfWidth }
    expect((await stranger.post(`/returns/${returnId}/accept`, body)).status).toBe(404)
  })
})
