import { newId } from './id.ts'
import type { Entry } from './ledger.ts'
import {
  AlreadyAnswered,
  type Answer,
  type Change,
  type Commit,
  type IdempotencyKey,
  LedgerRefused,
  type Queryable,
  VersionConflict,
} from './port.ts'
import { commitStatement, type EventColumns } from './statement.ts'
import { currentTraceparent } from './tracing.ts'

interface DatabaseError {
  readonly code?: string
  readonly constraint?: string
  readonly message?: string
}

/** SQLSTATEs of the ledger: a movement that does not balance, an account that would hold what cannot be. */
const ledgerRefused = new Set(['FB003', 'FB004'])

/** SQLSTATEs after which the same decision may simply be taken again. */
const lostRace = new Set(['FB001', '40001', '40P01'])

/** The events of a commit, column by column, and what each of them moves in the ledger. */
const writtenBy = (changes: readonly Change[]): { readonly events: EventColumns; readonly entries: Entry[] } => {
  const events: EventColumns = { ids: [], streamIds: [], versions: [], types: [], dataVersions: [], data: [] }
  const entries: Entry[] = []
  for (const { id, expectedVersion, events: facts } of changes)
    for (const [index, { type, dataVersion, data, lines = [] }] of facts.entries()) {
      const event = events.ids.push(newId())
      events.streamIds.push(id)
      events.versions.push(expectedVersion + index + 1)
      events.types.push(type)
      events.dataVersions.push(dataVersion)
      events.data.push(JSON.stringify(data))
      for (const [at, line] of lines.entries()) entries.push({ ...line, event, line: at + 1 })
    }
  return { events, entries }
}

/** Commits on whatever connection or pool it is given; see Store.commit. */
export const commitOn = async (database: Queryable, commit: Commit, ledger = true): Promise<void> => {
  const { events, entries } = writtenBy(commit.changes)
  const statement = commitStatement(commit, events, ledger ? entries : [], currentTraceparent() ?? null)
  try {
    await database.query(statement)
  } catch (error) {
    const { code, constraint, message } = error as DatabaseError
    if (code === '23505' && constraint === 'idempotency_pkey') throw new AlreadyAnswered(null)
    if (ledgerRefused.has(code ?? '')) throw new LedgerRefused(message, { cause: error })
    // Any other row that is unique and already there was written by somebody who was faster: loading again shows it.
    if (lostRace.has(code ?? '') || code === '23505')
      throw new VersionConflict('another writer was first', { cause: error })
    throw error
  }
}

/** What the key was answered; null when it was used for another request, undefined when it is new. */
export const answerTo = async (database: Queryable, key: IdempotencyKey): Promise<Answer | null | undefined> => {
  const { rows } = await database.query<{ request_hash: Buffer; answer: Answer }>({
    name: 'answer_to',
    text: 'SELECT request_hash, answer FROM fibula.idempotency WHERE organisation_id = $1 AND key = $2',
    values: [key.organisationId, key.key],
  })
  const [row] = rows
  if (row === undefined) return undefined
  return row.request_hash.toString('hex') === key.requestHash ? row.answer : null
}

/** Keeps an answer that changed nothing. When the key has one already, that one counts: throws AlreadyAnswered with it. */
export const keepAnswer = async (
  database: Queryable,
  key: IdempotencyKey,
  answer: Answer,
  at: string,
): Promise<void> => {
  const { rowCount } = await database.query({
    name: 'keep_answer',
    text: `INSERT INTO fibula.idempotency (organisation_id, key, request_hash, answer, created_at)
           VALUES ($1, $2, $3, $4, $5) ON CONFLICT ON CONSTRAINT idempotency_pkey DO NOTHING`,
    values: [key.organisationId, key.key, Buffer.from(key.requestHash, 'hex'), JSON.stringify(answer), at],
  })
  if (rowCount === 0) throw new AlreadyAnswered((await answerTo(database, key)) ?? null)
}
