import { touches } from '@fibula/kernel/ledger'
import { newId, type Queryable } from '@fibula/store'
import type { HeardFact } from '../../app/ledger/ports.ts'
import type { ToldFact } from '../../domain/ledger/told.ts'

/** Facts that are derived together: what is known already of some components, which become one, and what is new in them. */
export interface Group {
  readonly component: string
  /** Components that end in this one. */
  readonly merged: readonly string[]
  readonly known: readonly ToldFact[]
  readonly added: readonly HeardFact[]
  /** Nodes that no fact has touched before. */
  readonly nodes: readonly string[]
}

const nodesOfTold = (fact: ToldFact): string[] =>
  fact.kind === 'correction' ? fact.corrections.map(({ factId }) => `fact:${factId}`) : touches(fact)

/** The component of each node that has one. A correction that came before its facts waits at their names. */
const placesOf = async (tx: Queryable, facts: readonly HeardFact[]): Promise<Map<string, string>> => {
  const nodes = new Set(facts.flatMap(({ fact }) => [...nodesOfTold(fact), `fact:${fact.factId}`]))
  const { rows } = await tx.query<{ node: string; component: string }>({
    name: 'ledger_places',
    text: `SELECT node, component FROM ledger_node WHERE node = ANY($1::text[])
           UNION ALL SELECT 'fact:' || fact_id, component FROM ledger_fact WHERE fact_id = ANY($2::text[])`,
    values: [
      [...nodes],
      facts.flatMap(({ fact }) => (fact.kind === 'correction' ? fact.corrections.map(({ factId }) => factId) : [])),
    ],
  })
  return new Map(rows.map(({ node, component }) => [node, component]))
}

/** Names that end up together have the same head. */
const union = () => {
  const parents = new Map<string, string>()
  const head = (name: string): string => {
    let at = name
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up
    return at
  }
  return {
    head,
    join: (a: string, b: string) => {
      const [one, other] = [head(a), head(b)]
      if (one !== other) parents.set(one, other)
    },
  }
}

/** Groups new facts with the components that they touch, and reads what is known of those. */
export const groupsOf = async (
  tx: Queryable,
  facts: readonly HeardFact[],
  read: (components: readonly string[]) => Promise<ReadonlyMap<string, readonly ToldFact[]>>,
): Promise<Group[]> => {
  const places = await placesOf(tx, facts)
  const { head, join } = union()
  const own = facts.map((heard) => {
    const nodes = nodesOfTold(heard.fact)
    const name = `new:${heard.fact.factId}`
    for (const node of [...nodes, `fact:${heard.fact.factId}`]) {
      const component = places.get(node)
      join(name, component === undefined ? `node:${node}` : `component:${component}`)
    }
    return { heard, nodes, name }
  })
  const components = [...new Set(places.values())]
  const known = await read(components)
  return [...Map.groupBy(own, ({ name }) => head(name)).entries()].map(([top, members]) => {
    const mine = components.filter((component) => head(`component:${component}`) === top)
    // What is larger stays, so that each fact changes its component a few times at most, however much grows together.
    const sizes = mine.sort((a, b) => (known.get(b)?.length ?? 0) - (known.get(a)?.length ?? 0))
    const [component = newId(), ...merged] = sizes
    return {
      component,
      merged,
      known: mine.flatMap((one) => known.get(one) ?? []),
      added: members.map(({ heard }) => heard),
      nodes: [...new Set(members.flatMap(({ nodes }) => nodes))].filter((node) => !places.has(node)),
    }
  })
}
