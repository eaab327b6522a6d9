import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { Direction, EdgeShown, FactShown, NodeShown, PartShown, Reads } from '../app/reads.ts'
import { type EdgeKind, edgeName, type NodeKind } from '../domain/graph.ts'
import { layersOf } from '../domain/layers.ts'
import { normal } from '../domain/terms.ts'
import { PrismaClient } from './generated/client.ts'
import { partsOf } from './origins.ts'
import { edgesQuery, searchQuery, storyQuery } from './walks.ts'

interface EdgeRow {
  readonly kind: EdgeKind
  readonly from_id: string
  readonly to_id: string | null
  readonly key: string | null
  readonly given_micrograms: string | null
  readonly given_fine: string | null
  readonly gross_micrograms: string | null
  readonly fine: string | null
  readonly detail: Record<string, unknown>
  readonly happened_at: Date | null
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text))

const edgeOf = (row: EdgeRow): EdgeShown => ({
  id: edgeName({
    kind: row.kind,
    fromId: row.from_id,
    toId: row.to_id,
    ...(row.key === null ? {} : { key: row.key }),
  }).replaceAll(' ', ':'),
  kind: row.kind,
  fromId: row.from_id,
  toId: row.to_id,
  givenMicrograms: numberOf(row.given_micrograms),
  givenFine: row.given_fine,
  grossMicrograms: numberOf(row.gross_micrograms),
  fine: row.fine,
  detail: row.detail,
  happenedAt: row.happened_at,
})

interface FactRow {
  readonly id: string
  readonly type: string
  readonly stream_id: string
  readonly happened_at: Date
  readonly recorded_at: Date
  readonly organisation_id: string
  readonly person_id: string
  readonly data: unknown
}

const factOf = (row: FactRow): FactShown => ({
  id: row.id,
  type: row.type,
  streamId: row.stream_id,
  happenedAt: row.happened_at,
  recordedAt: row.recorded_at,
  organisationId: row.organisation_id,
  personId: row.person_id,
  data: row.data,
})

/** First and last id that begin with the text; undefined when no id can. */
const idRange = (text: string): readonly [string, string] | undefined => {
  const digits = text.replaceAll('-', '').toLowerCase()
  if (!/^[0-9a-f]{4,32}$/.test(digits)) return undefined
  return [digits.padEnd(32, '0'), digits.padEnd(32, 'f')]
}
const noId = ['ffffffffffffffffffffffffffffffff', '00000000000000000000000000000000'] as const

export const createReads = (pool: pg.Pool): Reads & { close: () => Promise<void> } => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  const nodesBy = async (ids: readonly string[]): Promise<NodeShown[]> =>
    (await prisma.node.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })) as unknown as NodeShown[]
  const isKnown = async (kind: NodeKind, id: string): Promise<boolean> =>
    (await prisma.node.findFirst({ where: { id, kind } })) !== null

  /** Backward: of what the pieces on the way, or the lot itself, are made. Forward: how much of the lots asked for is in each piece. */
  const partsIn = (
    direction: Direction,
    { id, kind }: { id: string; kind: NodeKind },
    nodes: readonly NodeShown[],
    edges: readonly EdgeShown[],
  ): Promise<PartShown[]> => {
    const pieces = nodes.filter((node) => node.kind === 'piece').map((node) => node.id)
    if (direction === 'backward') return partsOf(pool, kind === 'lot' || kind === 'sending-back' ? [id] : pieces)
    if (kind === 'lot') return partsOf(pool, pieces, new Set([id]))
    if (kind === 'supplier')
      return partsOf(
        pool,
        pieces,
        new Set(edges.flatMap((edge) => (edge.fromId === id && edge.toId ? [edge.toId] : []))),
      )
    return partsOf(pool, pieces)
  }

  return {
    trace: async (direction, kind, id) => {
      if (!(await isKnown(kind, id))) return undefined
      const { rows } = await pool.query<EdgeRow>({
        name: `edges_${direction}`,
        text: edgesQuery(direction),
        values: [id],
      })
      const edges = rows.map(edgeOf)
      const ids = new Set([id, ...edges.flatMap(({ fromId, toId }) => (toId === null ? [fromId] : [fromId, toId]))])
      const nodes = await nodesBy([...ids])
      const layers = layersOf(
        nodes.map((node) => node.id),
        edges,
      )
      return {
        nodes: nodes.map((node) => ({ ...node, layer: layers.get(node.id) ?? 0 })),
        edges,
        parts: await partsIn(direction, { id, kind }, nodes, edges),
      }
    },
    story: async (kind, id, part) => {
      if (!(await isKnown(kind, id))) return undefined
      const { after, limit } = part ?? { after: undefined, limit: null }
      const { rows } = await pool.query<FactRow>({
        name: 'story',
        text: storyQuery,
        values: [id, after?.happenedAt ?? null, after?.recordedAt ?? null, after?.id ?? null, limit],
      })
      return rows.map(factOf)
    },
    recentFacts: (limit) => prisma.fact.findMany({ orderBy: { id: 'desc' }, take: limit }),
    search: async (text, kind, limit) => {
      const term = normal(text)
      if (term === '') return []
      const [first, last] = idRange(text.trim()) ?? noId
      const { rows } = await pool.query<NodeShown>({
        name: 'search',
        text: searchQuery,
        values: [term, `${term.replaceAll(/[\\%_]/g, '\\$&')}%`, first, last, kind ?? null, limit],
      })
      return rows
    },
    close: () => prisma.$disconnect(),
  }
}
