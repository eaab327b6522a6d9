import type { Queryable } from '@fibula/store'
import type { ApplyFacts, HeardFact } from '../app/applyFacts.ts'
import { type EdgeNews, mergeEdges, mergeNodes, type NodeNews, nil, type Part } from '../domain/graph.ts'
import { termsOf } from '../domain/terms.ts'

// Rows are taken in the order of their keys, so that two batches at once do not wait for each other in a circle.

/** JSON has no line break of its own, so lines are cheaper than an array, whose quotes each side would have to escape. */
const lines = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n')

const writeNodes = async (tx: Queryable, nodes: readonly NodeNews[]): Promise<void> => {
  if (nodes.length === 0) return
  await tx.query({
    name: 'nodes',
    text: `INSERT INTO node (id, kind, attrs) SELECT * FROM unnest($1::uuid[], $2::text[], string_to_array($3, E'\\n')::jsonb[])
           ON CONFLICT (id) DO UPDATE SET attrs = node.attrs || excluded.attrs`,
    values: [nodes.map(({ id }) => id), nodes.map(({ kind }) => kind), lines(nodes.map(({ attrs }) => attrs))],
  })
}

const writeTerms = async (tx: Queryable, news: readonly NodeNews[]): Promise<void> => {
  const found = new Map<string, { term: string; nodeId: string }>()
  for (const { id, terms = [] } of news)
    for (const text of terms)
      for (const term of text === null ? [] : termsOf(text)) found.set(`${term}\n${id}`, { term, nodeId: id })
  if (found.size === 0) return
  const rows = [...found.values()]
  await tx.query({
    name: 'terms',
    text: `INSERT INTO term (term, node_id) SELECT * FROM unnest($1::text[], $2::uuid[]) AS n (term, id)
           ORDER BY n.term COLLATE "C", n.id ON CONFLICT DO NOTHING`,
    values: [rows.map(({ term }) => term), rows.map(({ nodeId }) => nodeId)],
  })
}

const writeEdges = async (tx: Queryable, edges: readonly EdgeNews[]): Promise<void> => {
  if (edges.length === 0) return
  await tx.query({
    name: 'edges',
    text: `INSERT INTO edge (to_id, from_id, kind, key, given_micrograms, given_fine, gross_micrograms, fine, detail, happened_at)
           SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], string_to_array($9, E'\\n')::jsonb[], $10::timestamptz[])
           ON CONFLICT (to_id, from_id, kind, key) DO UPDATE SET
             given_micrograms = coalesce(excluded.given_micrograms, edge.given_micrograms),
             given_fine = coalesce(excluded.given_fine, edge.given_fine),
             gross_micrograms = coalesce(excluded.gross_micrograms, edge.gross_micrograms),
             fine = coalesce(excluded.fine, edge.fine),
             detail = edge.detail || excluded.detail,
             happened_at = coalesce(excluded.happened_at, edge.happened_at)`,
    values: [
      edges.map((edge) => edge.toId ?? nil),
      edges.map((edge) => edge.fromId),
      edges.map((edge) => edge.kind),
      edges.map((edge) => edge.key ?? nil),
      edges.map((edge) => edge.givenMicrograms ?? null),
      edges.map((edge) => edge.givenFine ?? null),
      edges.map((edge) => edge.grossMicrograms ?? null),
      edges.map((edge) => edge.fine ?? null),
      lines(edges.map((edge) => edge.detail ?? {})),
      edges.map((edge) => edge.happenedAt ?? null),
    ],
  })
}

const writeParts = async (tx: Queryable, parts: readonly Part[]): Promise<void> => {
  if (parts.length === 0) return
  await tx.query({
    name: 'parts',
    text: `INSERT INTO composition (thing_id, lot_id, gross_micrograms, fine)
           SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[]) ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    values: [
      parts.map((part) => part.thingId),
      parts.map((part) => part.lotId),
      parts.map((part) => part.grossMicrograms),
      parts.map((part) => part.fine),
    ],
  })
}

const writeFacts = async (tx: Queryable, facts: readonly HeardFact[]): Promise<void> => {
  await tx.query({
    name: 'facts',
    text: `INSERT INTO fact (id, type, stream_id, subject_id, happened_at, recorded_at, organisation_id, person_id, data)
           SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::text[], string_to_array($9, E'\\n')::json[])
             AS f (id, type, stream_id, subject_id, happened_at, recorded_at, organisation_id, person_id, data)
           ORDER BY f.id ON CONFLICT DO NOTHING`,
    values: [
      facts.map((fact) => fact.id),
      facts.map((fact) => fact.type),
      facts.map((fact) => fact.streamId),
      facts.map((fact) => fact.reading.subjects[0] ?? fact.streamId),
      facts.map((fact) => fact.happenedAt),
      facts.map((fact) => fact.recordedAt),
      facts.map((fact) => fact.organisationId),
      facts.map((fact) => fact.personId),
      lines(facts.map((fact) => fact.data)),
    ],
  })
  const others = facts.flatMap((fact) =>
    fact.reading.subjects.slice(1).map((subjectId) => ({ subjectId, factId: fact.id })),
  )
  if (others.length === 0) return
  await tx.query({
    name: 'facts_about',
    text: `INSERT INTO fact_about (subject_id, fact_id) SELECT * FROM unnest($1::uuid[], $2::uuid[]) ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    values: [others.map(({ subjectId }) => subjectId), others.map(({ factId }) => factId)],
  })
}

export const applyFacts: ApplyFacts<Queryable> = async (tx, facts) => {
  if (facts.length === 0) return
  const news = facts.flatMap((fact) => fact.reading.nodes)
  await writeFacts(tx, facts)
  await writeNodes(tx, mergeNodes(news))
  await writeTerms(tx, news)
  await writeEdges(tx, mergeEdges(facts.flatMap((fact) => fact.reading.edges)))
  await writeParts(
    tx,
    facts.flatMap((fact) => fact.reading.parts),
  )
}

/** Everything that can be rebuilt from the log. */
export const emptyProjections = async (tx: Queryable): Promise<void> => {
  await tx.query('TRUNCATE node, term, edge, composition, fact, fact_about')
}
