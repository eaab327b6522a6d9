import { testService } from '@fibula/service-kit/testing'
import { httpClient, until } from '@fibula/testing'
import { beforeAll, expect, it } from 'vitest'
import { traceability } from './service.ts'
import { history, idOf, ids } from './test-history.ts'

const service = await testService(traceability, new URL('../prisma/migrations/', import.meta.url))
const anybody = httpClient(service.url)

beforeAll(async () => {
  for (const { service: from, streamId, fact } of history) await service.tell(from, streamId, fact)
  await until(
    async () =>
      (await service.database.pool.query<{ facts: number }>('SELECT count(*)::int AS facts FROM fact')).rows[0]
        ?.facts === history.length,
    { what: 'every fact' },
  )
})

it('whoever holds a piece that was in the catalogue sees what it is, of which metal, and who made it', async () => {
  const { body } = await anybody.get(`/provenance/${ids.pieceOne}`).expectStatus(200)
  expect(body).toMatchObject({
    pieceId: ids.pieceOne,
    workshopId: 'atelier-amal',
    ownerId: 'coop-tiznit',
    serial: expect.any(String),
    grossMicrograms: expect.any(Number),
  })
  const inspector = await service.person('programme-office', 'inspector')
  const { parts } = (await inspector.get(`/trace/backward/piece/${ids.pieceOne}`)).body as {
    parts: { pieceId: string; grossMicrograms: number; fine: string }[]
  }
  const own = parts.filter(({ pieceId }) => pieceId === ids.pieceOne)
  expect(own.length).toBeGreaterThan(0)
  expect(body.metal).toEqual(
    own.map(({ grossMicrograms, fine }) => ({
      ...{ grossMicrograms, fine, originClass: 'recycled', custodyModel: 'segregated' },
      organisationId: 'coop-tiznit',
      receivedAt: expect.any(String),
    })),
  )
  const types = (body.steps as { type: string; happenedAt: string }[]).map(({ type }) => type)
  expect(types).toEqual(
    expect.arrayContaining([
      'sourcing.material-received',
      'sourcing.metal-handed-over',
      'production.piece-finished',
      'promotion.item-published',
    ]),
  )
  const times = (body.steps as { happenedAt: string }[]).map(({ happenedAt }) => happenedAt)
  expect(times).toEqual([...times].sort())
})

it('tells nobody who supplied the metal, what anything cost, who did it, or that it was sold', async () => {
  const { body } = await anybody.get(`/provenance/${ids.pieceOne}`).expectStatus(200)
  const all = JSON.stringify(body)
  for (const secret of [ids.supplierA, ids.supplierB, ids.lotA, ids.sale, 'person', 'supplier', 'amountMinor', 'MAD'])
    expect([secret, all.includes(secret)]).toEqual([secret, false])
  expect(all).not.toContain('sales.')
})

it('knows nothing of a piece that was never shown to everybody', async () => {
  await anybody.get(`/provenance/${ids.pieceTwo}`).expectProblem('not-found')
  await anybody.get(`/provenance/${ids.lotA}`).expectProblem('not-found')
  await anybody.get(`/provenance/${idOf(99, 9)}`).expectProblem('not-found')
})
