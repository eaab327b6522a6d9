import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { startSourcing } from './test-sourcing.ts'

const service = await startSourcing()
const clerk = await service.person('coop-tiznit', 'clerk')
const stranger = await service.person('coop-taroudant', 'clerk')
const eventOf = (streamId: string) => until(() => service.published.find((event) => event.streamId === streamId))

describe('a supplier', () => {
  it('201: is registered, shown, and told to the others', async () => {
    const { status, body, headers } = await clerk.post('/suppliers', { kind: 'refiner', name: 'Affinerie du Souss' })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/sourcing/suppliers/${body.supplierId}`)
    expect((await clerk.get(`/suppliers/${body.supplierId}`)).body).toEqual({
      supplierId: body.supplierId,
      kind: 'refiner',
      name: 'Affinerie du Souss',
      ...{ contact: null, terms: null, papers: [], papersUntil: null },
    })
    expect(await eventOf(body.supplierId)).toMatchObject({
      type: 'sourcing.supplier-registered',
      streamVersion: 1,
      data: { kind: 'refiner', name: 'Affinerie du Souss', organisationId: 'coop-tiznit' },
    })
  })

  it('409: an id that is taken, also by another organisation', async () => {
    const supplierId = randomUUID()
    await clerk.post('/suppliers', { supplierId, kind: 'mine', name: 'Imiter' })
    expect(await clerk.post('/suppliers', { supplierId, kind: 'mine', name: 'Imiter' })).toMatchObject({
      status: 409,
      body: { code: 'supplier-exists' },
    })
    expect(await stranger.post('/suppliers', { supplierId, kind: 'mine', name: 'Imiter' })).toMatchObject({
      status: 409,
    })
  })

  it('404: is not shown to another organisation', async () => {
    const { supplierId } = (await clerk.post('/suppliers', { kind: 'mine', name: 'Zgounder' })).body
    expect(await stranger.get(`/suppliers/${supplierId}`)).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  it('lists page by page, each once', async () => {
    const reader = await service.person('coop-of-many', 'clerk')
    const made = await Promise.all(
      Array.from(
        { length: 5 },
        async (_, n) => (await reader.post('/suppliers', { kind: 'comptoir', name: `C ${n}` })).body.supplierId,
      ),
    )
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const { body } = await reader.get(`/suppliers?limit=2${next === '' ? '' : `&cursor=${next}`}`)
      seen.push(...body.items.map(({ supplierId }: { supplierId: string }) => supplierId))
      next = body.next
    }
    expect(seen).toEqual(made.toSorted())
    expect(await reader.get('/suppliers?cursor=nonsense')).toMatchObject({
      status: 400,
      body: { code: 'cursor-malformed' },
    })
  })
})

describe('a private person', () => {
  const everythingKept = async (): Promise<string> => {
    const { rows } = await service.database.pool.query(`
      SELECT (SELECT json_agg(e) FROM fibula.event e) AS events, (SELECT json_agg(i) FROM fibula.idempotency i) AS answers,
             (SELECT json_agg(s) FROM supplier s) AS suppliers`)
    return JSON.stringify(rows)
  }

  it('is named to nobody, and in no fact', async () => {
    const { supplierId } = (await clerk.post('/suppliers', { kind: 'customer', name: 'Fadma Aït Baha' })).body
    expect((await eventOf(supplierId)).data).toMatchObject({ kind: 'customer', name: null })
    expect((await clerk.get(`/suppliers/${supplierId}`)).body.name).toBe('Fadma Aït Baha')
  })

  it('200: can have the name erased, and then it is nowhere', async () => {
    const { supplierId } = (await clerk.post('/suppliers', { kind: 'customer', name: 'Ijja Oubella' })).body
    expect(await everythingKept()).toContain('Ijja Oubella')
    const key = randomUUID()
    const erase = () => clerk.send('DELETE', `/suppliers/${supplierId}/name`, undefined, { key })
    expect(await erase()).toMatchObject({ status: 200, body: { supplierId, kind: 'customer', name: null } })
    expect(await erase()).toMatchObject({ status: 200, body: { supplierId, kind: 'customer', name: null } })
    expect((await clerk.get(`/suppliers/${supplierId}`)).body.name).toBeNull()
    expect(await everythingKept()).not.toContain('Ijja Oubella')
  })

  it('409: the name of a company stays: it is in facts that are kept for ever', async () => {
    const { supplierId } = (await clerk.post('/suppliers', { kind: 'refiner', name: 'Affinerie' })).body
    expect(await clerk.send('DELETE', `/suppliers/${supplierId}/name`)).toMatchObject({
      status: 409,
      body: { code: 'not-a-private-person' },
    })
    expect((await clerk.get(`/suppliers/${supplierId}`)).body.name).toBe('Affinerie')
  })

  it.each([[null], [1], [[]], [{ name: null }]])('400: erasing takes no body such as %j', async (body) => {
    const supplierId = (await clerk.post('/suppliers', { kind: 'customer', name: 'Tlaytmas' })).body.supplierId
    expect(await clerk.send('DELETE', `/suppliers/${supplierId}/name`, body)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    })
    expect((await clerk.get(`/suppliers/${supplierId}`)).body.name).toBe('Tlaytmas')
  })

  it('404: is not erased by another organisation', async () => {
    const { supplierId } = (await clerk.post('/suppliers', { kind: 'customer', name: 'Rkia' })).body
    expect(await stranger.send('DELETE', `/suppliers/${supplierId}/name`)).toMatchObject({ status: 404 })
    expect((await clerk.get(`/suppliers/${supplierId}`)).body.name).toBe('Rkia')
  })
})
