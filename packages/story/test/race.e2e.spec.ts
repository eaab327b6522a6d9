import { randomUUID } from 'node:crypto'
import { type Platform, startPlatform } from '@fibula/local-infra'
import { httpClient } from '@fibula/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { storyClient, tellStory } from '../src/index.ts'
import { seeded } from '../src/random.ts'

const [sellers, contested] = [50, 20]
const shops = ['seller-agadir', 'seller-essaouira']

interface Offer {
  readonly pieceId: string
  readonly price: { readonly amountMinor: number }
}
interface Till {
  readonly totals: readonly { readonly takenMinor: number }[]
}

let platform: Platform
let offers: Offer[]

beforeAll(async () => {
  platform = await startPlatform({
    kafka: process.env.FIBULA_WITHOUT_KAFKA === '1' ? 'embedded-log' : 'java',
    replicas: 2,
  })
  const gatewayUrl = platform.gatewayUrl ?? ''
  await (await tellStory({ gatewayUrl, seed: 'race', scale: 0.3 })).settled()
  const { items } = await storyClient({ gatewayUrl, telling: 'race' }).get<{ items: Offer[] }>(
    'seller-agadir',
    `/sales/offers?status=available&limit=${contested}`,
  )
  offers = items
})
afterAll(() => platform.stop())

it('sells each of 20 pieces once to 50 sellers who want them all, over two replicas, every request sent twice', async () => {
  expect(offers).toHaveLength(contested)
  const gatewayUrl = platform.gatewayUrl ?? ''
  const reader = storyClient({ gatewayUrl, telling: 'race' })
  const takenBy = async (shop: string) =>
    (await reader.get<Till>(shop, '/sales/till')).totals.reduce((sum, { takenMinor }) => sum + takenMinor, 0)
  const takenBefore = await Promise.all(shops.map(takenBy))
  const tokens = await Promise.all(
    shops.map(async (shop) => {
      const answer = await fetch(`${gatewayUrl}/dev/tokens/${shop}`)
      return ((await answer.json()) as { token: string }).token
    }),
  )
  const http = httpClient(gatewayUrl)

  /** One wish; whoever is told to come back, or hears nothing, asks again with the same key. */
  const wish = async (seller: number, pieceId: string, key: string) => {
    for (;;) {
      const asked = http.raw('POST', '/api/sales/sales', {
        headers: {
          authorization: `Bearer ${tokens[seller % 2]}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({ pieceId }),
      })
      // A connection that rested too long is closed while somebody writes into it.
      const reply = await asked.catch(() => undefined)
      if (reply !== undefined && reply.status !== 503) return reply
    }
  }
  const wishes = await Promise.all(
    Array.from({ length: sellers }, async (_, seller) => {
      const random = seeded(`seller ${seller}`)
      const order = [...offers].sort(() => random.next() - 0.5)
      const told = []
      for (const { pieceId } of order) {
        const key = randomUUID()
        const [one, again] = await Promise.all([wish(seller, pieceId, key), wish(seller, pieceId, key)])
        told.push({ seller, pieceId, one, again })
      }
      return told
    }),
  )
  const all = wishes.flat()

  // The same request twice has one effect and one answer, and whoever came too late is told so.
  for (const { one, again } of all) {
    expect([again.status, again.body]).toEqual([one.status, one.body])
    if (one.status !== 201) expect([one.status, one.body.code]).toEqual([409, 'piece-sold'])
  }
  const sold = all.filter(({ one }) => one.status === 201)
  expect(sold.map(({ pieceId }) => pieceId).sort()).toEqual(offers.map(({ pieceId }) => pieceId).sort())

  // Money: what each till took is what its own sales cost, and together it is the price of the 20 pieces.
  const takenAfter = await Promise.all(shops.map(takenBy))
  const priceOf = new Map(offers.map(({ pieceId, price }) => [pieceId, price.amountMinor]))
  for (const [index] of shops.entries())
    expect((takenAfter[index] ?? 0) - (takenBefore[index] ?? 0)).toBe(
      sold
        .filter(({ seller }) => seller % 2 === index)
        .reduce((sum, { pieceId }) => sum + (priceOf.get(pieceId) ?? 0), 0),
    )

  // Stock: none of them is still offered, in no shop and in no catalogue.
  for (const { pieceId } of offers)
    expect(await reader.get('seller-essaouira', `/sales/offers/${pieceId}`)).toMatchObject({ status: 'sold' })
}, 180_000)
