import { naughtyTexts, oddTexts } from '@fibula/testing'
import { expect, it } from 'vitest'
import { itemBody, onePiece, publishedItem, startPromotion } from './test-promotion.ts'

const service = await startPromotion()
const marketing = await service.person('federation-souss', 'marketing')
const short = naughtyTexts(10).filter((text) => text.length > 0 && text.length <= 200)
const raw = async (path: string) => {
  const response = await fetch(service.url + path)
  return { status: response.status, body: await response.text() }
}

it('what is written comes back letter by letter, to marketing and to everybody', async () => {
  const { itemId } = await publishedItem(service, marketing)
  for (const text of short) {
    await marketing.post(`/items/${itemId}/unpublish`, { reason: text }).expectStatus(200)
    expect((await marketing.get(`/items/${itemId}`)).body.note).toBe(text)
    const titles = { fr: text, ar: text, zgh: text, en: text }
    await marketing.send('PATCH', `/items/${itemId}`, { titles, descriptions: titles }).expectStatus(200)
    await marketing.post(`/items/${itemId}/publish`).expectStatus(200)
    const { body } = await marketing.get(`/catalogue/${itemId}`).expectStatus(200)
    expect([body.titles, body.descriptions]).toEqual([titles, titles])
    const { body: product } = await raw(`/catalogue/${itemId}/product.jsonld?lang=fr`)
    expect(JSON.parse(product)).toMatchObject({ name: text, description: text })
  }
}, 120_000)

it('names of campaigns and collections, and their place, come back as well', async () => {
  const day = { startsOn: '2099-08-20', endsOn: '2099-08-24' }
  for (const text of short) {
    const names = { fr: text, ar: text, zgh: null, en: null }
    const campaign = { kind: 'fair', names, place: text, ...day }
    expect((await marketing.post('/campaigns', campaign).expectStatus(201)).body).toMatchObject({ names, place: text })
    expect((await marketing.post('/collections', { names }).expectStatus(201)).body).toMatchObject({ names })
  }
  // As tables and as feeds they are whole: nothing in them breaks a line or a column.
  for (const path of ['/showcase/campaigns?format=csv', '/showcase/collections?format=csv', '/feeds/products.csv']) {
    const { status, body } = await raw(path)
    expect([path, status]).toEqual([path, 200])
    expect(body).not.toMatch(/(^|\n)[=@]/)
  }
}, 120_000)

it('whatever is searched for is an answer or a refusal, and words that are there are found', async () => {
  const kept = await publishedItem(service, marketing, { titles: { fr: 'Œuvre émaillée', ar: 'تِزِرزاي' } })
  for (const text of naughtyTexts()) {
    for (const path of ['/catalogue', '/items']) {
      const { status, body } = await marketing.get(`${path}?q=${encodeURIComponent(text.toWellFormed())}`)
      expect([text, path, [200, 400].includes(status)]).toEqual([text, path, true])
      if (status === 400) expect(body.code).toBe('invalid-request')
      if (text.length > 0 && text.length <= 100) expect([text, status]).toEqual([text, 200])
    }
    // Points and blanks about a word do not hide it.
    const around = `${[...text].slice(0, 20).join('')} oeuvre`
    if (/^[\p{P}\p{Z}\s]+$/u.test(text) && oddTexts.includes(text)) {
      const { body } = await marketing.get(`/catalogue?q=${encodeURIComponent(around)}`)
      expect([text, body.items.map(({ itemId }: { itemId: string }) => itemId)]).toEqual([text, [kept.itemId]])
    }
  }
}, 120_000)

it('a title of blanks only is a title like any other to the machine, and a refusal where nothing is left', async () => {
  const pieceId = await onePiece(service)
  await marketing.post('/items', itemBody(pieceId, { titles: { fr: '' } })).expectProblem('invalid-request')
  await marketing
    .post('/items', itemBody(pieceId, { titles: { fr: 'x'.repeat(201) } }))
    .expectProblem('invalid-request')
})
