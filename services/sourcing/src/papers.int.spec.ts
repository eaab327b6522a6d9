import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { photographed, receiptBody, registered, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')

const typesOf = async (streamId: string, length: number) => {
  const of = () => service.published.filter((event) => event.streamId === streamId)
  await until(() => of().length === length)
  return of().map((event) => event.type)
}

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
    const photoId = await photographed(clerk)
    const paper = {
      ...{ kind: 'identity-document', issuedOn: '2020-01-01', expiresOn: null, number: secret[0], photos: [photoId] },
    }
    expect((await clerk.raw('GET', `/photos/${photoId}`)).status).toBe(200)
    expect((await (await service.person('coop-other', 'clerk')).raw('GET', `/photos/${photoId}`)).status).toBe(404)
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
    expect((await clerk.raw('GET', `/photos/${photoId}`)).status).toBe(404)
    const company = await registered(clerk, 'mine')
    await clerk.send('PUT', `/suppliers/${company}/contact`, contact)
    expect((await clerk.send('DELETE', `/suppliers/${company}/contact`)).status).toBe(200)
    expect((await clerk.get(`/suppliers/${company}`)).body.contact).toBeNull()
  })
})
