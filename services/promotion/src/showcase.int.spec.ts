import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import {
  finishedPieces,
  itemBody,
  onePiece,
  orderClosed,
  orderPlaced,
  pieceFinished,
  publishedItem,
  sold,
  startPromotion,
} from './test-promotion.ts'

const service = await startPromotion()
const marketing = await service.person('federation-souss', 'marketing')
const stranger = await service.person('federation-draa', 'marketing')
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
const names = { fr: 'Foire de Tiznit', ar: 'معرض تيزنيت' }
const fair = (differences: object = {}) => ({
  kind: 'fair',
  names,
  place: 'Tiznit',
  startsOn: day(-2),
  endsOn: day(2),
  ...differences,
})
const mad = (amountMinor: number) => ({ amountMinor, currency: 'MAD' })
const idsOf = async (query: string): Promise<string[]> =>
  (await marketing.get(`/catalogue?limit=100&${query}`).expectStatus(200)).body.items.map(
    ({ itemId }: { itemId: string }) => itemId,
  )
const walk = async (query: string): Promise<string[]> => {
  const all: string[] = []
  let cursor = ''
  do {
    const { body } = await marketing.get(`/catalogue?limit=2&${query}${cursor}`).expectStatus(200)
    all.push(...body.items.map(({ itemId }: { itemId: string }) => itemId))
    cursor = body.next === null ? '' : `&cursor=${encodeURIComponent(body.next)}`
  } while (cursor !== '')
  return all
}

describe('a fair', () => {
  it('gives its items a price while it runs, shown to everybody, and not afterwards', async () => {
    const { itemId } = await publishedItem(service, marketing)
    const { campaignId } = (await marketing.post('/campaigns', fair()).expectStatus(201)).body
    await marketing.send('PUT', `/campaigns/${campaignId}/items/${itemId}`, { price: mad(99_000) }).expectStatus(200)
    expect((await marketing.get(`/catalogue/${itemId}`)).body).toMatchObject({
      price: mad(145_000),
      campaignPrice: mad(99_000),
      campaigns: [{ campaignId, isRunning: true, place: 'Tiznit' }],
    })
    expect(await idsOf(`campaign=${campaignId}`)).toEqual([itemId])
    const showcase = (await marketing.get('/showcase/campaigns')).body.items
    expect(showcase).toEqual([expect.objectContaining({ campaignId, kind: 'fair' })])
    expect(JSON.stringify(showcase)).not.toMatch(/federation/)
    await marketing.send('PATCH', `/campaigns/${campaignId}`, { startsOn: day(3), endsOn: day(5) }).expectStatus(200)
    expect((await marketing.get(`/catalogue/${itemId}`)).body).toMatchObject({
      campaignPrice: null,
      campaigns: [{ isRunning: false }],
    })
    await marketing.post(`/campaigns/${campaignId}/cancel`, { reason: 'Pluie' }).expectStatus(200)
    expect((await marketing.get(`/catalogue/${itemId}`)).body).toMatchObject({ campaigns: [] })
    await until(() => service.published.some(({ type }) => type === 'promotion.campaign-cancelled'))
    expect(
      service.published.filter(({ streamId }) => streamId === campaignId).map(({ type }) => type.slice(10)),
    ).toEqual(['campaign-announced', 'campaign-item-set', 'campaign-changed', 'campaign-cancelled'])
  })

  it('takes items of its own organisation only, and lets them go', async () => {
    const { itemId } = await publishedItem(service, marketing)
    const { campaignId } = (await stranger.post('/campaigns', fair()).expectStatus(201)).body
    await stranger.send('PUT', `/campaigns/${campaignId}/items/${itemId}`, {}).expectProblem('item-unknown', { itemId })
    await marketing.send('PUT', `/campaigns/${campaignId}/items/${itemId}`, {}).expectProblem('not-found')
    await stranger.send('DELETE', `/campaigns/${campaignId}/items/${itemId}`).expectProblem('item-not-in-campaign')
    await stranger
      .post('/campaigns', fair({ endsOn: day(-9) }))
      .expectProblem('campaign-ends-before-it-starts', { endsOn: day(-9) })
  })
})

describe('a collection', () => {
  it('shows its items in its own order', async () => {
    const items = []
    for (const _ of [1, 2, 3]) items.push((await publishedItem(service, marketing)).itemId)
    const { collectionId } = (await marketing.post('/collections', { names }).expectStatus(201)).body
    const order = [items[2], items[0], items[1]]
    const arranged = await marketing.send('PUT', `/collections/${collectionId}/items`, { itemIds: order })
    expect(arranged.body.itemIds).toEqual(order)
    expect(await walk(`collection=${collectionId}&sort=arranged`)).toEqual(order)
    expect((await marketing.get('/showcase/collections')).body.items).toContainEqual(
      expect.objectContaining({ collectionId }),
    )
    expect((await marketing.get(`/catalogue/${items[0]}`)).body.collectionIds).toEqual([collectionId])
    await marketing
      .send('PUT', `/collections/${collectionId}/items`, { itemIds: [items[0], items[0]] })
      .expectProblem('item-twice')
    await marketing.post(`/collections/${collectionId}/dissolve`).expectStatus(200)
    expect(await idsOf(`collection=${collectionId}`)).toEqual([])
  })
})

describe('the catalogue', () => {
  it('is filtered by technique, material, workshop, price, channel and availability', async () => {
    const orderId = randomUUID()
    const [pieceId, other] = [randomUUID(), randomUUID()]
    await service.tell(
      'production',
      orderId,
      orderPlaced(orderId, {
        technique: 'studded-by-hand',
        workshopId: 'atelier-rare',
        materials: [{ material: 'enamel', pieces: null, micrograms: 1_000 }],
      }),
      pieceFinished(orderId, pieceId, { workshopId: 'atelier-rare' }),
      pieceFinished(orderId, other, { workshopId: 'atelier-rare' }),
      orderClosed(orderId, [pieceId, other]),
    )
    await until(async () => (await marketing.get(`/pieces/${other}`)).body.orderClosed)
    const make = async (id: string, amountMinor: number) => {
      const body = itemBody(id, { price: mad(amountMinor), channel: 'online' })
      const { itemId } = (await marketing.post('/items', body).expectStatus(201)).body
      await marketing.post(`/items/${itemId}/publish`).expectStatus(200)
      return itemId as string
    }
    const cheap = await make(pieceId, 12_345)
    const dear = await make(other, 9_000_000)
    const both = [cheap, dear].sort()
    const sorted = async (query: string) => (await idsOf(query)).sort()
    expect(await sorted('technique=studded-by-hand')).toEqual(both)
    expect(await sorted('material=enamel')).toEqual(both)
    expect(await sorted('workshop=atelier-rare')).toEqual(both)
    expect(await sorted('channel=online')).toEqual(both)
    expect(await sorted('workshop=atelier-rare&maxPrice=12345')).toEqual([cheap])
    expect(await sorted('workshop=atelier-rare&minPrice=12346')).toEqual([dear])
    await service.tell('sales', pieceId, sold(pieceId, randomUUID()))
    await until(async () => (await idsOf('workshop=atelier-rare&available=true')).length === 1)
    expect(await sorted('workshop=atelier-rare&available=true')).toEqual([dear])
    expect(await sorted('workshop=atelier-rare&available=false')).toEqual([cheap])
    expect((await marketing.get(`/catalogue/${cheap}`)).body).toMatchObject({
      technique: 'studded-by-hand',
      materials: ['silver', 'enamel'],
      availability: 'sold',
    })
  })

  it('is walked through once in every order, with prices and titles that are the same', async () => {
    const made: { itemId: string; amountMinor: number; title: string }[] = []
    const titles = ['Émail', 'Anneau', 'étoile', 'Anneau', 'Bague']
    for (const [index, pieceId] of (await finishedPieces(service, 5)).entries()) {
      const amountMinor = [500, 300, 300, 900, 300][index]!
      const title = titles[index]!
      const body = itemBody(pieceId, { price: mad(amountMinor), titles: { fr: title }, channel: 'fair' })
      const { itemId } = (await marketing.post('/items', body).expectStatus(201)).body
      await marketing.post(`/items/${itemId}/publish`).expectStatus(200)
      made.push({ itemId, amountMinor, title })
    }
    const of = (ids: readonly string[]) => ids.map((id) => made.find(({ itemId }) => itemId === id)!)
    const priced = of(await walk('channel=fair&sort=price')).map(({ amountMinor }) => amountMinor)
    expect(priced).toEqual([300, 300, 300, 500, 900])
    expect(of(await walk('channel=fair&sort=-price')).map(({ amountMinor }) => amountMinor)).toEqual(priced.reverse())
    const titled = of(await walk('channel=fair&sort=title')).map(({ title }) => title)
    expect(titled).toEqual(['Anneau', 'Anneau', 'Bague', 'Émail', 'étoile'])
    expect(of(await walk('channel=fair&sort=title&lang=ar')).map(({ title }) => title)).toEqual(titled)
    expect(await walk('channel=fair')).toEqual(made.map(({ itemId }) => itemId).reverse())
  })

  it('refuses a cursor of another order', async () => {
    const { body } = await marketing.get('/catalogue?limit=1&sort=title')
    await marketing
      .get(`/catalogue?sort=price&cursor=${encodeURIComponent(body.next)}`)
      .expectProblem('cursor-malformed')
  })
})

describe('marketing’s dashboard', () => {
  it('counts what the list behind each figure shows', async () => {
    await onePiece(service)
    const draft = (await marketing.post('/items', itemBody(await onePiece(service)))).body
    await marketing.post(`/items/${draft.itemId}/submit`)
    await marketing.post('/items', itemBody(await onePiece(service), { titles: { fr: 'x' } }))
    const { body } = await marketing.get('/dashboard').expectStatus(200)
    expect(body.inReview.count).toBe(1)
    expect(body.missingArabic.count).toBeGreaterThan(0)
    for (const [name, { count, list }] of Object.entries(body as Record<string, { count: number; list: string }>)) {
      const shown = (await marketing.get(`${list}${list.includes('?') ? '&' : '?'}limit=100`).expectStatus(200)).body
      expect({ name, count }).toEqual({ name, count: shown.items.length })
    }
  })

  it('lists the missing texts one by one, as the items say themselves', async () => {
    const items = (await marketing.get('/items?limit=100')).body.items as {
      itemId: string
      status: string
      missing: { part: string; language: string }[]
    }[]
    const expected = items
      .filter(({ status }) => status !== 'withdrawn')
      .flatMap(({ itemId, missing }) => missing.map(({ part, language }) => `${itemId} ${part} ${language}`))
    const lines: string[] = []
    let cursor = ''
    do {
      const { body } = await marketing.get(`/missing-texts?limit=7${cursor}`).expectStatus(200)
      lines.push(
        ...body.items.map(
          (line: { itemId: string; part: string; language: string }) => `${line.itemId} ${line.part} ${line.language}`,
        ),
      )
      cursor = body.next === null ? '' : `&cursor=${encodeURIComponent(body.next)}`
    } while (cursor !== '')
    expect(lines.sort()).toEqual(expected.sort())
    expect((await stranger.get('/missing-texts')).body.items).toEqual([])
  })

  it('every list is saved as a table', async () => {
    for (const path of ['/items', '/missing-texts', '/pieces', '/campaigns', '/collections', '/catalogue']) {
      const { status, body } = await marketing.get(`${path}?format=csv&lang=ar`)
      expect({ path, status }).toEqual({ path, status: 200 })
      expect(String(body).split('\r\n')[0]).toMatch(/[ء-ي]/)
    }
  })
})
