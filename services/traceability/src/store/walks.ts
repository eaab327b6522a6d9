import type { Direction } from '../app/reads.ts'
import { nil } from '../domain/graph.ts'

const nothing = `'${nil}'::uuid`

/** UNION, never UNION ALL: where ways meet again, each node is walked once. */
const walks: Readonly<Record<Direction, string>> = {
  backward: `WITH RECURSIVE walk (id) AS (SELECT $1::uuid UNION SELECT e.from_id FROM walk w JOIN edge e ON e.to_id = w.id)`,
  forward: `WITH RECURSIVE walk (id) AS (SELECT $1::uuid UNION SELECT e.to_id FROM walk w JOIN edge e ON e.from_id = w.id AND e.to_id <> ${nothing})`,
}

/** The edges walked. A piece travels whole to the catalogue and to a buyer; what came back carries the share of its silver. */
export const edgesQuery = (direction: Direction): string => `${walks[direction]},
walked AS (
  SELECT e.*, CASE WHEN e.kind IN ('catalogued', 'consigned', 'sold') THEN e.from_id
                   WHEN e.kind = 'shown' THEN (SELECT c.from_id FROM edge c WHERE c.to_id = e.from_id AND c.kind = 'catalogued' LIMIT 1)
                   WHEN e.kind = 'returned' THEN (SELECT s.from_id FROM edge s WHERE s.to_id = e.from_id AND s.kind = 'sold' LIMIT 1) END AS piece_id
  FROM walk w JOIN edge e ON ${direction === 'backward' ? 'e.to_id' : 'e.from_id'} = w.id),
weighed AS (
  SELECT e.*, (n.attrs ->> 'grossMicrograms')::bigint AS piece_gross, (n.attrs ->> 'fine')::numeric AS piece_fine
  FROM walked e LEFT JOIN node n ON n.id = e.piece_id)
SELECT e.kind, e.from_id, nullif(e.to_id, ${nothing}) AS to_id, nullif(e.key, ${nothing}) AS key,
       e.given_micrograms, e.given_fine, e.detail, e.happened_at,
       coalesce(e.gross_micrograms, e.piece_gross) AS gross_micrograms,
       coalesce(e.fine, CASE WHEN e.kind = 'returned'
         THEN div(e.piece_fine * least(e.gross_micrograms, e.piece_gross), nullif(e.piece_gross, 0)) ELSE e.piece_fine END)::bigint AS fine
FROM weighed e ORDER BY e.happened_at, e.kind, e.from_id, e.to_id, e.key`

/** Everything by which metal came into the given things, however far back. */
export const inflowsQuery = `WITH RECURSIVE walk (id) AS (
  SELECT unnest($1::uuid[]) UNION
  SELECT e.from_id FROM walk w JOIN edge e ON e.to_id = w.id AND e.kind = ANY($2::text[]))
SELECT e.kind, e.from_id, e.to_id, coalesce(e.gross_micrograms, e.given_micrograms, 0) AS gross, coalesce(e.fine, e.given_fine, 0) AS fine,
       e.detail ->> 'material' AS material
FROM walk w JOIN edge e ON e.to_id = w.id AND e.kind = ANY($2::text[])
ORDER BY e.to_id, e.from_id, e.kind, e.key`

/** What facts say themselves about what went directly into things. */
export const partsQuery = `SELECT thing_id, lot_id, gross_micrograms AS gross, fine FROM composition
WHERE thing_id = ANY($1::uuid[]) ORDER BY thing_id, lot_id`

/** A thing's story is told by the facts of everything behind it, and of its own way to buyers. */
export const storyQuery = `WITH RECURSIVE
  back (id) AS (SELECT $1::uuid UNION SELECT e.from_id FROM back b JOIN edge e ON e.to_id = b.id),
  onward (id) AS (SELECT $1::uuid UNION SELECT e.to_id FROM onward o JOIN edge e ON e.from_id = o.id AND e.to_id <> ${nothing}),
  subject (id) AS (SELECT id FROM back UNION SELECT id FROM onward),
  told (id) AS (
    SELECT f.id FROM subject s JOIN fact f ON f.subject_id = s.id
    UNION SELECT a.fact_id FROM subject s JOIN fact_about a ON a.subject_id = s.id)
SELECT f.id, f.type, f.stream_id, f.happened_at, f.recorded_at, f.organisation_id, f.person_id, f.data
FROM told t JOIN fact f USING (id)
-- What else a supplier is known for is no part of the story of its metal.
WHERE (f.type NOT LIKE 'sourcing.supplier-%' OR f.stream_id = $1)
  AND ($2::timestamptz IS NULL OR (f.happened_at, f.recorded_at, f.id) > ($2::timestamptz, $3::timestamptz, $4::uuid))
ORDER BY f.happened_at, f.recorded_at, f.id LIMIT $5`

/** By term, by the id of a paper, or by its own id; each of them is a range of a key. */
export const searchQuery = `SELECT n.id, n.kind, n.attrs FROM (
    SELECT node_id AS id, 0 AS rank FROM term WHERE term = $1
    UNION ALL (SELECT node_id, 1 FROM term WHERE term LIKE $2 ORDER BY term LIMIT 1000)
    UNION ALL (SELECT node_id, 2 FROM paper WHERE id BETWEEN $3::uuid AND $4::uuid LIMIT 1000)
    UNION ALL (SELECT id, 2 FROM node WHERE id BETWEEN $3::uuid AND $4::uuid LIMIT 1000)
  ) found JOIN node n USING (id)
WHERE $5::text IS NULL OR n.kind = $5
GROUP BY n.id ORDER BY min(found.rank), n.id LIMIT $6`
