import type pg from 'pg'
import type { PartShown } from '../app/reads.ts'
import { type Amount, type Inflow, originsOf } from '../domain/origins.ts'
import { inflowsQuery, partsQuery } from './walks.ts'

/** Edges by which metal becomes part of something. Where several tell the same, the first of its list counts. */
const carrying = [
  'handed-over',
  'made',
  'split-off',
  'residue',
  'scrapped',
  'split',
  'merged',
  'sent-back',
  'taken-back',
]
const second: Readonly<Record<string, string>> = { scrapped: 'residue', 'split-off': 'made' }
const notMetal = new Set(['stones', 'enamel', 'thread'])

interface InflowRow {
  readonly kind: string
  readonly from_id: string
  readonly to_id: string
  readonly gross: string
  readonly fine: string
  readonly material: string | null
}

interface PartRow {
  readonly thing_id: string
  readonly lot_id: string
  readonly gross: string
  readonly fine: string
}

const grouped = (inflows: readonly Inflow[]): Map<string, Inflow[]> => Map.groupBy(inflows, ({ toId }) => toId)

/** What came into everything before these things: as facts say it themselves, otherwise by the edges. */
const inflowsOf = async (pool: pg.Pool, ids: readonly string[]): Promise<Map<string, Inflow[]>> => {
  const walked = (
    await pool.query<InflowRow>({ name: 'inflows', text: inflowsQuery, values: [ids, carrying] })
  ).rows.filter(({ material }) => material === null || !notMetal.has(material))
  const kinds = new Set(walked.map(({ to_id, kind }) => `${to_id} ${kind}`))
  const byEdges = grouped(
    walked
      .filter(({ to_id, kind }) => !kinds.has(`${to_id} ${second[kind]}`))
      .map((row) => ({ fromId: row.from_id, toId: row.to_id, gross: BigInt(row.gross), fine: BigInt(row.fine) })),
  )
  const things = [...new Set([...ids, ...walked.flatMap(({ from_id, to_id }) => [from_id, to_id])])]
  const told = await pool.query<PartRow>({ name: 'parts_of', text: partsQuery, values: [things] })
  const byFacts = grouped(
    told.rows.map((row) => ({
      fromId: row.lot_id,
      toId: row.thing_id,
      gross: BigInt(row.gross),
      fine: BigInt(row.fine),
    })),
  )
  return new Map([...byEdges, ...byFacts])
}

const sum = (inflows: readonly Inflow[]): Amount => ({
  gross: inflows.reduce((all, { gross }) => all + gross, 0n),
  fine: inflows.reduce((all, { fine }) => all + fine, 0n),
})

/**
 * How much of each received lot is in each of these things, through however many splits, melts and returns: the parts of a
 * thing add up to what went into it. With `only`, how much of those lots, wherever they stand on the way.
 */
export const partsOf = async (
  pool: pg.Pool,
  things: readonly string[],
  only?: ReadonlySet<string>,
): Promise<PartShown[]> => {
  if (things.length === 0) return []
  const inflows = await inflowsOf(pool, things)
  const parts: Omit<PartShown, 'supplierId'>[] = []
  for (const id of things) {
    const into = inflows.get(id)
    if (into === undefined) continue
    const { beginnings, through } = originsOf({ id, ...sum(into) }, inflows)
    const found = only ? [...through].filter(([lotId]) => only.has(lotId) && lotId !== id) : [...beginnings]
    for (const [lotId, { gross, fine }] of found.sort(([a], [b]) => (a < b ? -1 : 1)))
      parts.push({ pieceId: id, lotId, grossMicrograms: Number(gross), fine: String(fine) })
  }
  const { rows } = await pool.query<{ to_id: string; from_id: string }>({
    name: 'suppliers',
    text: `SELECT DISTINCT ON (to_id) to_id, from_id FROM edge WHERE to_id = ANY($1::uuid[]) AND kind = 'received'`,
    values: [[...new Set(parts.map(({ lotId }) => lotId))]],
  })
  const suppliers = new Map(rows.map(({ to_id, from_id }) => [to_id, from_id]))
  return parts.map((part) => ({ ...part, supplierId: suppliers.get(part.lotId) ?? null }))
}
