import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { expect, it } from 'vitest'
import {
  finishedPieces,
  itemBody,
  publishedItem,
  reservationEnded,
  reserved,
  returned,
  sold,
  startPromotion,
} from './test-promotion.ts'

const service = await startPromotion()
const marketing = await service.person('federation-souss', 'marketing')
interface Shown {
  readonly availability: string
  readonly items: readonly { readonly itemId: string }[]
  readonly next: string | null
}
const anybody = async (path: string) => {
  const response = await fetch(service.url + path)
  return { status: response.status, body: (await response.json()) as Shown }
}
const allOf = async (path: string): Promise<{ readonly itemId: string }[]> => {
  const items: { readonly itemId: string }[] = []
  let cursor: string | null = null
  do {
    const page: Shown = (await anybody(cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`)).body
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return items
}

it('shows what is published to anybody, without a token, and nothing about who wrote it', async () => {
  const { itemId, pieceId } = await publishedItem(service, marketing)
  const { status, body } = await anybody(`/catalogue/${itemId}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ itemId, pieceId, price: { amountMinor: 145_000 }, availability: 'available' })
  expect(JSON.stringify(body)).not.toMatch(/federation-souss|person-of|coop-tiznit/)
})

it('hides drafts, and items that were taken out', async () => {
  const [pieceId] = await finishedPieces(service, 1)
  const { itemId } = (await marketing.post('/items', itemBody(pieceId!))).body
  expect((await anybody(`/catalogue/${itemId}`)).status).toBe(404)
  await marketing.post(`/items/${itemId}/publish`)
  expect((await anybody(`/catalogue/${itemId}`)).status).toBe(200)
  await marketing.post(`/items/${itemId}/unpublish`)
  expect((await anybody(`/catalogue/${itemId}`)).status).toBe(404)
  expect((await allOf('/catalogue?limit=100')).map((item) => item.itemId)).not.toContain(itemId)
})

it('follows what shops do with the piece', async () => {
  const { itemId, pieceId } = await publishedItem(service, marketing)
  const [first, second, sale] = [randomUUID(), randomUUID(), randomUUID()]
  const becomes = (availability: string) =>
    until(async () => (await anybody(`/catalogue/${itemId}`)).body.availability === availability)
  await service.tell('sales', pieceId, reserved(pieceId, first))
  await becomes('reserved')
  await service.tell('sales', pieceId, reservationEnded(pieceId, first))
  await becomes('available')
  await service.tell('sales', pieceId, reserved(pieceId, second), sold(pieceId, sale))
  await becomes('sold')
  await service.tell('sales', pieceId, returned(pieceId, sale))
  await becomes('available')
})

it('pages through everything once, by channel too', async () => {
  const fair = []
  for (const pieceId of await finishedPieces(service, 5)) {
    const { itemId } = (await marketing.post('/items', itemBody(pieceId, { channel: 'fair' }))).body
    await marketing.post(`/items/${itemId}/publish`)
    fair.push(itemId)
  }
  expect((await allOf('/catalogue?channel=fair&limit=2')).map((item) => item.itemId)).toEqual(fair.reverse())
  const all = (await allOf('/catalogue?limit=2')).map((item) => item.itemId)
  expect(new Set(all).size).toBe(all.length)
  expect(all).toEqual(expect.arrayContaining(fair))
})

it('shows marketing which pieces can be published and have no item yet', async () => {
  const [free, drafted] = await finishedPieces(service, 2)
  const [open] = await finishedPieces(service, 1, false)
  await marketing.post('/items', itemBody(drafted!))
  const idsOf = async (query: string): Promise<string[]> =>
    (await marketing.get(`/pieces?limit=100${query}`)).body.items.map(({ pieceId }: { pieceId: string }) => pieceId)
  const ready = await idsOf('&ready=true')
  expect(ready).toContain(free)
  expect(ready).not.toContain(drafted)
  expect(ready).not.toContain(open)
  expect(await idsOf('')).toEqual(expect.arrayContaining([free, drafted, open]))
})
