import type { PrimaryFact } from '@fibula/kernel/ledger'
import type { Queryable } from '@fibula/store'
import type { CorrectionDone } from '../../../app/ledger/corrections.ts'
import type { LedgerReads } from '../../../app/ledger/reads.ts'
import { quantitiesOf } from '../../../domain/ledger/told.ts'
import { fromJson } from '../json.ts'

interface FactRow {
  readonly fact_id: string
  readonly kind: string
  readonly type: string
  readonly stream_id: string
  readonly organisation_id: string
  readonly happened_at: Date
  readonly recorded_at: Date
  readonly fact: string
  readonly corrected_by: string[]
}
interface CorrectionRow {
  readonly id: string
  readonly organisation_id: string
  readonly note: string | null
  readonly recorded_at: Date
  readonly person_id: string
  readonly facts: string
  readonly changes: string
}

const doneOf = (row: CorrectionRow): CorrectionDone => ({
  correctionId: row.id,
  organisationId: row.organisation_id,
  note: row.note,
  recordedAt: row.recorded_at.toISOString(),
  personId: row.person_id,
  facts: fromJson(row.facts),
  changes: fromJson(row.changes),
})

export const factReads = (pool: Queryable): Pick<LedgerReads, 'facts' | 'corrections' | 'correction'> => {
  const corrections = async (scope: string | null, more: string, values: unknown[], end: string) => {
    const own = scope === null ? 'true' : `organisation_id = $${values.push(scope)}`
    const { rows } = await pool.query<CorrectionRow>(
      `SELECT id, organisation_id, note, recorded_at, person_id, facts::text AS facts, changes::text AS changes
       FROM correction WHERE ${own} AND ${more} ${end}`,
      values,
    )
    return rows.map(doneOf)
  }
  return {
    corrections: (scope, { after, limit }) =>
      corrections(
        scope,
        after === undefined ? 'true' : 'id < $2',
        after === undefined ? [limit] : [limit, after],
        'ORDER BY id DESC LIMIT $1',
      ),
    correction: async (scope, correctionId) => (await corrections(scope, 'id = $1', [correctionId], ''))[0],
    facts: async (scope, { streamId, factId }, { after, limit }) => {
      const values: unknown[] = [limit]
      const all = [`f.kind <> 'correction'`]
      const add = (text: string, value: unknown) => {
        if (value !== undefined) all.push(text.replace('?', `$${values.push(value)}`))
      }
      add('f.organisation_id = ?', scope ?? undefined)
      add('f.stream_id = ?', streamId)
      add('f.fact_id = ?', factId)
      if (after) {
        const [at, last] = after.map((one) => `$${values.push(one)}`)
        all.push(`(f.recorded_at, f.fact_id) < (${at}::timestamptz, ${last})`)
      }
      const { rows } = await pool.query<FactRow>(
        `SELECT f.fact_id, f.kind, f.type, f.stream_id, f.organisation_id, f.happened_at, f.recorded_at, f.fact::text AS fact, ARRAY(
           SELECT c.stream_id::text FROM ledger_fact c WHERE c.component = f.component AND c.kind = 'correction' AND EXISTS (
             SELECT FROM json_array_elements(c.fact -> 'corrections') x WHERE x ->> 'factId' = f.fact_id) ORDER BY c.recorded_at) AS corrected_by
         FROM ledger_fact f WHERE ${all.join(' AND ')} ORDER BY f.recorded_at DESC, f.fact_id DESC LIMIT $1`,
        values,
      )
      return rows.map((row) => ({
        factId: row.fact_id,
        kind: row.kind,
        type: row.type,
        streamId: row.stream_id,
        organisationId: row.organisation_id,
        happenedAt: row.happened_at,
        recordedAt: row.recorded_at,
        ...quantitiesOf(fromJson<PrimaryFact>(row.fact)),
        correctedBy: row.corrected_by,
      }))
    },
  }
}
