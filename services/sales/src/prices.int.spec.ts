import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import {
  campaignWith,
  cancelCampaign,
  price,
  publishedPiece,
  startSales,
  today,
  tomorrow,
  yesterday,
} from './test-sales.ts'

const service = await startSales()
const seller = await service.person('shop-agadir', 'seller')
const other = await service.person('shop-essaouira', 'seller')
const mad = (amountMinor: number) => ({ amountMinor, currency: 'MAD' })

const listOf = (pieceId: string, amountMinor: number, validFrom = yesterday, validUntil?: string) =>
  seller.post('/price-lists', {
    name: 'Hiver',
    validFrom,
    ...(validUntil === undefined ? {} : { validUntil }),
    prices: [{ pieceId, price: mad(amountMinor) }],
  })
const sell = async (pieceId: string, shop = seller) => (await shop.post('/sales', { pieceId })).body

describe('the price in force', () => {
  it('is the catalogue’s when nothing else is said, and says so', async () => {
    const { pieceId } = await publishedPiece(service)
    expect((await seller.get(`/offers/${pieceId}`)).body).toMatchObject({ price, priceFrom: 'item' })
    expect(await sell(pieceId)).toMatchObject({ price, priceFrom: 'item', campaignId: null, priceListId: null })
  })

  it('is that of the shop’s own price list, for this shop alone', async () => {
    const [mine, theirs] = [await publishedPiece(service), await publishedPiece(service)]
    const { priceListId } = (await listOf(mine.pieceId, 120_000)).body
    await listOf(theirs.pieceId, 120_000)
    expect((await seller.get(`/offers/${mine.pieceId}`)).body).toMatchObject({
      price: mad(120_000),
      priceFrom: 'price-list',
    })
    expect(await sell(mine.pieceId)).toMatchObject({ price: mad(120_000), priceFrom: 'price-list', priceListId })
    expect(await sell(theirs.pieceId, other)).toMatchObject({ price, priceFrom: 'item' })
  })

  it('is that of the campaign before that of the list, until the campaign is cancelled', async () => {
    const [first, second] = [await publishedPiece(service), await publishedPiece(service)]
    for (const { pieceId } of [first, second]) await listOf(pieceId, 120_000)
    const campaignId = await campaignWith(service, first, 99_000)
    const cancelled = await campaignWith(service, second, 99_000)
    await cancelCampaign(service, cancelled)
    expect(await sell(first.pieceId)).toMatchObject({ price: mad(99_000), priceFrom: 'campaign', campaignId })
    expect(await sell(second.pieceId)).toMatchObject({ price: mad(120_000), priceFrom: 'price-list' })
  })

  it('counts on the days of the list and of the campaign, both ends included, as of when the sale happened', async () => {
    const [over, running, toCome] = await Promise.all([1, 2, 3].map(() => publishedPiece(service)))
    await listOf(over!.pieceId, 1_000, '2026-01-01', yesterday)
    await listOf(running!.pieceId, 2_000, today, today)
    await campaignWith(service, toCome!, 3_000, { startsOn: tomorrow, endsOn: tomorrow })
    expect(await sell(over!.pieceId)).toMatchObject({ price })
    expect(await sell(running!.pieceId)).toMatchObject({ price: mad(2_000) })
    expect(await sell(toCome!.pieceId)).toMatchObject({ price })
    const late = await publishedPiece(service)
    await listOf(late.pieceId, 4_000, '2026-01-01', '2026-01-31')
    const told = await seller.post('/sales', { pieceId: late.pieceId }, { happenedAt: '2026-01-31T10:00:00.000Z' })
    expect(told.body).toMatchObject({ price: mad(4_000), on: '2026-01-31' })
  })

  it('is frozen on the sale, whatever becomes of the list', async () => {
    const { pieceId } = await publishedPiece(service)
    const { priceListId } = (await listOf(pieceId, 120_000)).body
    const { saleId } = await sell(pieceId)
    const changed = { name: 'Hiver', validFrom: yesterday, prices: [{ pieceId, price: mad(1) }] }
    expect((await seller.send('PUT', `/price-lists/${priceListId}`, changed)).status).toBe(200)
    expect((await seller.post(`/price-lists/${priceListId}/withdraw`)).status).toBe(200)
    expect((await seller.get(`/sales/${saleId}`)).body).toMatchObject({ price: mad(120_000), priceFrom: 'price-list' })
    const back = await seller.post(`/sales/${saleId}/return`, { weighed: { value: '40.9', unit: 'g' } })
    expect(back.body).toMatchObject({ refund: mad(120_000) })
    const event = await until(() => service.published.find(({ streamId }) => streamId === pieceId))
    expect(event.data).toMatchObject({ price: mad(120_000), priceListId, campaignId: null })
  })
})

describe('a price list', () => {
  it('is changed at the version that was read, and told', async () => {
    const { pieceId } = await publishedPiece(service)
    const { priceListId } = (await listOf(pieceId, 120_000)).body
    const read = await seller.get(`/price-lists/${priceListId}`)
    expect(read.headers.get('etag')).toBe('"1"')
    const body = { name: 'Été', validFrom: today, prices: [] }
    expect((await seller.send('PUT', `/price-lists/${priceListId}`, body, { ifMatch: '"2"' })).status).toBe(412)
    expect((await seller.send('PUT', `/price-lists/${priceListId}`, body, { ifMatch: '"1"' })).status).toBe(200)
    await seller.post(`/price-lists/${priceListId}/withdraw`)
    const told = () => service.published.filter(({ streamId }) => streamId === priceListId).map(({ type }) => type)
    await until(() => told().length === 3)
    expect(told()).toEqual(['sales.price-list-set', 'sales.price-list-set', 'sales.price-list-withdrawn'])
  })

  it('404: another shop’s; 409: an id that is taken, a list that was withdrawn', async () => {
    const { pieceId } = await publishedPiece(service)
    const { priceListId } = (await listOf(pieceId, 120_000)).body
    const body = { name: 'Été', validFrom: today, prices: [] }
    expect((await other.get(`/price-lists/${priceListId}`)).status).toBe(404)
    expect((await other.send('PUT', `/price-lists/${priceListId}`, body)).status).toBe(404)
    expect((await other.post(`/price-lists/${priceListId}/withdraw`)).status).toBe(404)
    expect((await other.post('/price-lists', { priceListId, ...body })).body.code).toBe('price-list-exists')
    await seller.post(`/price-lists/${priceListId}/withdraw`)
    expect((await seller.send('PUT', `/price-lists/${priceListId}`, body)).body.code).toBe('price-list-withdrawn')
    expect((await seller.send('PUT', `/price-lists/${randomUUID()}`, body)).status).toBe(404)
  })
})
