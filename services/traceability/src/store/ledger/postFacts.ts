import type { Movement, PrimaryFact, Problem } from '@fibula/kernel/ledger'
import type { Queryable } from '@fibula/store'
import type { HeardFact, Posted, PostFacts } from '../../app/ledger/ports.ts'
import { added, type Extended, extended } from '../../domain/ledger/extended.ts'
import type { ToldFact } from '../../domain/ledger/told.ts'
import { type Group, groupsOf } from './components.ts'
import { fromJson } from './json.ts'
import { writeComponents, writeFacts, writeMovements, writeSteps } from './write.ts'

/** Whoever writes the ledger waits for whoever does already, until their transaction ends: facts that meet never race. */
export const lockLedger = async (tx: Queryable): Promise<void> => {
  await tx.query({ name: 'ledger_lock', text: `SELECT pg_advisory_xact_lock(hashtextextended('fibula ledger', 0))` })
}

const unheard = async (tx: Queryable, facts: readonly HeardFact[]): Promise<HeardFact[]> => {
  const { rows } = await tx.query<{ fact_id: string }>({
    name: 'ledger_heard',
    text: 'SELECT fact_id FROM ledger_fact WHERE fact_id = ANY($1::text[])',
    values: [facts.map(({ fact }) => fact.factId)],
  })
  const heard = new Set(rows.map(({ fact_id }) => fact_id))
  return facts.filter(({ fact }) => !heard.has(fact.factId) && heard.add(fact.factId))
}

/** The facts of each component, as they were told. */
export const readComponents =
  (tx: Queryable) =>
  async (components: readonly string[]): Promise<Map<string, ToldFact[]>> => {
    if (components.length === 0) return new Map()
    const { rows } = await tx.query<{ component: string; fact: string }>({
      name: 'ledger_components',
      text: 'SELECT component, fact::text AS fact FROM ledger_fact WHERE component = ANY($1::uuid[])',
      values: [components],
    })
    const facts = new Map<string, ToldFact[]>()
    for (const { component, fact } of rows) {
      const told = fromJson<ToldFact>(fact)
      const own = facts.get(component)
      if (own) own.push(told)
      else facts.set(component, [told])
    }
    return facts
  }

const newIn = (group: Group): ToldFact[] => group.added.map(({ fact }) => fact)
const everythingIn = (group: Group): ToldFact[] => [...group.known, ...newIn(group)]

/** What facts would post; nothing is written. */
export const deriveFacts = async (tx: Queryable, facts: readonly HeardFact[]) => {
  const fresh = facts.length === 0 ? [] : await unheard(tx, facts)
  const groups = fresh.length === 0 ? [] : await groupsOf(tx, fresh, readComponents(tx))
  const movements: Movement[] = []
  const problems = new Map<string, Problem | null>()
  const known = new Map<string, ToldFact>()
  const corrected = new Map<string, PrimaryFact | null>()
  const take = (derived: Extended): void => {
    movements.push(...derived.movements)
    for (const [factId, problem] of derived.problems) problems.set(factId, problem)
    for (const [factId, fact] of derived.corrected) corrected.set(factId, fact)
  }
  for (const fact of groups.flatMap(everythingIn)) known.set(fact.factId, fact)
  // Nearly always facts only add: then all groups are derived at once. Otherwise each by itself, so that only those where
  // something is not so simple are derived again.
  const simply = added(
    groups.flatMap((group) => group.known),
    groups.flatMap(newIn),
  )
  if (simply) take(simply)
  else for (const group of groups) take(extended(group.known, newIn(group)))
  return { groups, movements, problems, known, corrected }
}

export const postFacts: PostFacts<Queryable> = async (tx, facts): Promise<Posted> => {
  await lockLedger(tx)
  const { groups, movements, problems, known, corrected } = await deriveFacts(tx, facts)
  if (groups.length > 0) {
    await writeComponents(tx, groups)
    await writeFacts(tx, groups, problems)
    await writeMovements(tx, movements, known)
    await writeSteps(
      tx,
      groups.flatMap(({ added }) => added),
      corrected,
    )
  }
  return { movements, problems }
}

/** Everything of the ledger that can be read from the log again; corrections are in the log too. */
export const emptyLedger = async (tx: Queryable): Promise<void> => {
  await lockLedger(tx)
  await tx.query(`SET LOCAL fibula.rebuilding = 'ledger'`)
  await tx.query('TRUNCATE ledger_fact, ledger_node, ledger_entry, ledger_balance, ledger_step')
}
