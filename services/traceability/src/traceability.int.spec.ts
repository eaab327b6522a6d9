import { testService } from '@fibula/service-kit/testing'
import { until } from '@fibula/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { traceability } from './service.ts'
import { history, idOf, ids } from './test-history.ts'

const service = await testService(traceability, new URL('../prisma/migrations/', import.meta.url))
const inspector = await service.person('programme-office', 'inspector')

beforeAll(async () => {
  for (const { service: from, streamId, fact } of history) await service.tell(from, streamId, fact)
  await until(async () => (await inspector.get('/facts/recent?limit=100')).body.facts.length === history.length, {
    what: 'every fact',
  })
})

interface Edge {
  readonly kind: string
  readonly fromId: string
  readonly toId: string | null
  readonly grossMicrograms: number
  readonly fine: string
}
const shown = (edges: Edge[]) =>
  edges.map(({ kind, fromId, toId, grossMicrograms, fine }) => [kind, fromId, toId, grossMicrograms, fine])
const fine = (grossMicrograms: number): string => String(BigInt(grossMicrograms) * 9_250n)

describe('a trace', () => {
  it('goes from a sale back to its suppliers, with grams on every edge', async () => {
    const { body } = await inspector.get(`/trace/backward/sale/${ids.sale}`)
    expect(shown(body.edges).sort()).toEqual(
      [
        ['received', ids.supplierA, ids.lotA, 200_000_000, fine(200_000_000)],
        ['received', ids.supplierB, ids.lotB, 100_000_000, fine(100_000_000)],
        ['handed-over', ids.lotA, ids.order, 150_010_000, fine(150_010_000)],
        ['handed-over', ids.lotB, ids.order, 99_990_000, fine(99_990_000)],
        ['made', ids.order, ids.pieceOne, 105_000_000, fine(105_000_000)],
        ['sold', ids.pieceOne, ids.sale, 105_000_000, fine(105_000_000)],
      ].sort(),
    )
    expect(body.nodes.map((node: { id: string }) => node.id).sort()).toEqual(
      [ids.supplierA, ids.supplierB, ids.lotA, ids.lotB, ids.order, ids.pieceOne, ids.sale].sort(),
    )
  })

  it('says how much of each lot is in the piece: the parts add up to it', async () => {
    const { body } = await inspector.get(`/trace/backward/piece/${ids.pieceOne}`)
    expect(body.parts.map((part: { supplierId: string }) => part.supplierId)).toEqual([ids.supplierA, ids.supplierB])
    const sum = body.parts.reduce((all: number, part: { grossMicrograms: number }) => all + part.grossMicrograms, 0)
    const sumFine = body.parts.reduce((all: bigint, part: { fine: string }) => all + BigInt(part.fine), 0n)
    expect([sum, String(sumFine)]).toEqual([105_000_000, fine(105_000_000)])
  })

  it('goes from a lot forward to pieces, residues, loss, sale and return: what went in comes out', async () => {
    const { body } = await inspector.get(`/trace/forward/lot/${ids.lotA}`)
    expect(body.edges.map((edge: Edge) => edge.kind).sort()).toEqual(
      ['catalogued', 'handed-over', 'lost', 'made', 'made', 'residue', 'returned', 'sold'].sort(),
    )
    const outOf = (kind: string) =>
      body.edges
        .filter((edge: Edge) => edge.kind === kind)
        .reduce((all: number, edge: Edge) => all + edge.grossMicrograms, 0)
    expect(outOf('made') + outOf('residue') + outOf('lost')).toBe(150_010_000 + 99_990_000)
  })

  it('shows both weighings of a hand-over', async () => {
    const { body } = await inspector.get(`/trace/backward/order/${ids.order}`)
    const edge = body.edges.find(({ fromId }: Edge) => fromId === ids.lotA)
    expect(edge).toMatchObject({
      givenMicrograms: 150_000_000,
      grossMicrograms: 150_010_000,
      detail: { outcome: 'agreed', scaleGrossMicrograms: -10_000 },
    })
  })

  it('is unknown for what was never heard of, or is of another kind', async () => {
    expect((await inspector.get(`/trace/backward/lot/${idOf(77, 1)}`)).status).toBe(404)
    expect((await inspector.get(`/trace/backward/lot/${ids.pieceOne}`)).status).toBe(404)
  })
})

describe('the story of a piece', () => {
  it('tells what happened to it, its metal and its order, in the order of time, and nothing of its sisters', async () => {
    const { body } = await inspector.get(`/pieces/${ids.pieceOne}/story`)
    const types = body.facts.map(({ type }: { type: string }) => type)
    expect(types).toEqual(
      expect.arrayContaining([
        'sourcing.material-received',
        'sourcing.metal-handed-over',
        'production.metal-accepted',
        'production.order-closed',
        'promotion.item-published',
        'sales.piece-sold',
        'sales.piece-returned',
      ]),
    )
    expect(types.filter((type: string) => type === 'production.piece-finished')).toHaveLength(1)
    const times = body.facts.map(({ happenedAt }: { happenedAt: string }) => happenedAt)
    expect(times).toEqual([...times].sort())
  })
})

describe('search', () => {
  it('finds a piece by the beginning of its serial number, in any case', async () => {
    const { body } = await inspector.get('/nodes?q=tiz-1')
    expect(body.nodes.map(({ id }: { id: string }) => id)).toEqual([ids.pieceOne])
  })

  it('takes the signs of patterns as text', async () => {
    expect((await inspector.get('/nodes?q=%25')).body.nodes).toEqual([])
  })
})

it('reads the whole log again into emptied projections', async () => {
  const before = (await inspector.get(`/trace/backward/sale/${ids.sale}`)).body
  await service.database.pool.query("UPDATE edge SET gross_micrograms = 1 WHERE kind = 'made'")
  expect((await fetch(`${service.url}/internal/rebuild`, { method: 'POST' })).status).toBe(202)
  await until(
    async () =>
      JSON.stringify((await inspector.get(`/trace/backward/sale/${ids.sale}`)).body) === JSON.stringify(before),
    { what: 'the rebuilt projection' },
  )
})
