import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { Direction, EdgeShown, NodeShown, PartShown, Reads } from '../app/reads.ts'
import type { EdgeKind, NodeKind } from '../domain/graph.ts'
import { PrismaClient } from './generated/client.ts'

/** UNION, never UNION ALL: where ways meet again, each node is walked once. */
const walks: Readonly<Record<Direction, string>> = {
  backward: `WITH RECURSIVE walk (id) AS (SELECT $1::uuid UNION SELECT e.from_id FROM walk w JOIN edge e ON e.to_id = w.id)`,
  forward: `WITH RECURSIVE walk (id) AS (SELECT $1::uuid UNION SELECT e.to_id FROM walk w JOIN edge e ON e.from_id = w.id AND e.to_id IS NOT NULL)`,
}

/** The edges walked. A piece travels whole to the catalogue and to a buyer; what came back carries the share of its silver. */
const edgesOf = (direction: Direction): string => `${walks[direction]}
SELECT e.id, e.kind, e.from_id, e.to_id, e.given_micrograms, e.given_fine, e.detail, e.happened_at,
       coalesce(e.gross_micrograms, m.gross_micrograms) AS gross_micrograms,
       coalesce(e.fine, CASE WHEN e.kind = 'returned'
         THEN div(m.fine::numeric * least(e.gross_micrograms, m.gross_micrograms), nullif(m.gross_micrograms, 0))::bigint ELSE m.fine END) AS fine
FROM walk w JOIN edge e ON ${direction === 'backward' ? 'e.to_id' : 'e.from_id'} = w.id
LEFT JOIN edge s ON e.kind = 'returned' AND s.to_id = e.from_id AND s.kind = 'sold'
LEFT JOIN edge m ON m.kind = 'made' AND m.to_id = CASE WHEN e.kind IN ('catalogued', 'sold') THEN e.from_id ELSE s.from_id END
ORDER BY e.happened_at, e.id`

const partsOf = (direction: Direction): string => `${walks[direction]}
SELECT c.piece_id, c.lot_id, c.gross_micrograms, c.fine, r.from_id AS supplier_id
FROM walk w JOIN composition c ON ${direction === 'backward' ? 'c.piece_id' : 'c.lot_id'} = w.id
LEFT JOIN edge r ON r.to_id = c.lot_id AND r.kind = 'received'
ORDER BY c.piece_id, c.lot_id`

interface EdgeRow {
  readonly id: string
  readonly kind: EdgeKind
  readonly from_id: string
  readonly to_id: string | null
  readonly given_micrograms: string | null
  readonly given_fine: string | null
  readonly gross_micrograms: string | null
  readonly fine: string | null
  readonly detail: Record<string, unknown>
  readonly happened_at: Date | null
}

interface PartRow {
  readonly piece_id: string
  readonly lot_id: string
  readonly supplier_id: string | null
  readonly gross_micrograms: string
  readonly fine: string
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text))

const edgeOf = (row: EdgeRow): EdgeShown => ({
  id: row.id,
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

const partOf = (row: PartRow): PartShown => ({
  pieceId: row.piece_id,
  lotId: row.lot_id,
  supplierId: row.supplier_id,
  grossMicrograms: Number(row.gross_micrograms),
  fine: row.fine,
})

/** A piece's story is told by the facts of everything behind it, and of its own way to buyers. */
const storyQuery = `WITH RECURSIVE
  back (id) AS (SELECT $1::uuid UNION SELECT e.from_id FROM back b JOIN edge e ON e.to_id = b.id),
  onward (id) AS (SELECT $1::uuid UNION SELECT e.to_id FROM onward o JOIN edge e ON e.from_id = o.id AND e.to_id IS NOT NULL),
  subject (id) AS (SELECT id FROM back UNION SELECT id FROM onward)
SELECT f.id, f.type, f.stream_id, f.happened_at, f.recorded_at, f.organisation_id, f.person_id, f.data
FROM fact f WHERE f.subjects && (SELECT array_agg(id) FROM subject) AND f.type <> 'sourcing.supplier-registered'
ORDER BY f.happened_at, f.recorded_at, f.id`

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

export const createReads = (pool: pg.Pool): Reads & { close: () => Promise<void> } => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  const nodesBy = async (ids: readonly string[]): Promise<NodeShown[]> =>
    (await prisma.node.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })) as unknown as NodeShown[]
  const isKnown = async (kind: NodeKind, id: string): Promise<boolean> =>
    (await prisma.node.findFirst({ where: { id, kind } })) !== null

  return {
    trace: async (direction, kind, id) => {
      if (!(await isKnown(kind, id))) return undefined
      const [edges, parts] = await Promise.all([
        pool.query<EdgeRow>({ name: `edges_${direction}`, text: edgesOf(direction), values: [id] }),
        pool.query<PartRow>({ name: `parts_${direction}`, text: partsOf(direction), values: [id] }),
      ])
      const ids = new Set([
        id,
        ...edges.rows.flatMap(({ from_id, to_id }) => (to_id === null ? [from_id] : [from_id, to_id])),
      ])
      return { nodes: await nodesBy([...ids]), edges: edges.rows.map(edgeOf), parts: parts.rows.map(partOf) }
    },
    story: async (pieceId) => {
      if (!(await isKnown('piece', pieceId))) return undefined
      const { rows } = await pool.query<FactRow>({ name: 'story', text: storyQuery, values: [pieceId] })
      return rows.map((row) => ({
        id: row.id,
        type: row.type,
        streamId: row.stream_id,
        happenedAt: row.happened_at,
        recordedAt: row.recorded_at,
        organisationId: row.organisation_id,
        personId: row.person_id,
        data: row.data,
      }))
    },
    recentFacts: (limit) => prisma.fact.findMany({ orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }], take: limit }),
    search: async (text, limit) => {
      const pattern = `${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`
      const { rows } = await pool.query<NodeShown>({
        name: 'search',
        text: `SELECT id, kind, attrs FROM node WHERE attrs ? 'serial' AND lower(attrs ->> 'serial') LIKE $1
               UNION SELECT id, kind, attrs FROM node WHERE id::text LIKE $1 ORDER BY id LIMIT $2`,
        values: [pattern, limit],
      })
      return rows
    },
    close: () => prisma.$disconnect(),
  }
}
