import { testService } from '@fibula/service-kit/testing'
import { until } from '@fibula/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { traceability } from './service.ts'
import { history, idOf, ids } from './test-history.ts'
import { longHistory, more } from './test-long-history.ts'

const service = await testService(traceability, new URL('../prisma/migrations/', import.meta.url))
const inspector = await service.person('programme-office', 'inspector')

beforeAll(async () => {
  const all = [...history, ...longHistory]
  for (const { service: from, streamId, fact } of all) await service.tell(from, streamId, fact)
  await until(
    async () =>
      (await service.database.pool.query<{ facts: number }>('SELECT count(*)::int AS facts FROM fact')).rows[0]
        ?.facts === all.length,
    { what: 'every fact' },
  )
})

interface Part {
  readonly pieceId: string
  readonly lotId: string
  readonly supplierId: string | null
  readonly grossMicrograms: number
  readonly fine: string
}
interface Edge {
  readonly kind: string
  readonly fromId: string
  readonly toId: string | null
  readonly grossMicrograms: number
}
const shares = (parts: Part[]) =>
  parts.map(({ lotId, supplierId, grossMicrograms, fine }) => [lotId, supplierId, grossMicrograms, fine])
/** A melt of equal parts of 925 and 800: half of the mass, and of the fine 9250 : 8000. */
const halves = (micrograms: number) => {
  const fine = BigInt(micrograms) * 8_625n
  const ofC = (fine * 9_250n) / 17_250n
  return [
    [more.lotC, ids.supplierA, micrograms / 2, String(ofC)],
    [more.lotD, ids.supplierB, micrograms / 2, String(fine - ofC)],
  ]
}

describe('where it comes from', () => {
  it.each([
    ['a sale, back through a batch, an order, a melt and a split', 'sale', more.sale, 10_000_000],
    ['a piece that was split off a batch', 'piece', more.single, 10_000_000],
    ['metal that went back unused', 'lot', more.unused, 49_990_000],
    ['filings that went back', 'lot', more.oldFilings, 45_000_000],
    ['a melt', 'lot', more.melt, 200_000_000],
    ['what became of a scrapped piece', 'lot', more.scrap, 90_000_000],
  ])('%s: both suppliers, with exact grams by share', async (_, kind, id, micrograms) => {
    const { status, body } = await inspector.get(`/trace/backward/${kind}/${id}`)
    expect(status).toBe(200)
    const parts = (body.parts as Part[]).filter(({ pieceId }) => kind === 'sale' || pieceId === id)
    const own = kind === 'sale' ? parts.filter(({ pieceId }) => pieceId === more.single) : parts
    expect(shares(own)).toEqual(halves(micrograms))
    expect(body.nodes.map((node: { id: string }) => node.id)).toEqual(
      expect.arrayContaining([ids.supplierA, ids.supplierB, more.lotC, more.lotD, more.partC, more.melt]),
    )
  })

  it('stones are no metal: they are on the way, and in no share of it', async () => {
    const { body } = await inspector.get(`/trace/backward/lot/${more.scrap}`)
    expect(body.edges.some(({ fromId }: Edge) => fromId === more.stones)).toBe(true)
    expect(body.parts.some(({ lotId }: Part) => lotId === more.stones)).toBe(false)
  })
})

describe('what became of it', () => {
  it('a lot that was split: how much of it is in each piece', async () => {
    const { body } = await inspector.get(`/trace/forward/lot/${more.lotC}`)
    const inSingle = (body.parts as Part[]).filter(({ pieceId }) => pieceId === more.single)
    expect(inSingle.map(({ lotId, grossMicrograms }) => [lotId, grossMicrograms])).toEqual([[more.lotC, 5_000_000]])
    expect(new Set(body.edges.map(({ kind }: Edge) => kind))).toEqual(
      new Set([
        ...['split', 'merged', 'handed-over', 'sent-back', 'taken-back', 'residue', 'made', 'lost', 'split-off'],
        ...['scrapped', 'catalogued', 'shown', 'consigned', 'sold', 'returned'],
      ]),
    )
  })

  it('a rejected lot went back to its supplier; a sample is gone', async () => {
    const rejected = await inspector.get(`/trace/forward/lot/${more.rejected}`)
    expect(rejected.body.edges).toMatchObject([{ kind: 'given-back', toId: null, grossMicrograms: 50_000_000 }])
    const sampled = await inspector.get(`/trace/forward/lot/${more.lotD}`)
    expect(sampled.body.edges).toContainEqual(
      expect.objectContaining({ kind: 'sampled', toId: null, grossMicrograms: 500_000, fine: '4000000000' }),
    )
  })

  it('every edge has its grams, and every node its column, before what comes of it', async () => {
    const { body } = await inspector.get(`/trace/forward/supplier/${ids.supplierB}`)
    const layers = new Map(body.nodes.map(({ id, layer }: { id: string; layer: number }) => [id, layer]))
    for (const { kind, fromId, toId, grossMicrograms } of body.edges as Edge[]) {
      expect([kind, typeof grossMicrograms]).toEqual([kind, 'number'])
      if (toId !== null) expect(layers.get(toId)).toBeGreaterThan(layers.get(fromId) as number)
    }
  })
})

describe('stories', () => {
  const typesOf = (facts: { type: string }[]) => facts.map(({ type }) => type)

  it('of a lot: what happened to it, before it and because of it, in the order of time', async () => {
    const { body } = await inspector.get(`/lots/${more.melt}/story`)
    expect(typesOf(body.facts)).toEqual(
      expect.arrayContaining([
        ...['sourcing.lot-split', 'sourcing.lots-merged', 'sourcing.metal-handed-over', 'production.metal-sent-back'],
        ...['sourcing.metal-taken-back', 'production.order-closed', 'production.batch-split', 'sales.piece-sold'],
      ]),
    )
    const times = body.facts.map(({ happenedAt }: { happenedAt: string }) => happenedAt)
    expect(times).toEqual([...times].sort())
  })

  it('of a sale: its piece from the metal on, and that it came back', async () => {
    const { body } = await inspector.get(`/sales/${more.sale}/story`)
    expect(typesOf(body.facts)).toEqual(
      expect.arrayContaining([
        ...['sourcing.lots-merged', 'production.piece-hallmarked', 'promotion.campaign-item-set'],
        ...['sales.piece-consigned', 'sales.piece-sold', 'sales.piece-returned'],
      ]),
    )
  })

  it('page by page is the same as at once, and as a table it has a line for each fact', async () => {
    const whole = (await inspector.get(`/pieces/${more.single}/story`)).body.facts
    const paged: unknown[] = []
    for (let next: string | null = ''; next !== null; ) {
      const query: string = next === '' ? '' : `&cursor=${next}`
      const { body } = await inspector.get(`/stories/piece/${more.single}?limit=7${query}`)
      paged.push(...body.items)
      next = body.next
    }
    expect(paged).toEqual(whole)
    const table = await fetch(`${service.url}/stories/piece/${more.single}?format=csv&lang=fr`, {
      headers: {
        Authorization: `Bearer ${await service.identity.token({
          personId: 'somebody',
          organisationId: 'programme-office',
          roles: ['inspector'],
        })}`,
      },
    })
    const lines = (await table.text()).trim().split('\r\n')
    expect(lines).toHaveLength(whole.length + 1)
    expect(lines.join('\n')).toContain('sourcing.lots-merged')
    expect(lines.join('\n')).toContain('200.000000')
  })

  it('the steps of a way are the edges of its trace, with the names of their ends', async () => {
    const trace = (await inspector.get(`/trace/backward/sale/${more.sale}`)).body
    const { body } = await inspector.get(`/trace/backward/sale/${more.sale}/steps?limit=100`)
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(trace.edges.map(({ id }: { id: string }) => id))
    expect(body.items.find(({ kind }: { kind: string }) => kind === 'sold').from).toMatchObject({ name: 'BR-10-1' })
  })
})

describe('search', () => {
  it.each([
    ['a serial number', 'br-10-1', 'piece', more.single],
    ['the number of a paper', 'souss/12', 'lot', more.lotD],
    ['the id of a receipt, as its code has it', idOf(9, 12), 'lot', more.lotD],
    ['a word of a title, in Arabic, however it is written', 'اساور', 'item', more.item],
    ['a word in the middle of a title, without its accent', 'mariee', 'item', more.item],
    ['the name of a fair', 'timiz', 'campaign', more.campaign],
    ['a design', 'bracelets', 'order', more.order],
    ['an id', more.melt, 'lot', more.melt],
    ['the beginning of an id', more.exchangeSale.slice(0, 36), 'sale', more.exchangeSale],
  ])('finds by %s', async (_, q, kind, id) => {
    const { body } = await inspector.get(`/search?kind=${kind}&q=${encodeURIComponent(q)}`)
    expect(body.items.map((item: { id: string }) => item.id)).toEqual([id])
  })
})
