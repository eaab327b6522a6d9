import type { Line, Movement, PrimaryFact, Problem } from '@fibula/kernel/ledger'
import type { Queryable } from '@fibula/store'
import type { HeardFact } from '../../app/ledger/ports.ts'
import type { ToldFact } from '../../domain/ledger/told.ts'
import type { Group } from './components.ts'
import { toJson } from './json.ts'

/** JSON has no line break of its own, so lines are cheaper than an array, whose quotes each side would have to escape. */
const lines = (values: readonly string[]): string => values.join('\n')

export const writeComponents = async (tx: Queryable, groups: readonly Group[]): Promise<void> => {
  const moves = groups.flatMap(({ component, merged }) => merged.map((from) => ({ from, component })))
  if (moves.length > 0)
    for (const table of ['ledger_node', 'ledger_fact'])
      await tx.query({
        name: `${table}_merge`,
        text: `UPDATE ${table} t SET component = n.target FROM unnest($1::uuid[], $2::uuid[]) AS n (component, target) WHERE t.component = n.component`,
        values: [moves.map(({ from }) => from), moves.map(({ component }) => component)],
      })
  const nodes = groups.flatMap(({ nodes: fresh, component }) => fresh.map((node) => ({ node, component })))
  if (nodes.length > 0)
    await tx.query({
      name: 'ledger_nodes',
      text: 'INSERT INTO ledger_node (node, component) SELECT * FROM unnest($1::text[], $2::uuid[])',
      values: [nodes.map(({ node }) => node), nodes.map(({ component }) => component)],
    })
}

export const writeFacts = async (
  tx: Queryable,
  groups: readonly Group[],
  problems: ReadonlyMap<string, Problem | null>,
): Promise<void> => {
  const rows = groups.flatMap(({ added, component }) => added.map(({ fact, type }) => ({ fact, type, component })))
  await tx.query({
    name: 'ledger_facts',
    text: `INSERT INTO ledger_fact (fact_id, kind, type, stream_id, version, recorded_at, happened_at, organisation_id, component, fact, problem)
           SELECT n.id, n.kind, n.type, n.stream, n.version, n.recorded, n.happened, n.organisation, n.component, n.fact, nullif(n.problem, 'null')::json
           FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::int[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::uuid[],
             string_to_array($10, E'\\n')::json[], string_to_array($11, E'\\n'))
             AS n (id, kind, type, stream, version, recorded, happened, organisation, component, fact, problem)`,
    values: [
      rows.map(({ fact }) => fact.factId),
      rows.map(({ fact }) => fact.kind),
      rows.map(({ type }) => type),
      rows.map(({ fact }) => fact.streamId),
      rows.map(({ fact }) => fact.version),
      rows.map(({ fact }) => fact.recordedAt),
      rows.map(({ fact }) => fact.happenedAt),
      rows.map(({ fact }) => fact.organisationId),
      rows.map(({ component }) => component),
      lines(rows.map(({ fact }) => toJson(fact))),
      lines(rows.map(({ fact }) => toJson(problems.get(fact.factId) ?? null))),
    ],
  })
  const fresh = new Set(rows.map(({ fact }) => fact.factId))
  const changed = [...problems].filter(([factId]) => !fresh.has(factId))
  if (changed.length === 0) return
  await tx.query({
    name: 'ledger_problems',
    text: `UPDATE ledger_fact f SET problem = nullif(n.problem, 'null')::json
           FROM unnest($1::text[], string_to_array($2, E'\\n')) AS n (id, problem) WHERE f.fact_id = n.id`,
    values: [changed.map(([factId]) => factId), lines(changed.map(([, problem]) => toJson(problem)))],
  })
}

const amounts = [
  ['gross', ({ grossMicrograms }: Line) => grossMicrograms],
  ['ag', ({ content }: Line) => content.Ag],
  ['au', ({ content }: Line) => content.Au ?? 0n],
  ['pt', ({ content }: Line) => content.Pt ?? 0n],
  ['pd', ({ content }: Line) => content.Pd ?? 0n],
  ['pieces', ({ pieces }: Line) => pieces],
] as const

/** Appends movements. Their numbers count on; nobody else writes meanwhile. */
export const writeMovements = async (
  tx: Queryable,
  movements: readonly Movement[],
  facts: ReadonlyMap<string, ToldFact>,
): Promise<void> => {
  const all = movements
    .filter((movement) => movement.lines.length > 0)
    .flatMap((movement, index) => movement.lines.map((line, at) => ({ movement, index, line, at })))
  if (all.length === 0) return
  const of = (factId: string) => facts.get(factId)
  await tx.query({
    name: 'ledger_entries',
    text: `INSERT INTO ledger_entry (movement, line, fact_id, cause_id, owner, possessor, kind, account_id, book, recorded_at, happened_at, gross, ag, au, pt, pd, pieces)
           SELECT (SELECT coalesce(max(movement), 0) FROM ledger_entry) + n.movement, n.line, n.fact, n.cause, n.owner, n.possessor, n.kind, n.account, n.book, n.recorded, n.happened,
             n.gross, n.ag, n.au, n.pt, n.pd, n.pieces
           FROM unnest($1::bigint[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::timestamptz[],
             $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[])
             AS n (movement, line, fact, cause, owner, possessor, kind, account, book, recorded, happened, gross, ag, au, pt, pd, pieces)`,
    values: [
      all.map(({ index }) => index + 1),
      all.map(({ at }) => at + 1),
      all.map(({ movement }) => movement.factId),
      all.map(({ movement }) => movement.causedBy),
      all.map(({ line }) => line.account.owner),
      all.map(({ line }) => line.account.possessor),
      all.map(({ line }) => line.account.kind),
      all.map(({ line }) => line.account.id),
      all.map(({ line }) => line.book),
      all.map(({ movement }) => of(movement.factId)?.recordedAt ?? null),
      all.map(({ movement }) => of(movement.factId)?.happenedAt ?? null),
      ...amounts.map(([, amount]) => all.map(({ line }) => String(amount(line)))),
    ],
  })
}

/** Weighings of steps, as they are known now: those of corrected facts are set right, and gone where they did not occur. */
export const writeSteps = async (
  tx: Queryable,
  facts: readonly HeardFact[],
  corrected: ReadonlyMap<string, PrimaryFact | null>,
): Promise<void> => {
  const rows = facts.flatMap(({ fact, weighing }) => (weighing ? [{ fact, ...weighing }] : []))
  if (rows.length > 0)
    await tx.query({
      name: 'ledger_steps',
      text: `INSERT INTO ledger_step (fact_id, order_id, step_index, step, what, gross, workshop_id, recorded_at)
             SELECT * FROM unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::timestamptz[])`,
      values: [
        rows.map(({ fact }) => fact.factId),
        rows.map(({ orderId }) => orderId),
        rows.map(({ stepIndex }) => stepIndex),
        rows.map(({ step }) => step),
        rows.map(({ what }) => what),
        rows.map(({ grossMicrograms }) => grossMicrograms),
        rows.map(({ workshopId }) => workshopId),
        rows.map(({ fact }) => fact.recordedAt),
      ],
    })
  for (const [factId, fact] of corrected) {
    const weighing =
      fact?.kind === 'step-weighed'
        ? (fact.weighIn ?? fact.weighOut)
        : fact?.kind === 'residue-weighed'
          ? fact.weighing
          : null
    if (fact === null) await tx.query('DELETE FROM ledger_step WHERE fact_id = $1', [factId])
    else if (weighing)
      await tx.query('UPDATE ledger_step SET gross = $2 WHERE fact_id = $1', [factId, weighing.grossMicrograms])
  }
}
