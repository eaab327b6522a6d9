import { describe, expect, it } from 'vitest'
import { grams, halfWidth, handedOver, placed, startProduction } from './test-production.ts'

const service = await startProduction()
const clerk = await service.person('coop-tiznit', 'clerk')
const lead = await service.person('atelier-amal', 'workshop')
const stranger = await service.person('atelier-other', 'workshop')

interface EntryShown {
  readonly kind: string
  readonly accountId: string
  readonly type: string
  readonly grossMicrograms: number
  readonly content: { readonly Ag: string }
}
/** The entries that say something of an account, oldest first, as [account, gross, fine]. */
const entries = async (query: string) =>
  (
    (await clerk.get(`/ledger/entries?sort=oldest&limit=100&${query}`).expectStatus(200)).body.items as EntryShown[]
  ).map(({ kind, accountId, grossMicrograms, content }) => [`${kind}:${accountId}`, grossMicrograms, content.Ag])
const balances = async (query: string) =>
  ((await clerk.get(`/ledger/balances?limit=100&${query}`).expectStatus(200)).body.items as EntryShown[]).map(
    ({ kind, grossMicrograms, content }) => [kind, grossMicrograms, content.Ag],
  )
const take = async (orderId: string, micrograms: number, took: string, last = false) => {
  const handOverId = await handedOver(service, { orderId, micrograms, last })
  await lead.post(`/hand-overs/${handOverId}/accept`, { weighed: grams(took), halfWidth }).expectStatus(200)
  return handOverId
}

describe('worked examples over HTTP, in the ledger', () => {
  it('W: an order with dirty filings closes with exactly these entries', async () => {
    const orderId = await placed(clerk)
    await take(orderId, 500_000_000, '500')
    const { pieceId } = (
      await lead
        .post(`/orders/${orderId}/pieces`, { serial: 'W-1', weighed: grams('430'), title: 9_250 })
        .expectStatus(201)
    ).body
    const residue = async (name: string, weighed: string) =>
      (await lead.post(`/orders/${orderId}/residues`, { class: name, weighed: grams(weighed) }).expectStatus(201)).body
        .residueLotId
    const [sprue, filings] = [await residue('sprue', '55'), await residue('filings', '8.5')]
    await lead.post(`/orders/${orderId}/close`, {}).expectStatus(200)
    const items = (await lead.get('/ledger/entries?sort=oldest&limit=100').expectStatus(200)).body.items as EntryShown[]
    const closing = items
      .filter(({ type }) => type === 'production.order-closed')
      .map(({ kind, accountId, grossMicrograms, content }) => [`${kind}:${accountId}`, grossMicrograms, content.Ag])
    expect(closing).toEqual([
      [`work:${orderId}`, -500_000_000, '-4625000000000'],
      [`foreign:${orderId}`, -1_332_433, '0'],
      [`piece:${pieceId}`, 430_000_000, '3977500000000'],
      [`stock:${sprue}`, 55_000_000, '508750000000'],
      [`stock:${filings}`, 8_500_000, '66300000000'],
      [`loss:${orderId}`, 7_832_433, '72450000000'],
    ])
    expect(await balances(`accountId=${orderId}`)).toEqual([
      ['foreign', -1_332_433, '0'],
      ['loss', 7_832_433, '72450000000'],
    ])
    expect(await balances(`accountId=${filings}`)).toEqual([['stock', 8_500_000, '66300000000']])
  })

  it('D: hand-overs within what scales can tell, beyond it, and the last one', async () => {
    const orderId = await placed(clerk)
    const first = await take(orderId, 100_020_000, '100.01')
    const second = await take(orderId, 100_020_000, '99.87')
    await take(orderId, 100_030_000, '100.04', true)
    expect(await entries(`accountId=${orderId}`)).toEqual([
      [`work:${orderId}`, 100_010_000, '925092500000'],
      [`scale:${orderId}`, 10_000, '92500000'],
      [`work:${orderId}`, 99_870_000, '923797500000'],
      [`work:${orderId}`, 100_040_000, '925370000000'],
      [`scale:${orderId}`, -10_000, '-92500000'],
    ])
    expect(await entries(`accountId=${first}`)).toEqual([[`transit:${first}`, -100_020_000, '-925185000000']])
    expect(await entries(`accountId=${second}`)).toEqual([
      [`transit:${second}`, -100_020_000, '-925185000000'],
      [`dispute:${second}`, 150_000, '1387500000'],
    ])
    // What is in dispute is agreed on later; until then the work lacks it.
    expect(await balances(`accountId=${orderId}`)).toEqual([['work', 299_920_000, '2774260000000']])
  })
})

describe('what is shown of the ledger', () => {
  it('is the organisation’s own: what it owns, or has in hand', async () => {
    const kinds = async (person: typeof lead, kind: string) =>
      (await person.get(`/ledger/balances?kind=${kind}`)).body.items.length
    expect(await kinds(lead, 'work')).toBe(1)
    expect(await kinds(clerk, 'work')).toBe(1)
    expect(await kinds(clerk, 'transit')).toBe(4)
    // On its way from the cooperative, and not in the workshop's hands.
    expect(await kinds(lead, 'transit')).toBe(0)
    for (const list of ['entries', 'balances'])
      expect((await stranger.get(`/ledger/${list}`).expectStatus(200)).body.items).toEqual([])
  })

  it('comes page by page, each line once, in either direction, and by the day', async () => {
    for (const list of ['entries?sort=oldest', 'entries?sort=newest', 'balances?']) {
      const all = (await clerk.get(`/ledger/${list}&limit=100`)).body.items
      const paged: unknown[] = []
      for (let next: string | null = ''; next !== null; ) {
        const { body } = await clerk.get(`/ledger/${list}&limit=3${next === '' ? '' : `&cursor=${next}`}`)
        paged.push(...body.items)
        next = body.next
      }
      expect(paged).toEqual(all)
      expect(all.length).toBeGreaterThan(5)
    }
    const today = new Date().toISOString().slice(0, 10)
    expect((await clerk.get(`/ledger/entries?from=${today}&until=${today}&book=metal`)).body.items).not.toEqual([])
    expect((await clerk.get('/ledger/entries?until=2020-01-01')).body.items).toEqual([])
  })

  it('is saved as a table', async () => {
    const table = await clerk.raw('GET', '/ledger/entries?format=csv&lang=en&kind=scale', {})
    expect(String(table.body ?? '')).toContain('Fine silver (g)')
  })
})
