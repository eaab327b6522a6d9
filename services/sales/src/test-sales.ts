import { randomUUID } from 'node:crypto'
import { production, promotion } from '@fibula/contracts'
import { localKeys, type ServiceContext, startService, verifyTokens } from '@fibula/service-kit'
import { type TestService, testService } from '@fibula/service-kit/testing'
import { type HttpClient, httpClient, type Reply, until } from '@fibula/testing'
import pg from 'pg'
import { afterAll } from 'vitest'
import { sales } from './service.ts'

const migrations = new URL('../prisma/migrations/', import.meta.url)

/** Sales on a database of its own. */
export const startSales = () => testService(sales, migrations)

/** Two instances of sales on one database and one log, as two replicas are; `sellers` speak to both. */
export const startTwoSales = async () => {
  let context: ServiceContext | undefined
  const first = await testService(
    {
      ...sales,
      create: (given) => {
        context = given
        return sales.create(given)
      },
    },
    migrations,
  )
  if (!context) throw new Error('the first instance was not created')
  const pool = new pg.Pool({ connectionString: first.database.url, max: 20 })
  pool.on('error', () => {})
  const { issuer, keys, token } = first.identity
  const second = await startService(sales, {
    pool,
    transport: first.transport,
    authenticate: verifyTokens({ keys: localKeys(keys), issuer }),
    log: context.log,
  })
  afterAll(async () => {
    await second.stop()
    await pool.end()
  })
  const sellerOf = async (organisationId: string): Promise<Seller> => {
    const signed = await token({ personId: `person-of-${organisationId}`, organisationId, roles: ['seller'] })
    return [httpClient(first.url, signed), httpClient(second.url, signed)]
  }
  return { ...first, sellerOf }
}

/** One seller's clients of both instances. */
export type Seller = readonly [HttpClient, HttpClient]

/** Sends a command with its key, and again for as long as the service says that it cannot right now. */
export const patiently = (client: HttpClient, path: string, body: object, key: string): Promise<Reply> =>
  until(
    async () => {
      const reply = await client.post(path, body, { key })
      return reply.status === 503 ? null : reply
    },
    { timeoutMs: 30_000, what: `an answer to POST ${path}` },
  )

export const price = { amountMinor: 145_000, currency: 'MAD' }

export const itemPublished = (itemId: string, pieceId: string, amountMinor = price.amountMinor) =>
  promotion.itemPublished.write({
    itemId,
    pieceId,
    organisationId: 'federation-souss',
    titles: { fr: 'Fibule de Tiznit', ar: null, zgh: null, en: null },
    descriptions: null,
    price: { ...price, amountMinor },
    channel: 'shop',
    photos: [],
    collectionIds: [],
  })
export const itemUnpublished = (itemId: string, pieceId: string) =>
  promotion.itemUnpublished.write({ itemId, pieceId, reason: null, cause: 'marketing' })

const listed = (service: TestService, itemId: string, published: boolean, amountMinor: number) =>
  until(
    async () =>
      (
        await service.database.pool.query(
          'SELECT 1 FROM listing WHERE id = $1 AND published = $2 AND price_amount_minor = $3',
          [itemId, published, amountMinor],
        )
      ).rowCount === 1,
    { what: `sales has heard of item ${itemId}` },
  )

export const publish = async (
  service: TestService,
  itemId: string,
  pieceId: string,
  amountMinor = price.amountMinor,
) => {
  await service.tell('promotion', itemId, itemPublished(itemId, pieceId, amountMinor))
  await listed(service, itemId, true, amountMinor)
}
export const unpublish = async (service: TestService, itemId: string, pieceId: string) => {
  await service.tell('promotion', itemId, itemUnpublished(itemId, pieceId))
  await listed(service, itemId, false, price.amountMinor)
}

/** A piece that promotion has published. */
export const publishedPiece = async (service: TestService) => {
  const [itemId, pieceId] = [randomUUID(), randomUUID()]
  await publish(service, itemId, pieceId)
  return { itemId, pieceId }
}

/** Time passes: the piece's reservation is over, though nobody has recorded it. */
export const letExpire = async (service: TestService, pieceId: string): Promise<void> => {
  await service.database.pool.query(
    `UPDATE offer SET expires_at = now() - interval '1 second' WHERE id = $1 AND status = 'reserved'`,
    [pieceId],
  )
}

export const weighed = { weighed: { value: '40.9', unit: 'g' } }

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
export const [yesterday, today, tomorrow] = [day(-1), day(0), day(1)] as const

/** Marketing has a price of its own for the piece, in a campaign from `startsOn` to `endsOn`. */
export const campaignWith = async (
  service: TestService,
  { itemId, pieceId }: { itemId: string; pieceId: string },
  amountMinor: number,
  { startsOn = yesterday, endsOn = tomorrow } = {},
): Promise<string> => {
  const campaignId = randomUUID()
  const campaign = {
    campaignId,
    organisationId: 'federation-souss',
    kind: 'fair' as const,
    names: { fr: 'Foire de Tiznit', ar: null, zgh: null, en: null },
    place: 'Tiznit',
    startsOn,
    endsOn,
  }
  await service.tell(
    'promotion',
    campaignId,
    promotion.campaignAnnounced.write(campaign),
    promotion.campaignItemSet.write({ campaignId, itemId, pieceId, price: { ...price, amountMinor } }),
  )
  await until(
    async () =>
      (
        await service.database.pool.query(
          'SELECT 1 FROM campaign_item i JOIN campaign c ON c.id = i.campaign_id WHERE c.id = $1',
          [campaignId],
        )
      ).rowCount === 1,
    { what: 'sales has heard of the campaign' },
  )
  return campaignId
}

export const cancelCampaign = async (service: TestService, campaignId: string): Promise<void> => {
  await service.tell('promotion', campaignId, promotion.campaignCancelled.write({ campaignId, reason: null }))
  await until(
    async () =>
      (await service.database.pool.query('SELECT 1 FROM campaign WHERE id = $1 AND cancelled', [campaignId]))
        .rowCount === 1,
    { what: 'sales has heard that the campaign is cancelled' },
  )
}

/** Production tells of the piece that was finished. */
export const finished = async (service: TestService, pieceId: string, serial = 'AT-0017'): Promise<void> => {
  await service.tell(
    'production',
    randomUUID(),
    production.pieceFinished.write({
      ...production.pieceFinished.read(1, {
        pieceId,
        orderId: randomUUID(),
        ownerId: 'coop-tiznit',
        workshopId: 'atelier-amal',
        serial,
        design: 'Tizerzaï',
        weighed: { value: '41.25', unit: 'g' },
        grossMicrograms: 41_250_000,
        title: 9_250,
      }),
      hallmark: { mark: 'Tête de bélier', on: '2026-11-01' },
    }),
  )
  await until(
    async () => (await service.database.pool.query('SELECT 1 FROM piece WHERE id = $1', [pieceId])).rowCount === 1,
    { what: 'sales has heard of the piece' },
  )
}
