import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { receiptBody, registered, startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const { database, published } = service
const clerk = await service.person('coop-tiznit', 'clerk')
const stranger = await service.person('coop-taroudant', 'clerk')
const supplierId = await registered(clerk, 'refiner', 'Affinerie')
const grams = (value: string) => ({ value, unit: 'g' })

const received = async (value: string, more: object = {}): Promise<string> =>
  (
    await clerk
      .post('/receipts', receiptBody(supplierId, { weighed: grams(value), tare: grams('0'), ...more }))
      .expectStatus(201)
  ).body.lotId
const accepted = async (value: string, more: object): Promise<string> => {
  const lotId = await received(value, more)
  await clerk.post(`/lots/${lotId}/accept`).expectStatus(200)
  return lotId
}
const balanced = { custodyModel: 'mass-balance', originClass: 'recycled' }
const unknown = { custodyModel: 'none', originClass: 'unknown' }
const claim = (lotId: string, value: string, originClass = 'recycled') =>
  clerk.post(`/lots/${lotId}/claim`, { amount: grams(value), originClass })
const left = async (originClass = 'recycled') =>
  (await clerk.get(`/claim-accounts?originClass=${originClass}`).expectStatus(200)).body.items

describe('the claim account of a site and a year', () => {
  it('is credited by what came in with a claim, once it is accepted, and pays for what is claimed of any metal there', async () => {
    const came = await received('1000', balanced)
    expect(await left()).toEqual([])
    await clerk.post(`/lots/${came}/accept`).expectStatus(200)
    expect(await left()).toMatchObject([
      { siteId: 'coop-tiznit', material: 'silver', grossMicrograms: '1000000000', fine: '9250000000000' },
    ])
    expect((await clerk.get(`/lots/${came}`)).body).toMatchObject({ claimedMicrograms: 0 })
    const other = await accepted('500', { ...unknown, declaredFineness: 9_990 })
    const { body, headers } = await claim(other, '300').expectStatus(200)
    expect(body).toMatchObject({ lotId: other, claimedMicrograms: 300_000_000 })
    expect(headers.get('etag')).toBe('"3"')
    expect((await clerk.get(`/lots/${other}`)).body).toMatchObject({
      ...{ custodyModel: 'mass-balance', originClass: 'recycled', claimedMicrograms: 300_000_000 },
    })
    expect(await left()).toMatchObject([{ grossMicrograms: '700000000', fine: '6253000000000' }])
    const facts = await until(() => {
      const found = published.filter(({ type }) => type === 'sourcing.claim-booked')
      return found.length === 2 && found
    })
    expect(facts.map(({ streamVersion, data }) => [streamVersion, (data as { cause: string }).cause])).toEqual([
      [1, 'came-in'],
      [2, 'claimed'],
    ])
    const bookings = (await clerk.get(`/claim-bookings?lotId=${other}`).expectStatus(200)).body.items
    expect(bookings).toMatchObject([{ cause: 'claimed', grossMicrograms: '-300000000', balanceFine: '6253000000000' }])
  })

  it('never goes below nothing, in weight or in fine metal: the refusal says how much is left', async () => {
    const heavy = await accepted('2000', unknown)
    await claim(heavy, '700.000001').expectProblem('claims-used-up', {
      ...{ availableMicrograms: 700_000_000, missingMicrograms: 1, period: new Date().toISOString().slice(0, 4) },
    })
    const fine = await accepted('700', { ...unknown, declaredFineness: 9_999 })
    await claim(fine, '700').expectProblem('claims-used-up', { missingMicrograms: 0, missingFine: '746300000000' })
    await claim(heavy, '1', 'artisanal-mined').expectProblem('claims-used-up', { availableMicrograms: 0 })
  })

  it('refuses what is no matter of an account', async () => {
    const segregated = await accepted('10', {})
    await claim(segregated, '1').expectProblem('custody-needs-no-account', { custodyModel: 'segregated' })
    const mined = await accepted('10', { custodyModel: 'none', originClass: 'artisanal-mined' })
    await claim(mined, '1').expectProblem('origin-differs', { originClass: 'artisanal-mined' })
    const small = await accepted('10', unknown)
    await claim(small, '11').expectProblem('claim-beyond-lot', { unclaimedMicrograms: 10_000_000 })
    await claim(small, '0').expectProblem('nothing-claimed')
    await clerk.post(`/lots/${small}/give-up-claim`).expectProblem('nothing-claimed')
    await claim(await received('10', unknown), '1').expectProblem('lot-not-accepted')
  })

  it('takes back what a lot gives up, also of metal that was kept apart until now', async () => {
    const segregated = await accepted('40', { originClass: 'grandfathered' })
    await clerk.post(`/lots/${segregated}/give-up-claim`).expectStatus(200)
    expect((await clerk.get(`/lots/${segregated}`)).body).toMatchObject({
      ...{ custodyModel: 'mass-balance', originClass: 'grandfathered', claimedMicrograms: 0 },
    })
    expect(await left('grandfathered')).toMatchObject([{ grossMicrograms: '40000000', fine: '370000000000' }])
    const other = await accepted('100', unknown)
    await claim(other, '40', 'grandfathered').expectStatus(200)
    await claim(other, '1', 'grandfathered').expectProblem('claims-used-up')
    await clerk.post(`/lots/${other}/give-up-claim`).expectStatus(200)
    expect(await left('grandfathered')).toMatchObject([{ grossMicrograms: '40000000' }])
  })

  it('pays with metal that is rejected after all, and holds the rejection up while its claim is in use', async () => {
    const origin = 'large-scale-mined'
    const came = await accepted('50', { ...balanced, originClass: origin })
    const other = await accepted('50', unknown)
    await claim(other, '20', origin).expectStatus(200)
    await clerk.post(`/lots/${came}/quarantine`, { reason: 'origin-doubted' }).expectStatus(200)
    const reject = () => clerk.post(`/lots/${came}/reject`, { reason: 'origin-refused' })
    await reject().expectProblem('claims-used-up', { missingMicrograms: 20_000_000 })
    await clerk.post(`/lots/${other}/give-up-claim`).expectStatus(200)
    await reject().expectStatus(200)
    expect(await left(origin)).toMatchObject([{ grossMicrograms: '0', fine: '0' }])
  })

  it('many at once never claim more than there is', async () => {
    const origin = 'artisanal-mined'
    await accepted('10', { ...balanced, originClass: origin })
    const lots = await Promise.all(Array.from({ length: 8 }, () => accepted('10', unknown)))
    const replies = await Promise.all(lots.map((lotId) => claim(lotId, '2.5', origin)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(4)
    expect(replies.filter(({ body }) => body.code === 'claims-used-up')).toHaveLength(4)
    expect(await left(origin)).toMatchObject([{ grossMicrograms: '0', fine: '0' }])
    // The first two of an account, at once: it is one account.
    const { rows } = await database.pool.query(
      'SELECT count(*)::int AS accounts, (SELECT count(*)::int FROM claim_booking) AS lines, sum(version)::int AS versions FROM claim_account',
    )
    expect(rows[0].lines).toBe(rows[0].versions)
  })

  it('is the organisation’s own, listed page by page and saved as tables', async () => {
    expect((await stranger.get('/claim-accounts')).body.items).toEqual([])
    expect((await stranger.get('/claim-bookings')).body.items).toEqual([])
    const all: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await clerk.get(`/claim-bookings?limit=3${cursor}`).expectStatus(200)
      all.push(...body.items.map((one: { balanceFine: string; lotId: string }) => `${one.lotId} ${one.balanceFine}`))
      if (body.next === null) break
      cursor = `&cursor=${body.next}`
    }
    const { rows } = await database.pool.query('SELECT count(*)::int AS lines FROM claim_booking')
    expect(all).toHaveLength(rows[0].lines)
    expect((await clerk.get('/claim-accounts?format=csv&lang=fr').expectStatus(200)).body).toContain('recycled')
    expect((await clerk.get('/claim-bookings?format=csv&lang=fr').expectStatus(200)).body).toContain('given-up')
  })
})
