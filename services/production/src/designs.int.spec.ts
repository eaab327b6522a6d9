import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { grams, handedOver, orderBody, orderWithMetal, placed, startProduction } from './test-production.ts'

const service = await startProduction()
const clerk = await service.person('coop-tiznit', 'clerk')
const lead = await service.person('atelier-amal', 'workshop')

const design = (more: object = {}) => ({
  names: { fr: 'Fibule Tizerzaï', ar: 'تيزرزاي' },
  technique: 'studded-by-hand',
  materials: [
    { material: 'silver', pieces: null, micrograms: 11_000_000 },
    { material: 'stones', pieces: 3, micrograms: null },
  ],
  expectedMicrograms: 11_700_000,
  ...more,
})

describe('a design', () => {
  it('is added, found by a part of its name, changed, retired and restored', async () => {
    const { status, body, headers } = await clerk.post('/designs', design())
    expect(status).toBe(201)
    const { designId } = body
    expect(headers.get('location')).toBe(`/api/production/designs/${designId}`)
    expect(body).toMatchObject({ status: 'active', names: { fr: 'Fibule Tizerzaï', en: null }, steps: null })
    for (const name of ['tizer', 'زرزا'])
      expect((await clerk.get(`/designs?name=${encodeURIComponent(name)}`)).body.items).toMatchObject([{ designId }])
    expect((await clerk.get('/designs?name=bracelet')).body.items).toEqual([])
    expect((await lead.get(`/designs/${designId}`)).status).toBe(404)
    const changed = await clerk.raw('PUT', `/designs/${designId}`, {
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': '"1"' },
      body: JSON.stringify(design({ steps: ['melting', 'filigree', 'setting'] })),
    })
    expect(changed).toMatchObject({ status: 200, body: { steps: ['melting', 'filigree', 'setting'] } })
    expect((await clerk.post(`/designs/${designId}/retire`, {})).body).toMatchObject({ status: 'retired' })
    expect((await clerk.get('/designs?status=active')).body.items).toEqual([])
    const order = { designId, workshopId: 'atelier-amal', quantity: 1, dueOn: '2026-12-01' }
    expect(await clerk.post('/orders', order)).toMatchObject({ status: 409, body: { code: 'design-retired' } })
    expect((await clerk.post(`/designs/${designId}/restore`, {})).body).toMatchObject({ status: 'active' })
    const types = await until(() => {
      const events = service.published.filter((event) => event.streamId === designId).map(({ type }) => type)
      return events.length === 4 && events
    })
    expect(types.map((type) => type.replace('production.design-', ''))).toEqual([
      'added',
      'changed',
      'retired',
      'restored',
    ])
  })

  it('422: has a name; 409: an id that is taken', async () => {
    expect(await clerk.post('/designs', design({ names: {} }))).toMatchObject({
      status: 422,
      body: { code: 'name-missing' },
    })
    const { designId } = (await clerk.post('/designs', design())).body
    expect(await clerk.post('/designs', design({ designId }))).toMatchObject({ body: { code: 'design-exists' } })
  })

  it('gives an order its own copy of names, materials and plan', async () => {
    const { designId } = (await clerk.post('/designs', design({ steps: ['melting', 'setting'] }))).body
    const order = { designId, workshopId: 'atelier-amal', quantity: 2, dueOn: '2026-12-01', priority: 'urgent' }
    const { status, body } = await clerk.post('/orders', order)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      designId,
      design: 'Fibule Tizerzaï',
      technique: 'studded-by-hand',
      priority: 'urgent',
      materials: design().materials,
      progress: { steps: 2, done: 0, step: 'melting', status: 'waiting' },
    })
    await clerk.raw('PUT', `/designs/${designId}`, {
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(design({ names: { fr: 'Autre' }, steps: ['casting'] })),
    })
    expect((await lead.get(`/orders/${body.orderId}`)).body).toMatchObject({
      design: 'Fibule Tizerzaï',
      plan: [{ step: 'melting' }, { step: 'setting' }],
    })
  })

  it('422: an order says what it is of', async () => {
    const order = { workshopId: 'atelier-amal', quantity: 1, dueOn: '2026-12-01' }
    expect(await clerk.post('/orders', order)).toMatchObject({ status: 422, body: { code: 'design-missing' } })
    expect(await clerk.post('/orders', { ...order, designId: randomUUID() })).toMatchObject({
      status: 422,
      body: { code: 'design-unknown' },
    })
  })
})

describe('a plan', () => {
  it('is that of the technique, of a craft, or said step by step', async () => {
    const plans = (await lead.get('/plans')).body.items
    const stepsOf = (name: string) => plans.find(({ plan }: { plan: string }) => plan === name).steps
    const planned = async (more: object) => {
      const { orderId } = (await clerk.post('/orders', orderBody(more))).body
      return (await lead.get(`/orders/${orderId}`)).body.plan.map(({ step }: { step: string }) => step)
    }
    expect(await planned({})).toEqual(stepsOf('handcrafted'))
    expect(await planned({ plan: 'niello' })).toEqual(stepsOf('niello'))
    expect(await planned({ steps: ['casting'] })).toEqual(['casting'])
    const saved = (await lead.get('/plans?format=csv&lang=fr').expectStatus(200)).body as string
    expect(saved).toContain(`niello;${stepsOf('niello').join(', ')}`)
  })

  it('is worked on step by step, by one tap each, and shows what a step seems to have lost', async () => {
    const orderId = await placed(clerk, { steps: ['melting', 'filigree', 'polishing'] })
    const tap = (index: number, body: object) => lead.post(`/orders/${orderId}/steps/${index}`, body)
    const weigh = (index: number, direction: string, value: string) =>
      lead.post(`/orders/${orderId}/steps/${index}/weighings`, { direction, weighed: grams(value) })
    expect((await weigh(0, 'in', '100')).body).toMatchObject({ weighInMicrograms: 100_000_000, alarm: 'none' })
    await lead.post(`/orders/${orderId}/residues`, { class: 'sprue', weighed: grams('2'), stepIndex: 0 })
    expect((await weigh(0, 'out', '90')).body).toMatchObject({
      differenceMicrograms: 8_000_000,
      alarm: 'beyond-allowance',
    })
    expect((await tap(0, { status: 'done' })).status).toBe(201)
    expect(await tap(1, { status: 'handed-on' })).toMatchObject({ status: 422, body: { code: 'receiver-missing' } })
    expect((await tap(1, { status: 'handed-on', handedOnTo: 'atelier-anezi' })).status).toBe(201)
    expect(await tap(9, { status: 'done' })).toMatchObject({ status: 422, body: { code: 'no-such-step', steps: 3 } })
    expect((await clerk.get(`/orders/${orderId}`)).body).toMatchObject({
      progress: { steps: 3, done: 1, step: 'filigree', status: 'handed-on' },
      plan: [
        { index: 0, status: 'done', differenceMicrograms: 8_000_000, alarm: 'beyond-allowance' },
        { index: 1, status: 'handed-on', handedOnTo: 'atelier-anezi' },
        { index: 2, status: 'waiting', since: null },
      ],
    })
  })
})

describe('what is late, and who waits for whom', async () => {
  const owner = await service.person('coop-lists', 'clerk')
  const late = await placed(owner, { dueOn: '2020-01-02', steps: ['melting', 'casting'] })
  const later = await placed(owner, { dueOn: '2020-01-01', priority: 'urgent' })
  const coming = await placed(owner, { dueOn: '2099-01-01' })

  it('lists what is late, what is due first first, page by page', async () => {
    const ids = async (path: string) =>
      (await owner.get(path)).body.items.map((one: { orderId: string }) => one.orderId)
    expect(await ids('/orders?late=true&sort=due')).toEqual([later, late])
    expect(await ids('/orders?priority=urgent')).toEqual([later])
    const first = (await owner.get('/orders?sort=due&limit=2')).body
    expect(first.items.map((one: { orderId: string }) => one.orderId)).toEqual([later, late])
    expect(await ids(`/orders?sort=due&limit=2&cursor=${first.next}`)).toEqual([coming])
    const csv = await owner.raw('GET', '/orders?sort=due&format=csv&lang=fr')
    expect(csv.status).toBe(200)
  })

  it('says who waits for whom, longest first, and counts it', async () => {
    await lead.post(`/orders/${late}/steps/0`, { status: 'blocked', reason: 'no gas' })
    await lead.post(`/orders/${late}/steps/1`, { status: 'handed-on', handedOnTo: 'atelier-anezi' })
    const { items } = (await owner.get('/waits')).body
    expect(items).toMatchObject([
      { kind: 'step-blocked', orderId: late, step: 'melting', reason: 'no gas', whoWaits: 'atelier-amal' },
      { kind: 'step-handed-on', orderId: late, stepIndex: 1, forWhom: 'atelier-anezi' },
    ])
    const page = (await owner.get('/waits?limit=1')).body
    expect((await owner.get(`/waits?limit=1&cursor=${page.next}`)).body.items).toMatchObject([{ step: 'casting' }])
    expect((await owner.get('/dashboard')).body).toMatchObject({
      orders: { open: 3, closed: 0, 'held-open': 0, cancelled: 0 },
      late: 2,
      waits: { 'step-blocked': 1, 'step-handed-on': 1, 'hand-over': 0, return: 0 },
      atWork: { grossMicrograms: 0, fine: '0' },
      next: [{ orderId: later }, { orderId: late }, { orderId: coming }],
    })
    await lead.post(`/orders/${late}/steps/0`, { status: 'done' })
    expect((await owner.get('/waits?kind=step-blocked')).body.items).toEqual([])
  })

  it('counts the metal at work of a workshop, and what is on its way to it', async () => {
    const before = (await lead.get('/dashboard')).body
    const orderId = await orderWithMetal(service, clerk, lead, 10_000_000)
    await handedOver(service, { orderId, micrograms: 5_000_000 })
    await lead.post(`/orders/${orderId}/pieces`, { serial: randomUUID(), weighed: grams('1'), title: 9_250 })
    const after = (await lead.get('/dashboard')).body
    expect(after.atWork.grossMicrograms - before.atWork.grossMicrograms).toBe(10_000_000)
    expect(after.waits['hand-over'] - before.waits['hand-over']).toBe(1)
    expect(after.withoutHallmark - before.withoutHallmark).toBe(1)
  })
})
