import type pg from 'pg'
import type { DuePaperShown, Reads, SupplierShown } from '../../app/reads.ts'
import { conditions } from './part.ts'

/** A supplier with its papers, and with what a private person's papers say. */
const suppliers = `SELECT s.id, s.version, s.kind, s.name, s.contact, s.terms, s.papers_until AS "papersUntil",
  (SELECT coalesce(jsonb_agg(paper || coalesce((SELECT jsonb_build_object('number', p.number, 'photos', p.photos)
     FROM personal_paper p WHERE p.paper_id = (paper->>'paperId')::uuid), '{}') ORDER BY line), '[]')
   FROM jsonb_array_elements(s.papers) WITH ORDINALITY AS j (paper, line)) AS papers
  FROM supplier s`

const papers = `SELECT s.id AS "supplierId", s.name AS "supplierName", d."paperId", d.kind, coalesce(p.number, d.number) AS number,
  d."issuedOn", d."expiresOn", d.required, coalesce(p.photos, d.photos) AS photos,
  CASE WHEN d."expiresOn" < $2 THEN 'expired' WHEN d."expiresOn" <= ($2::date + $3::int)::text THEN 'expiring' ELSE 'good' END AS state
  FROM supplier s CROSS JOIN LATERAL jsonb_to_recordset(s.papers) AS d ("paperId" uuid, kind text, number text, "issuedOn" text,
    "expiresOn" text, required boolean, photos jsonb) LEFT JOIN personal_paper p ON p.paper_id = d."paperId"
  WHERE s.organisation_id = $1`

/** Plain SQL: papers are kept inside their supplier. */
export const supplierReads = (pool: pg.Pool): Pick<Reads, 'suppliers' | 'supplier' | 'papers'> => ({
  suppliers: async (organisationId, { kind, name, papersExpiredOn }, { after, limit, sort }) => {
    const asked = conditions('s.organisation_id = ?', organisationId)
    asked.add('s.kind = ?', kind)
    asked.add('strpos(lower(s.name), lower(?)) > 0', name)
    asked.add('s.papers_until < ?::date', papersExpiredOn)
    const [beyond, direction] = sort === 'newest' ? ['<', 'DESC'] : ['>', 'ASC']
    asked.add(`s.id ${beyond} ?::uuid`, after)
    const text = `${suppliers} WHERE ${asked.where()} ORDER BY s.id ${direction} LIMIT ${limit + 1}`
    return (await pool.query<SupplierShown>(text, asked.values)).rows
  },
  supplier: async (organisationId, supplierId) =>
    (
      await pool.query<SupplierShown>(`${suppliers} WHERE s.organisation_id = $1 AND s.id = $2`, [
        organisationId,
        supplierId,
      ])
    ).rows[0],
  papers: async (organisationId, { state, days, today, supplierId, required }, { after, limit }) => {
    const { rows } = await pool.query<DuePaperShown>(
      `SELECT * FROM (${papers}) AS paper
       WHERE ($4::text IS NULL OR state = $4) AND ($5::uuid IS NULL OR "supplierId" = $5)
         AND ($6::boolean IS NULL OR required = $6)
         AND ($7::text IS NULL OR (coalesce("expiresOn", '9999-12-31'), "paperId") > ($7, $8::uuid))
       ORDER BY coalesce("expiresOn", '9999-12-31'), "paperId" LIMIT ${limit + 1}`,
      [
        ...[organisationId, today, days, state ?? null, supplierId ?? null],
        ...[required === undefined ? null : required === 'true', after?.[0] ?? null, after?.[1] ?? null],
      ],
    )
    return rows
  },
})
