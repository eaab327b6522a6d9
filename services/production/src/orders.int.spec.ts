import { randomUUID } from 'node:crypto'
import { until } from '@fibula/testing'
import { describe, expect, it } from 'vitest'
import { grams, halfWidth, handedOver, orderBody, orderWithMetal, placed, startProduction } from './test-production.ts'

const service = await startProduction()
const clerk = await service.person('coop-tiznit', 'clerk')
const lead = await service.person('atelier-amal', 'workshop')
const stranger = await service.person('atelier-anezi', 'workshop')

const residue = (orderId: string, residueClass: string, value: string) =>
  lead.post(`/orders/${orderId}/residues`, { class: residueClass, weighed: grams(value) })
const piece = (orderId: string, value: string, serial: string = randomUUID()) =>
  lead.post(`/orders/${orderId}/pieces`, { serial, weighed: grams(value), title: 9_250 })
const close = (orderId: string) => lead.post(`/orders/${orderId}/close`, {})

describe('an order', () => {
  it('201: is placed by its owner, and seen by both sides only', async () => {
    const { status, body, headers } = await clerk.post('/orders', orderBody())
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/production/orders/${body.orderId}`)
    expect(body).toMatchObject({
      ownerId: 'coop-tiznit',
      workshopId: 'atelier-amal',
      status: 'open',
      closing: null,
      imbalance: null,
    })
    for (const person of [clerk, lead]) expect((await person.get(`/orders/${body.orderId}`)).body).toMatchObject(body)
    expect(await stranger.get(`/orders/${body.orderId}`)).toMatchObject({ status: 404 })
    expect(await until(() => service.published.find((event) => event.streamId === body.orderId))).toMatchObject({
      type: 'production.order-placed',
      data: { ownerId: 'coop-tiznit', workshopId: 'atelier-amal' },
    })
  })

  it('409: an id that is taken', async () => {
    const orderId = await placed(clerk)
    expect(await clerk.post('/orders', orderBody({ orderId }))).toMatchObject({
      status: 409,
      body: { code: 'order-exists' },
    })
  })

  it('404: takes no fact from another workshop', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 5_000_000)
    for (const [path, body] of [
      ['steps', { step: 'casting', status: 'started' }],
      ['residues', { class: 'sprue', weighed: grams('1') }],
      ['pieces', { serial: 'X', weighed: grams('1'), title: 9_250 }],
      ['close', {}],
    ] as const)
      expect(await stranger.post(`/orders/${orderId}/${path}`, body)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      })
    expect((await lead.get(`/orders/${orderId}`)).headers.get('etag')).toBe('"2"')
  })

  it('403: is not worked on by its owner’s clerk', async () =>
    expect(await clerk.post(`/orders/${await placed(clerk)}/close`, {})).toMatchObject({
      status: 403,
      body: { code: 'role-missing' },
    }))

  it('lists by status, page by page', async () => {
    const owner = await service.person('coop-lists', 'clerk')
    const made = await Promise.all([1, 2, 3].map(() => placed(owner)))
    const first = (await owner.get('/orders?status=open&limit=2')).body
    const second = (await owner.get(`/orders?status=open&limit=2&cursor=${first.next}`)).body
    expect([...first.items, ...second.items].map(({ orderId }: { orderId: string }) => orderId)).toEqual(
      made.toSorted(),
    )
    expect((await owner.get('/orders?status=closed')).body).toEqual({ items: [], next: null })
  })
})

describe('the work on an order', () => {
  it('keeps its steps in order, and why one is blocked', async () => {
    const orderId = await placed(clerk)
    const step = (body: object) => lead.post(`/orders/${orderId}/steps`, body)
    expect(await step({ step: 'melting', status: 'started' })).toMatchObject({ status: 201 })
    expect(await step({ step: 'melting', status: 'blocked' })).toMatchObject({
      status: 422,
      body: { code: 'reason-missing' },
    })
    expect(await step({ step: 'melting', status: 'blocked', reason: 'no gas' })).toMatchObject({ status: 201 })
    expect(await step({ step: 'melting', status: 'done' })).toMatchObject({ status: 201 })
    expect((await clerk.get(`/orders/${orderId}`)).body.steps).toMatchObject([
      { step: 'melting', status: 'started', reason: null },
      { step: 'melting', status: 'blocked', reason: 'no gas' },
      { step: 'melting', status: 'done', reason: null },
    ])
  })

  it('409: a serial number names one piece of its owner and of its workshop, whatever arrives at once', async () => {
    const orders = await Promise.all([placed(clerk), placed(clerk), placed(clerk)])
    const serial = `TIZ-${randomUUID()}`
    const replies = await Promise.all(orders.map((orderId) => piece(orderId, '10', serial)))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'serial-taken', serial })
    // Another owner's order at the same workshop: the number is that of the workshop's piece.
    const other = await service.person('coop-other', 'clerk')
    const elsewhere = await placed(other)
    expect(await piece(elsewhere, '10', serial)).toMatchObject({ status: 409, body: { code: 'serial-taken', serial } })
    const away = await placed(other, { workshopId: 'atelier-anezi' })
    const made = await stranger.post(`/orders/${away}/pieces`, { serial, weighed: grams('10'), title: 9_250 })
    expect(made).toMatchObject({ status: 201 })
  })

  it('409: ids of pieces and residues are taken once', async () => {
    const orderId = await placed(clerk)
    const pieceId = randomUUID()
    const onePiece = () =>
      lead.post(`/orders/${orderId}/pieces`, { pieceId, serial: randomUUID(), weighed: grams('1'), title: 9_250 })
    expect((await onePiece()).status).toBe(201)
    expect(await onePiece()).toMatchObject({ status: 409, body: { code: 'piece-exists' } })
    const residueLotId = randomUUID()
    const oneResidue = () =>
      lead.post(`/orders/${orderId}/residues`, { residueLotId, class: 'sprue', weighed: grams('1') })
    expect((await oneResidue()).status).toBe(201)
    expect(await oneResidue()).toMatchObject({ status: 409, body: { code: 'residue-exists' } })
  })
})

describe('closing', () => {
  it('worked example W over HTTP, to the last unit', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 500_000_000)
    const { pieceId } = (await piece(orderId, '430')).body
    const sprue = (await residue(orderId, 'sprue', '55')).body.residueLotId
    const filings = (await residue(orderId, 'filings', '8.5')).body.residueLotId
    const { status, body } = await close(orderId)
    expect(status).toBe(200)
    const lines = [
      { account: `work:${orderId}`, grossMicrograms: -500_000_000, fine: '-4625000000000' },
      { account: `foreign:${orderId}`, grossMicrograms: -1_332_433, fine: '0' },
      { account: `piece:${pieceId}`, grossMicrograms: 430_000_000, fine: '3977500000000' },
      { account: `stock:${sprue}`, grossMicrograms: 55_000_000, fine: '508750000000' },
      { account: `stock:${filings}`, grossMicrograms: 8_500_000, fine: '66300000000' },
      { account: `loss:${orderId}`, grossMicrograms: 7_832_433, fine: '72450000000' },
    ]
    const closing = {
      kind: 'provisional',
      loss: { grossMicrograms: 7_832_433, fine: '72450000000' },
      allowanceFine: '119325000000',
      lines,
    }
    expect(body).toMatchObject({ orderId, status: 'closed', closing })
    expect((await clerk.get(`/orders/${orderId}`)).body).toMatchObject({
      status: 'closed',
      imbalance: null,
      closing: body.closing,
    })
    const told = await until(() =>
      service.published.find((event) => event.streamId === orderId && event.type === 'production.order-closed'),
    )
    expect(told.data).toMatchObject({ ownerId: 'coop-tiznit', workshopId: 'atelier-amal', ...closing })
  })

  it('missing metal holds the order open, with its amount; the residue that was forgotten closes it', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 500_000_000)
    await piece(orderId, '430')
    await residue(orderId, 'filings', '8.5')
    const held = await close(orderId)
    const imbalance = { cause: 'missing', grossMicrograms: 49_932_432, fine: '461875000000' }
    expect(held).toMatchObject({ status: 200, body: { status: 'held-open', imbalance, allowanceFine: '119325000000' } })
    expect((await clerk.get(`/orders/${orderId}`)).body).toMatchObject({ status: 'held-open', imbalance })
    expect((await clerk.get('/orders?status=held-open')).body.items).toMatchObject([{ orderId }])
    expect((await residue(orderId, 'sprue', '55')).status).toBe(201)
    expect(await close(orderId)).toMatchObject({ status: 200, body: { status: 'closed' } })
    const types = await until(() => {
      const events = service.published.filter((event) => event.streamId === orderId).map(({ type }) => type)
      return events.includes('production.order-closed') && events
    })
    expect(types.slice(-3)).toEqual([
      'production.order-held-open',
      'production.residue-recorded',
      'production.order-closed',
    ])
  })

  it('more pieces than metal is a report that is kept; closing names the surplus, and metal that arrives later mends it', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 10_000_000)
    expect((await piece(orderId, '12')).status).toBe(201)
    expect(await close(orderId)).toMatchObject({
      status: 200,
      body: { status: 'held-open', imbalance: { cause: 'surplus', grossMicrograms: 2_000_000, fine: '18500000000' } },
    })
    const handOverId = await handedOver(service, { orderId, micrograms: 2_100_000 })
    await lead.post(`/hand-overs/${handOverId}/accept`, { weighed: grams('2.1'), halfWidth })
    expect(await close(orderId)).toMatchObject({
      status: 200,
      body: { status: 'closed', closing: { kind: 'final', loss: { grossMicrograms: 100_000 } } },
    })
  })

  it('409: a closed order takes no further fact', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 10_000_000)
    await piece(orderId, '10')
    const late = await handedOver(service, { orderId, micrograms: 1_000_000 })
    expect(await close(orderId)).toMatchObject({ status: 200, body: { status: 'closed' } })
    const refused = [
      await lead.post(`/orders/${orderId}/steps`, { step: 'polishing', status: 'done' }),
      await residue(orderId, 'sprue', '1'),
      await piece(orderId, '1'),
      await close(orderId),
      await lead.post(`/hand-overs/${late}/accept`, { weighed: grams('1'), halfWidth }),
    ]
    for (const reply of refused) expect(reply).toMatchObject({ status: 409, body: { code: 'order-closed' } })
  })

  it('409: an order without metal, and one for which nothing arrived', async () => {
    const orderId = await placed(clerk)
    expect(await close(orderId)).toMatchObject({ status: 409, body: { code: 'nothing-to-close' } })
    const handOverId = await handedOver(service, { orderId, micrograms: 1_000_000 })
    expect(await lead.post(`/hand-overs/${handOverId}/accept`, { weighed: grams('0'), halfWidth })).toMatchObject({
      status: 200,
      body: { outcome: 'disputed', grossMicrograms: 0, disputeGrossMicrograms: 1_000_000 },
    })
    expect(await close(orderId)).toMatchObject({ status: 409, body: { code: 'nothing-to-close' } })
  })

  it('422: a mass beyond what can be kept exactly is no fact of an order, so that closing it never fails', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 10_000_000)
    const heavy = { weighed: { value: '900000', unit: 'kg' } }
    const pieceOf = () => lead.post(`/orders/${orderId}/pieces`, { serial: randomUUID(), title: 9_250, ...heavy })
    expect((await pieceOf()).status).toBe(201)
    expect(await pieceOf()).toMatchObject({
      status: 422,
      body: { code: 'too-much-metal', largestMicrograms: 22_337_203_685_477 },
    })
    expect(await lead.post(`/orders/${orderId}/residues`, { class: 'sprue', ...heavy })).toMatchObject({
      status: 422,
      body: { code: 'too-much-metal' },
    })
    expect(await close(orderId)).toMatchObject({
      status: 200,
      body: { status: 'held-open', imbalance: { cause: 'surplus' } },
    })
  })

  it('facts that arrive while it closes are either in it or refused', async () => {
    const orderId = await orderWithMetal(service, clerk, lead, 100_000_000)
    await piece(orderId, '97.5')
    const [closing, ...pieces] = await Promise.all([
      close(orderId),
      ...Array.from({ length: 4 }, () => piece(orderId, '0.5')),
    ])
    const kept = pieces.filter(({ status }) => status === 201).length
    const { body } = await clerk.get(`/orders/${orderId}`)
    expect(body.pieces).toHaveLength(1 + kept)
    expect(closing).toMatchObject({ status: 200, body: { status: 'closed' } })
    expect(body.closing.pieces).toHaveLength(1 + kept)
  })
})
