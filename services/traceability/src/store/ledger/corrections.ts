import { AlreadyAnswered, type Commit, inTransaction, type Queryable, type Store, VersionConflict } from '@fibula/store'
import type pg from 'pg'
import type { CorrectionChanges, CorrectionPort } from '../../app/ledger/corrections.ts'
import type { HeardFact } from '../../app/ledger/ports.ts'
import type { NamedFact } from '../../domain/ledger/correct.ts'
import { fromJson, toJson } from './json.ts'
import { lockLedger, postFacts, readComponents } from './postFacts.ts'
import { type AccountRow, type AmountRow, accountOf, amountOf, columns } from './reads/rows.ts'

type EventEnvelope = Awaited<ReturnType<Store['history']>>[number]

interface NamedRow {
  readonly fact_id: string
  readonly type: string
  readonly organisation_id: string
  readonly component: string
  readonly fact: string
}

const load =
  (pool: Queryable): CorrectionPort['load'] =>
  async (correctionId, factIds) => {
    const { rows } = await pool.query<NamedRow>(
      `SELECT fact_id, type, organisation_id, component, fact::text AS fact FROM ledger_fact WHERE fact_id = ANY($1::text[]) AND kind <> 'correction'`,
      [factIds],
    )
    const existing = await pool.query('SELECT 1 FROM correction WHERE id = $1', [correctionId])
    const named = new Map(
      rows.map((row) => [
        row.fact_id,
        { fact: fromJson<NamedFact['fact']>(row.fact), type: row.type, organisationId: row.organisation_id },
      ]),
    )
    const components = await readComponents(pool)([...new Set(rows.map(({ component }) => component))])
    return { exists: existing.rows.length > 0, named, connected: [...components.values()].flat() }
  }

const plus = (a: ReturnType<typeof amountOf>, b: ReturnType<typeof amountOf>): ReturnType<typeof amountOf> => {
  const { Au = 0n, Pt = 0n, Pd = 0n } = a.content
  const others = { Au: Au + (b.content.Au ?? 0n), Pt: Pt + (b.content.Pt ?? 0n), Pd: Pd + (b.content.Pd ?? 0n) }
  return {
    grossMicrograms: a.grossMicrograms + b.grossMicrograms,
    content: {
      Ag: a.content.Ag + b.content.Ag,
      ...Object.fromEntries(Object.entries(others).filter(([, amount]) => amount !== 0n)),
    },
    pieces: a.pieces + b.pieces,
  }
}
const nothing = { grossMicrograms: 0, content: { Ag: 0n }, pieces: 0 }

/** What things are called: a serial number, a design, a supplier's name. */
const namesOf = async (pool: Queryable, ids: readonly string[]): Promise<Map<string, string>> => {
  const uuids = [...new Set(ids)].filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
  const { rows } = await pool.query<{ id: string; name: string }>(
    `SELECT id, coalesce(attrs ->> 'serial', attrs ->> 'name', attrs ->> 'design') AS name FROM node
     WHERE id = ANY($1::uuid[]) AND coalesce(attrs ->> 'serial', attrs ->> 'name', attrs ->> 'design') IS NOT NULL`,
    [uuids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const changesOf =
  (pool: Queryable): CorrectionPort['changesOf'] =>
  async ({ movements, consequences }): Promise<CorrectionChanges> => {
    const sums = new Map<string, AccountRow & { readonly change: ReturnType<typeof amountOf> }>()
    for (const { account, book, ...amount } of movements.flatMap(({ lines }) => lines)) {
      const { owner, possessor, kind, id } = account
      const key = JSON.stringify([owner, possessor, kind, id, book])
      const before = sums.get(key)?.change ?? nothing
      sums.set(key, { owner, possessor, kind, account_id: id, book, change: plus(before, amount) })
    }
    const touched = [...sums.values()].filter(
      ({ change }) =>
        change.grossMicrograms !== 0 || change.pieces !== 0 || Object.values(change.content).some((one) => one !== 0n),
    )
    const { rows } = await pool.query<AccountRow & AmountRow>(
      `SELECT b.owner, b.possessor, b.kind, b.account_id, b.book, ${columns} FROM ledger_balance b
       JOIN unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS n (owner, possessor, kind, account_id, book)
         USING (owner, possessor, kind, account_id, book)`,
      [
        touched.map(({ owner }) => owner),
        touched.map(({ possessor }) => possessor),
        touched.map(({ kind }) => kind),
        touched.map(({ account_id }) => account_id),
        touched.map(({ book }) => book),
      ],
    )
    const balances = new Map(rows.map((row) => [JSON.stringify([accountOf(row), row.book]), amountOf(row)]))
    const names = await namesOf(pool, [
      ...touched.map(({ account_id }) => account_id),
      ...consequences.lots,
      ...consequences.pieces,
      ...consequences.orders.map(({ before, after }) => (after ?? before)?.orderId ?? ''),
    ])
    const thing = (id: string) => ({ id, name: names.get(id) ?? null })
    return {
      balances: touched
        .map((row) => {
          const account = accountOf(row)
          const before = balances.get(JSON.stringify([account, row.book])) ?? nothing
          const name = names.get(row.account_id) ?? null
          return { account, book: row.book, name, before, after: plus(before, row.change) }
        })
        .sort((a, b) => (`${a.account.kind} ${a.account.id}` < `${b.account.kind} ${b.account.id}` ? -1 : 1)),
      orders: consequences.orders.map(({ before, after }) => {
        const orderId = (after ?? before)?.orderId ?? ''
        return { orderId, name: names.get(orderId) ?? null, before, after }
      }),
      lots: consequences.lots.map(thing),
      pieces: consequences.pieces.map(thing),
    }
  }

interface EventRow {
  readonly id: string
  readonly type: string
  readonly data_version: number
  readonly organisation_id: string
  readonly person_id: string
  readonly happened_at: Date
  readonly recorded_at: Date
  readonly data: unknown
}

/**
 * A store whose commit posts the correction in the same transaction. What is posted has to be what was decided: if other facts
 * came in between, nothing is kept and it is decided again.
 */
const posting = (pool: pg.Pool, store: Store, heardOf: (event: EventEnvelope) => HeardFact | undefined): Store => {
  const commitIn = async (tx: Queryable, commit: Commit): Promise<void> => {
    await lockLedger(tx)
    await store.commitIn(tx, commit)
    const streamId = commit.changes[0]?.id ?? ''
    const { rows } = await tx.query<EventRow>('SELECT * FROM fibula.event WHERE stream_id = $1', [streamId])
    const [row] = rows
    if (row === undefined) throw new Error('a correction without an event')
    const heard = heardOf({
      id: row.id,
      type: row.type,
      source: '/fibula/traceability',
      streamId,
      streamVersion: 1,
      happenedAt: row.happened_at.toISOString(),
      recordedAt: row.recorded_at.toISOString(),
      organisationId: row.organisation_id,
      personId: row.person_id,
      dataVersion: row.data_version,
      data: row.data,
    })
    const { movements } = await postFacts(tx, heard ? [heard] : [])
    const decided = (row.data as { movements: { factId: string; lines: { grossMicrograms: number }[] }[] }).movements
    const posted = movements.map(({ factId, lines }) => ({
      factId,
      gross: lines.map(({ grossMicrograms }) => grossMicrograms),
      silver: lines.map(({ content }) => String(content.Ag)),
    }))
    const expected = decided.map(({ factId, lines }) => ({
      factId,
      gross: lines.map(({ grossMicrograms }) => grossMicrograms),
      silver: (lines as unknown as { content: { Ag: string } }[]).map(({ content }) => content.Ag),
    }))
    if (JSON.stringify(posted) !== JSON.stringify(expected))
      throw new VersionConflict('facts came in between: the correction is decided again')
  }
  return {
    ...store,
    commit: async (commit) => {
      try {
        await inTransaction(pool, (tx) => commitIn(tx, commit))
      } catch (error) {
        if (!(error instanceof AlreadyAnswered) || commit.idempotency === undefined) throw error
        throw new AlreadyAnswered((await store.answerTo(commit.idempotency)) ?? null)
      }
    },
  }
}

export const createCorrections = (
  pool: pg.Pool,
  store: Store,
  heardOf: (event: EventEnvelope) => HeardFact | undefined,
): Omit<CorrectionPort, 'factOf'> => ({
  load: load(pool),
  changesOf: changesOf(pool),
  rowOf: ({ organisationId, note, recordedAt, personId, facts, changes }) => ({
    ...{ organisation_id: organisationId, note, recorded_at: recordedAt, person_id: personId },
    facts: toJson(facts),
    changes: toJson(changes),
  }),
  store: posting(pool, store, heardOf),
})
