import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { ImportJob, ImportPorts, ImportShown } from '../app/imports/ports.ts'

/** A worker that says nothing for so long is taken for dead. A step takes a few seconds. */
const leaseSeconds = 30

const formatted = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
const digest = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex')

/** A UUID of version 8: made of a hash (RFC 9562, 5.8). */
const hashId = (hash: string): string => formatted(`${hash.slice(0, 12)}8${hash.slice(13, 16)}a${hash.slice(17, 32)}`)

/** A UUID of version 7 (RFC 9562, 5.7): first the time, then the line, then the hash; so that lists go as the file did. */
const lineId = (firstAt: string, line: number, hash: string): string => {
  const time = Date.parse(firstAt).toString(16).padStart(12, '0')
  const count = line.toString(16).padStart(6, '0')
  return formatted(`${time}7${count.slice(0, 3)}a${count.slice(3)}${hash.slice(0, 12)}`)
}

const shown = `id AS "importId", kind, format, status, file_name AS "fileName", bytes_total::float8 AS "bytesTotal", bytes_done::float8 AS "bytesDone",
  accepted, there_before AS "thereBefore", in_other_files AS "inOtherFiles", refused, trouble, cancel_asked AS "cancelAsked", asked_at, finished_at`

interface ShownRow extends Omit<ImportShown, 'askedAt' | 'finishedAt'> {
  readonly asked_at: Date
  readonly finished_at: Date | null
}
const show = ({ asked_at, finished_at, ...row }: ShownRow): ImportShown => ({
  ...row,
  askedAt: asked_at.toISOString(),
  finishedAt: finished_at?.toISOString() ?? null,
})

type JobRow = Omit<ImportJob, 'firstAt' | 'happenedAt'> & { readonly first_at: Date; readonly happened_at: Date }

export const importStore = (pool: pg.Pool): ImportPorts => {
  const all = async <Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> =>
    (await pool.query<Row>(text, values)).rows
  return {
    importId: ({ organisationId, key }) => hashId(digest('import', organisationId, key)),
    begin: async (begun) => {
      await pool.query(
        `WITH f AS (INSERT INTO import_file (organisation_id, kind, sha256, first_at) VALUES ($2, $4, $8, $12) ON CONFLICT DO NOTHING)
         INSERT INTO import (id, organisation_id, person_id, kind, format, encoding, file_name, sha256, bytes_total, headings, happened_at, asked_at, status)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting') ON CONFLICT (id) DO NOTHING`,
        [
          ...[begun.importId, begun.organisationId, begun.personId, begun.kind, begun.format, begun.encoding],
          ...[begun.fileName, begun.sha256, begun.bytesTotal, JSON.stringify(begun.headings)],
          ...[begun.happenedAt, begun.askedAt],
        ],
      )
    },
    claim: async (worker) => {
      const [row] = await all<JobRow>(
        `UPDATE import i SET worker = $1, leased_until = now() + make_interval(secs => $2), status = 'running'
         FROM import_file f
         WHERE f.organisation_id = i.organisation_id AND f.kind = i.kind AND f.sha256 = i.sha256 AND i.id = (
           SELECT id FROM import WHERE status IN ('waiting', 'running') AND (leased_until IS NULL OR leased_until < now())
           ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING i.id AS "importId", i.organisation_id AS "organisationId", i.person_id AS "personId", i.kind, i.format, i.encoding,
           i.sha256, i.last_line AS "lastLine", i.happened_at, f.first_at`,
        [worker, leaseSeconds],
      )
      if (row === undefined) return undefined
      const { happened_at, first_at, ...job } = row
      return { ...job, happenedAt: happened_at.toISOString(), firstAt: first_at.toISOString() }
    },
    idsOf: ({ organisationId, kind, sha256, firstAt }, line) => ({
      thingId: lineId(firstAt, line, digest(kind, organisationId, sha256, line)),
      receiptId: lineId(firstAt, line, digest('receipt', organisationId, sha256, line)),
    }),
    identityOf: ({ organisationId, kind }, said) => digest(kind, organisationId, ...said).slice(0, 40),
    suppliers: (organisationId) => all('SELECT id, name FROM supplier WHERE organisation_id = $1', [organisationId]),
    recorded: async ({ sha256 }, identities) => {
      const rows = await all<{ identity: string; importId: string; sameFile: boolean }>(
        `SELECT l.identity, l.import_id AS "importId", i.sha256 = $2 AS "sameFile"
         FROM import_line l JOIN import i ON i.id = l.import_id WHERE l.identity = ANY($1::text[])`,
        [identities, sha256],
      )
      return new Map(rows.map(({ identity, ...line }) => [identity, line]))
    },
    advance: async (worker, importId, { lastLine, bytesDone, accepted, thereBefore, bad, inOtherFiles }) => {
      const listed = [...bad, ...inOtherFiles]
      const [row] = await all<{ cancel_asked: boolean }>(
        `WITH i AS (
           UPDATE import SET last_line = $3, bytes_done = $4, accepted = accepted + $5, there_before = there_before + $6,
             refused = refused + $7, in_other_files = in_other_files + $12, leased_until = now() + make_interval(secs => $8)
           WHERE id = $1 AND worker = $2 AND status = 'running' RETURNING cancel_asked),
         b AS (
           INSERT INTO import_bad_line (import_id, line, cells, code)
           SELECT $1, n.line, n.cells, n.code FROM i, unnest($9::int[], $10::jsonb[], $11::text[]) AS n (line, cells, code)
           ON CONFLICT DO NOTHING)
         SELECT cancel_asked FROM i`,
        [
          ...[importId, worker, lastLine, bytesDone, accepted, thereBefore, bad.length, leaseSeconds],
          listed.map(({ line }) => line),
          listed.map(({ cells }) => JSON.stringify(cells.map(keepable))),
          listed.map(({ code }) => code),
          inOtherFiles.length,
        ],
      )
      if (row === undefined) return 'lost'
      return row.cancel_asked ? 'cancel' : 'go-on'
    },
    finish: async (worker, importId, status, trouble) => {
      await pool.query(
        `UPDATE import SET status = $3, trouble = $4, finished_at = now(), leased_until = NULL,
           bytes_done = CASE WHEN $3 = 'done' THEN bytes_total ELSE bytes_done END
         WHERE id = $1 AND worker = $2 AND status = 'running'`,
        [importId, worker, status, trouble],
      )
    },
    release: async (worker) => {
      await pool.query("UPDATE import SET leased_until = NULL WHERE worker = $1 AND status = 'running'", [worker])
    },
    cancel: async (organisationId, importId) => {
      await pool.query(
        `UPDATE import SET cancel_asked = true WHERE id = $1 AND organisation_id = $2 AND status IN ('waiting', 'running')`,
        [importId, organisationId],
      )
      const [row] = await all<ShownRow>(`SELECT ${shown} FROM import WHERE id = $1 AND organisation_id = $2`, [
        importId,
        organisationId,
      ])
      return row && show(row)
    },
    shown: async (organisationId, importId) => {
      const [row] = await all<ShownRow>(`SELECT ${shown} FROM import WHERE id = $1 AND organisation_id = $2`, [
        importId,
        organisationId,
      ])
      return row && show(row)
    },
    list: async (organisationId, { status, kind }, { after, limit }) => {
      const rows = await all<ShownRow>(
        `SELECT ${shown} FROM import WHERE organisation_id = $1 AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR kind = $3)
           AND ($4::timestamptz IS NULL OR (asked_at, id) < ($4, $5::uuid))
         ORDER BY asked_at DESC, id DESC LIMIT $6`,
        [organisationId, status ?? null, kind ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
      )
      return rows.map(show)
    },
    headings: async (organisationId, importId) => {
      const [row] = await all<{ headings: string[] }>(
        'SELECT headings FROM import WHERE id = $1 AND organisation_id = $2',
        [importId, organisationId],
      )
      return row?.headings
    },
    badLines: (importId, listed, afterLine, limit) =>
      all(
        `SELECT line, cells, code FROM import_bad_line
         WHERE import_id = $1 AND line > $2 AND (code = 'recorded-before') = ($4 = 'recorded-before') ORDER BY line LIMIT $3`,
        [importId, afterLine, limit, listed],
      ),
    forget: async (before) => {
      await pool.query(
        'DELETE FROM import_bad_line USING import WHERE import.id = import_id AND finished_at < $1::timestamptz',
        [before],
      )
    },
  }
}

/** What PostgreSQL could not keep is shown as what it is: unreadable. */
const keepable = (cell: string): string => cell.toWellFormed().replaceAll('\u0000', '\ufffd').slice(0, 2_000)
