import { naughtyTexts, oddTexts } from '@fibula/testing'
import { expect, it } from 'vitest'
import { publishedPiece, startSales, today, weighed } from './test-sales.ts'

const service = await startSales()
const seller = await service.person('shop-agadir', 'seller')
const sell = async (more: object = {}): Promise<string> => {
  const { pieceId } = await publishedPiece(service)
  return (await seller.post('/sales', { pieceId, ...more }).expectStatus(201)).body.saleId
}
const upTo = (most: number, all = naughtyTexts(10)) => all.filter((text) => text.length > 0 && text.length <= most)

/** What a browser would see of a text inside a page. */
const unescaped = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

it('what a shop and a buyer are called comes back letter by letter, and stands on the receipt as text', async () => {
  const page = async (saleId: string) =>
    String((await seller.get(`/sales/${saleId}/receipt?lang=fr`).expectStatus(200)).body)
  const tags = (html: string) => html.match(/<[a-z/!][^>]*>/gi) ?? []
  const plain = { name: 'Boutique', address: 'Rue', phone: '1', taxNumber: '2', country: 'MA', returnDays: 7 }
  const who = { name: 'Zohra', address: 'Rue', document: 'JB', taxNumber: '3', wantsInvoice: true }
  await seller.send('PUT', '/shop', plain).expectStatus(200)
  const usual = tags(await page(await sell({ buyer: who })))
  for (const text of upTo(60)) {
    const shop = { ...plain, name: text, address: text, phone: text, taxNumber: text }
    await seller.send('PUT', '/shop', shop).expectStatus(200)
    expect((await seller.get('/shop')).body).toMatchObject(shop)
    const buyer = { ...who, name: text, address: text, document: text, taxNumber: text }
    const saleId = await sell({ buyer })
    expect((await seller.get(`/sales/${saleId}/buyer`)).body).toEqual(buyer)
    const html = await page(saleId)
    expect([text, unescaped(html).includes(text)]).toEqual([text, true])
    // Not one element more than with plain words.
    expect([text, tags(html)]).toEqual([text, usual])
  }
}, 120_000)

it('names of price lists and reasons of returns come back as well', async () => {
  for (const text of upTo(100)) {
    const list = { name: text, validFrom: today, prices: [] }
    const { body } = await seller.post('/price-lists', list).expectStatus(201)
    expect((await seller.get(`/price-lists/${body.priceListId}`)).body.name).toBe(text)
  }
  for (const text of upTo(200, [...oddTexts])) {
    const saleId = await sell()
    await seller.post(`/sales/${saleId}/return`, { ...weighed, reason: text }).expectStatus(201)
    expect((await seller.get(`/sales/${saleId}`)).body.returned.reason).toBe(text)
  }
  const csv = String((await seller.get('/price-lists?format=csv').expectStatus(200)).body)
  expect(csv).not.toMatch(/(^|\n|,)"?[=@]/)
}, 120_000)

it('whatever is searched for is an answer or a refusal', async () => {
  for (const text of naughtyTexts()) {
    const { status, body } = await seller.get(`/offers?search=${encodeURIComponent(text.toWellFormed())}`)
    expect([text, [200, 400].includes(status)]).toEqual([text, true])
    if (status === 400) expect(body.code).toBe('invalid-request')
    if (text.length > 0 && text.length <= 100) expect([text, status]).toEqual([text, 200])
  }
}, 120_000)
