import type { Decision } from '@fibula/kernel'
import { asFacts, type DomainChange, type Journal } from '@fibula/service-kit'
import type { Insert } from '@fibula/store'
import type { Row } from '@fibula/tables'
import type { SourcingEvent } from '../ports.ts'
import type { ImportJob, ImportPorts } from './ports.ts'

/** What became of a line. */
export type Outcome =
  | { readonly line: number; readonly became: 'accepted' | 'there-before' }
  /** Recorded before by another file: perhaps a second delivery that looks like the first. */
  | { readonly line: number; readonly became: 'in-another-file'; readonly cells: readonly string[] }
  | { readonly line: number; readonly became: 'refused'; readonly cells: readonly string[]; readonly code: string }

/** A line that says something: under these ids, on this day, by this decision. */
export interface Candidate {
  readonly row: Row<string>
  readonly thingId: string
  readonly identity: string
  readonly happenedAt: string
  /** Decides on what is known; `fresh` asks again first. What is written when it is accepted. */
  readonly attempt: (fresh: boolean) => Promise<Decision<SourcingEvent, { readonly code: string }>>
  readonly write: () => {
    readonly changes: readonly DomainChange<SourcingEvent>[]
    readonly inserts: readonly Insert[]
  }
}

/** Longer statements take much more memory and are hardly faster; the text of so long a one is made once. */
const linesAtOnce = 20
const attempts = 6

const refusedAs = ({ row }: Candidate, code: string): Outcome => ({
  line: row.line,
  became: 'refused',
  cells: row.original,
  code,
})

/** Whoever wrote one of the lines meanwhile, or changed a supplier, makes the database refuse the whole statement. */
const isConflict = (error: unknown): boolean => (error as { name?: string }).name === 'VersionConflict'

/**
 * Writes lines together that would be written one by one otherwise: the same decision, the same rows, the same events. All of
 * them or none; after a conflict what is there by now is left out and the rest is decided again.
 */
export const writeBatch = async (
  imports: Pick<ImportPorts, 'recorded'>,
  { store, factOf }: Journal<SourcingEvent>,
  job: ImportJob,
  candidates: readonly Candidate[],
  recordedAt: string,
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  const settle = async (open: readonly Candidate[]): Promise<Candidate[]> => {
    const there = await imports.recorded(
      job,
      open.map(({ identity }) => identity),
    )
    for (const { row, identity } of open) {
      const { line, original: cells } = row
      const before = there.get(identity)
      if (before?.importId === job.importId) outcomes.push({ line, became: 'accepted' })
      else if (before?.sameFile) outcomes.push({ line, became: 'there-before' })
      else if (before) outcomes.push({ line, became: 'in-another-file', cells })
    }
    return open.filter(({ identity }) => !there.has(identity))
  }

  const write = async (given: readonly Candidate[]): Promise<void> => {
    let open = [...given]
    for (let attempt = 1; open.length > 0; attempt++) {
      const good: Candidate[] = []
      for (const candidate of open) {
        let decision = await candidate.attempt(attempt > 1)
        // A refusal is told only on what is so now.
        if (!decision.accepted && attempt === 1) decision = await candidate.attempt(true)
        if (decision.accepted) good.push(candidate)
        else outcomes.push(refusedAs(candidate, decision.refusal.code))
      }
      if (good.length === 0) return
      const writes = good.map((candidate) => candidate.write())
      try {
        await store.commit({
          changes: asFacts(
            factOf,
            writes.flatMap(({ changes }) => changes),
          ),
          inserts: [
            ...writes.flatMap(({ inserts }) => inserts),
            ...good.map(({ thingId, identity, row }) => ({
              table: 'import_line',
              values: { thing_id: thingId, import_id: job.importId, line: row.line, identity },
            })),
          ],
          organisationId: job.organisationId,
          personId: job.personId,
          happenedAt: good[0]?.happenedAt ?? job.happenedAt,
          recordedAt,
        })
        for (const { row } of good) outcomes.push({ line: row.line, became: 'accepted' })
        return
      } catch (error) {
        if (!isConflict(error) || attempt === attempts) throw error
        open = await settle(good)
      }
    }
  }

  const byTime = Map.groupBy(await settle(candidates), ({ happenedAt }) => happenedAt)
  for (const together of byTime.values())
    for (let at = 0; at < together.length; at += linesAtOnce) await write(together.slice(at, at + linesAtOnce))
  return outcomes
}
