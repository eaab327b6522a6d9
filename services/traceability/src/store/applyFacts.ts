import type { Queryable } from '@fibula/store'
import type { ApplyFacts, HeardFact } from '../app/applyFacts.ts'
import { type EdgeNews, mergeEdges, mergeNodes, type NodeNews, type Part } from '../domain/graph.ts'

// Rows are taken in the order of their ids, so that two batches at once do not wait for each other in a circle.

const writeNodes = async (tx: Queryable, nodes: readonly NodeNews[]): Promise<void> => {
  if (nodes.length === 0) return
  await tx.query({
    name: 'nodes',
    text: `INSERT INTO node (id, kind, attrs) SELECT * FROM unnest($1::uuid[], $2::text[], $3::jsonb[])
           ON CONFLICT (id) DO UPDATE SET attrs = node.attrs || excluded.attrs`,
    values: [nodes.map(({ id }) => id), nodes.map(({ kind }) => kind), nodes.map(({ attrs }) => JSON.stringify(attrs))],
  })
}

const writeEdges = async (tx: Queryable, edges: readonly EdgeNews[]): Promise<void> => {
  if (edges.length === 0) return
  await tx.query({
    name: 'edges',
    text: `INSERT INTO edge (id, kind, from_id, to_id, given_micrograms, given_fine, gross_micrograms, fine, detail, happened_at)
           SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::jsonb[], $10::timestamptz[])
           ON CONFLICT (id) DO UPDATE SET
             given_micrograms = coalesce(excluded.given_micrograms, edge.given_micrograms),
             given_fine = coalesce(excluded.given_fine, edge.given_fine),
             gross_micrograms = coalesce(excluded.gross_micrograms, edge.gross_micrograms),
             fine = coalesce(excluded.fine, edge.fine),
             detail = edge.detail || excluded.detail,
             happened_at = coalesce(excluded.happened_at, edge.happened_at)`,
    values: [
      edges.map((edge) => edge.id),
      edges.map((edge) => edge.kind),
      edges.map((edge) => edge.fromId),
      edges.map((edge) => edge.toId),
      edges.map((edge) => edge.givenMicrograms ?? null),
      edges.map((edge) => edge.givenFine ?? null),
      edges.map((edge) => edge.grossMicrograms ?? null),
      edges.map((edge) => edge.fine ?? null),
      edges.map((edge) => JSON.stringify(edge.detail ?? {})),
      edges.map((edge) => edge.happenedAt ?? null),
    ],
  })
}

const writeParts = async (tx: Queryable, parts: readonly Part[]): Promise<void> => {
  if (parts.length === 0) return
  await tx.query({
    name: 'parts',
    text: `INSERT INTO composition (piece_id, lot_id, gross_micrograms, fine)
           SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[]) ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    values: [
      parts.map((part) => part.pieceId),
      parts.map((part) => part.lotId),
      parts.map((part) => part.grossMicrograms),
      parts.map((part) => part.fine),
    ],
  })
}

const writeFacts = async (tx: Queryable, facts: readonly HeardFact[]): Promise<void> => {
  await tx.query({
    name: 'facts',
    text: `INSERT INTO fact (id, type, stream_id, happened_at, recorded_at, organisation_id, person_id, subjects, data)
           SELECT f.id, f.type, f.stream_id, f.happened_at, f.recorded_at, f.organisation_id, f.person_id, string_to_array(f.subjects, ' ')::uuid[], f.data
           FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::jsonb[])
             AS f (id, type, stream_id, happened_at, recorded_at, organisation_id, person_id, subjects, data)
           ORDER BY f.id ON CONFLICT DO NOTHING`,
    values: [
      facts.map((fact) => fact.id),
      facts.map((fact) => fact.type),
      facts.map((fact) => fact.streamId),
      facts.map((fact) => fact.happenedAt),
      facts.map((fact) => fact.recordedAt),
      facts.map((fact) => fact.organisationId),
      facts.map((fact) => fact.personId),
      facts.map((fact) => fact.reading.subjects.join(' ')),
      facts.map((fact) => JSON.stringify(fact.data)),
    ],
  })
}

export const applyFacts: ApplyFacts<Queryable> = async (tx, facts) => {
  if (facts.length === 0) return
  await writeFacts(tx, facts)
  await writeNodes(tx, mergeNodes(facts.flatMap((fact) => fact.reading.nodes)))
  await writeEdges(tx, mergeEdges(facts.flatMap((fact) => fact.reading.edges)))
  await writeParts(
    tx,
    facts.flatMap((fact) => fact.reading.parts),
  )
}

/** Everything that can be rebuilt from the log. */
export const emptyProjections = async (tx: Queryable): Promise<void> => {
  await tx.query('TRUNCATE node, edge, composition, fact')
}
