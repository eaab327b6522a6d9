import { bigints, instants, jsonbs, jsonTexts, type Queryable, texts, uuids } from '@fibula/store'
import type { GatherFacts, HeardFact } from '../app/gatherFacts.ts'
import { type EdgeNews, gatherEdges, gatherNodes, type NodeNews, nil, type Part } from '../domain/graph.ts'
import { termsOf } from '../domain/terms.ts'

// Rows are taken in the order of their keys, so that two batches at once do not wait for each other in a circle.

interface Column {
  readonly size: () => number
  readonly parameter: () => Buffer
}

/** Nothing to write is not asked for. */
const write = async (tx: Queryable, name: string, text: string, columns: readonly Column[]): Promise<void> => {
  if (columns[0]?.size() === 0) return
  await tx.query({ name, text, values: columns.map((column) => column.parameter()) })
}

const writeNodes = async (tx: Queryable, nodes: readonly NodeNews[]): Promise<void> => {
  const [id, kind, attrs] = [uuids(), texts(), jsonbs()]
  for (const node of nodes) {
    id.add(node.id)
    kind.add(node.kind)
    attrs.add(node.attrs)
  }
  await write(
    tx,
    'nodes',
    `INSERT INTO node (id, kind, attrs) SELECT * FROM unnest($1::uuid[], $2::text[], $3::jsonb[])
     ON CONFLICT (id) DO UPDATE SET attrs = node.attrs || excluded.attrs`,
    [id, kind, attrs],
  )
}

const writeEdges = async (tx: Queryable, edges: readonly EdgeNews[]): Promise<void> => {
  const [toId, fromId, kind, key] = [uuids(), uuids(), texts(), uuids()]
  const [givenMicrograms, givenFine, grossMicrograms, fine] = [bigints(), bigints(), bigints(), bigints()]
  const [detail, happenedAt] = [jsonbs(), instants()]
  for (const edge of edges) {
    toId.add(edge.toId ?? nil)
    fromId.add(edge.fromId)
    kind.add(edge.kind)
    key.add(edge.key ?? nil)
    givenMicrograms.add(edge.givenMicrograms ?? null)
    givenFine.add(edge.givenFine ?? null)
    grossMicrograms.add(edge.grossMicrograms ?? null)
    fine.add(edge.fine ?? null)
    detail.add(edge.detail ?? {})
    happenedAt.add(edge.happenedAt ?? null)
  }
  await write(
    tx,
    'edges',
    `INSERT INTO edge (to_id, from_id, kind, key, given_micrograms, given_fine, gross_micrograms, fine, detail, happened_at)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::jsonb[], $10::timestamptz[])
     ON CONFLICT (to_id, from_id, kind, key) DO UPDATE SET
       given_micrograms = coalesce(excluded.given_micrograms, edge.given_micrograms),
       given_fine = coalesce(excluded.given_fine, edge.given_fine),
       gross_micrograms = coalesce(excluded.gross_micrograms, edge.gross_micrograms),
       fine = coalesce(excluded.fine, edge.fine),
       detail = edge.detail || excluded.detail,
       happened_at = coalesce(excluded.happened_at, edge.happened_at)`,
    [toId, fromId, kind, key, givenMicrograms, givenFine, grossMicrograms, fine, detail, happenedAt],
  )
}

const writeParts = async (tx: Queryable, parts: readonly Part[]): Promise<void> => {
  const [thingId, lotId, grossMicrograms, fine] = [uuids(), uuids(), bigints(), bigints()]
  for (const part of parts) {
    thingId.add(part.thingId)
    lotId.add(part.lotId)
    grossMicrograms.add(part.grossMicrograms)
    fine.add(part.fine)
  }
  await write(
    tx,
    'parts',
    `INSERT INTO composition (thing_id, lot_id, gross_micrograms, fine)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[]) ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    [thingId, lotId, grossMicrograms, fine],
  )
}

/** By which nodes are found: words and numbers in one table, ids of papers in another. */
const gatherNames = () => {
  const words = { term: texts(), node: uuids() }
  const papers = { id: uuids(), node: uuids() }
  return {
    add: ({ id, terms = [], papers: ids = [] }: NodeNews): void => {
      for (const text of terms)
        for (const term of text === null ? [] : termsOf(text)) {
          words.term.add(term)
          words.node.add(id)
        }
      for (const paper of ids) {
        papers.id.add(paper)
        papers.node.add(id)
      }
    },
    write: async (tx: Queryable): Promise<void> => {
      await write(
        tx,
        'terms',
        `INSERT INTO term (term, node_id) SELECT * FROM unnest($1::text[], $2::uuid[]) AS n (term, id)
         ORDER BY n.term COLLATE "C", n.id ON CONFLICT DO NOTHING`,
        [words.term, words.node],
      )
      await write(
        tx,
        'papers',
        'INSERT INTO paper (id, node_id) SELECT * FROM unnest($1::uuid[], $2::uuid[]) ORDER BY 1, 2 ON CONFLICT DO NOTHING',
        [papers.id, papers.node],
      )
    },
  }
}

/** What each column of `fact` is made of is written at once, so that nothing of a fact has to be kept. */
const gatherTold = (facts: 'new' | 'any') => {
  const [id, type, streamId, subjectId] = [uuids(), texts(), uuids(), uuids()]
  const [happenedAt, recordedAt, organisationId, personId] = [instants(), instants(), texts(), texts()]
  const data = jsonTexts()
  const about = { subjectId: uuids(), factId: uuids() }
  const conflicts = facts === 'new' ? '' : 'ON CONFLICT DO NOTHING'
  return {
    add: (fact: HeardFact): void => {
      const { subjects } = fact.reading
      id.add(fact.id)
      type.add(fact.type)
      streamId.add(fact.streamId)
      subjectId.add(subjects[0] ?? fact.streamId)
      happenedAt.add(fact.happenedAt)
      recordedAt.add(fact.recordedAt)
      organisationId.add(fact.organisationId)
      personId.add(fact.personId)
      data.add(fact.json)
      for (let index = 1; index < subjects.length; index++) {
        about.subjectId.add(subjects[index] ?? fact.streamId)
        about.factId.add(fact.id)
      }
    },
    write: async (tx: Queryable): Promise<void> => {
      await write(
        tx,
        `facts_${facts}`,
        `INSERT INTO fact (id, type, stream_id, subject_id, happened_at, recorded_at, organisation_id, person_id, data)
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::text[], $9::json[]) ${conflicts}`,
        [id, type, streamId, subjectId, happenedAt, recordedAt, organisationId, personId, data],
      )
      await write(
        tx,
        'facts_about',
        'INSERT INTO fact_about (subject_id, fact_id) SELECT * FROM unnest($1::uuid[], $2::uuid[]) ON CONFLICT DO NOTHING',
        [about.subjectId, about.factId],
      )
    },
  }
}

export const gatherFacts: GatherFacts<Queryable> = (facts) => {
  const told = gatherTold(facts)
  const names = gatherNames()
  const [nodes, edges] = [gatherNodes(), gatherEdges()]
  const parts: Part[] = []
  return {
    add: (fact) => {
      const { reading } = fact
      told.add(fact)
      for (const node of reading.nodes) {
        nodes.add(node)
        names.add(node)
      }
      for (const edge of reading.edges) edges.add(edge)
      parts.push(...reading.parts)
    },
    write: async (tx) => {
      await told.write(tx)
      await writeNodes(tx, nodes.all())
      await names.write(tx)
      await writeEdges(tx, edges.all())
      await writeParts(tx, parts)
    },
  }
}

/** Everything that can be rebuilt from the log. */
export const emptyProjections = async (tx: Queryable): Promise<void> => {
  await tx.query('TRUNCATE node, term, paper, edge, composition, fact, fact_about')
}
