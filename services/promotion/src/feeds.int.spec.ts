import { describe, expect, it } from 'vitest'
import { photographed, publishedItem, startPromotion } from './test-promotion.ts'

const service = await startPromotion()
const marketing = await service.person('federation-souss', 'marketing')
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
const fair = { kind: 'fair', names: { fr: 'Foire de Tiznit' }, place: 'Tiznit', startsOn: day(-2), endsOn: day(2) }
const text = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(service.url + path, { headers })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

describe('the feeds', () => {
  it('say an item as a schema.org Product', async () => {
    const photo = await photographed(marketing)
    const { itemId, pieceId } = await publishedItem(service, marketing, {
      photos: [photo],
      descriptions: { fr: 'Argent et « émail »', ar: 'فضة' },
    })
    const { status, headers, body } = await text(`/catalogue/${itemId}/product.jsonld?lang=ar`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^application\/ld\+json/)
    expect(JSON.parse(body)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Product',
      '@id': `/catalogue/${itemId}`,
      url: `/catalogue/${itemId}`,
      name: 'تيزرزاي',
      alternateName: [{ '@value': 'Fibule de Tiznit', '@language': 'fr' }],
      description: 'فضة',
      image: [`/api/promotion/catalogue/${itemId}/photos/${photo}`],
      productID: pieceId,
      sku: `TZ-${pieceId.slice(0, 8)}`,
      model: 'Tizerzaï',
      material: ['silver'],
      weight: { '@type': 'QuantitativeValue', value: '41', unitCode: 'GRM' },
      manufacturer: { '@type': 'Organization', identifier: 'atelier-amal' },
      additionalProperty: [
        { '@type': 'PropertyValue', propertyID: 'fineness', name: 'Fineness', value: '925', unitText: '‰' },
        { '@type': 'PropertyValue', propertyID: 'provenance', name: 'Provenance', value: `/trace/piece/${pieceId}` },
      ],
      offers: {
        '@type': 'Offer',
        url: `/catalogue/${itemId}`,
        price: '1450.00',
        priceCurrency: 'MAD',
        availability: 'https://schema.org/InStock',
        itemCondition: 'https://schema.org/NewCondition',
      },
    })
    const etag = headers.get('etag')!
    expect((await text(`/catalogue/${itemId}/product.jsonld?lang=ar`, { 'if-none-match': etag })).status).toBe(304)
    await marketing.post(`/items/${itemId}/unpublish`)
    expect((await text(`/catalogue/${itemId}/product.jsonld`)).status).toBe(404)
  })

  it('list everything that is published, as JSON-LD and as CSV, and change when something does', async () => {
    await publishedItem(service, marketing)
    const count = (await marketing.get('/catalogue?limit=100').expectStatus(200)).body.items.length
    const list = await text('/feeds/products.jsonld')
    const { itemListElement } = JSON.parse(list.body)
    expect(itemListElement).toHaveLength(count)
    expect(itemListElement.map(({ position }: { position: number }) => position)).toEqual(
      Array.from({ length: count }, (_, at) => at + 1),
    )
    const csv = await text('/feeds/products.csv')
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = csv.body.trimEnd().split('\r\n')
    expect(lines).toHaveLength(count + 1)
    expect(lines[0]).toMatch(/^id,title,description,link,image_link/)
    const unchanged = { 'if-none-match': csv.headers.get('etag')! }
    expect((await text('/feeds/products.csv', unchanged)).status).toBe(304)
    await publishedItem(service, marketing, { titles: { fr: '=1+1, "x"' } })
    const changed = await text('/feeds/products.csv', unchanged)
    expect(changed.status).toBe(200)
    expect(changed.body).toContain(`"'=1+1, ""x"""`)
  })

  it('name the price of a fair, and until when', async () => {
    const { itemId } = await publishedItem(service, marketing)
    const { campaignId } = (await marketing.post('/campaigns', fair).expectStatus(201)).body
    await marketing.send('PUT', `/campaigns/${campaignId}/items/${itemId}`, {
      price: { amountMinor: 99_000, currency: 'MAD' },
    })
    expect(JSON.parse((await text(`/catalogue/${itemId}/product.jsonld`)).body).offers).toMatchObject({
      price: '990.00',
      priceValidUntil: day(2),
    })
  })
})
