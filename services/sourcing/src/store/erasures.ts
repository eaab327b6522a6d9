import type pg from 'pg'
import type { Ports } from '../app/ports.ts'

/** What is personal is in these rows only. Erasing it changes no version: no fact told it, so no fact tells that it went. */
export const erasures = (pool: pg.Pool): Pick<Ports, 'personalPhotos' | 'erasePerson' | 'eraseContact'> => ({
  personalPhotos: async (organisationId, supplierId) => {
    const { rows } = await pool.query<{ photo: string }>(
      `SELECT jsonb_array_elements_text(p.photos) AS photo FROM personal_paper p JOIN supplier s ON s.id = p.supplier_id
       WHERE s.id = $1 AND s.organisation_id = $2`,
      [supplierId, organisationId],
    )
    return rows.map(({ photo }) => photo)
  },
  erasePerson: async (organisationId, supplierId) => {
    await pool.query(
      `WITH person AS (
         UPDATE supplier SET name = NULL, contact = NULL
         WHERE id = $1 AND organisation_id = $2 AND kind = 'customer' RETURNING id),
       papers AS (DELETE FROM personal_paper USING person WHERE supplier_id = person.id)
       UPDATE receipt SET papers = (
         SELECT coalesce(jsonb_agg(CASE WHEN paper->>'kind' = 'identity-copy' THEN paper || '{"number": null}' ELSE paper END ORDER BY line), '[]')
         FROM jsonb_array_elements(receipt.papers) WITH ORDINALITY AS p (paper, line))
       FROM person WHERE receipt.supplier_id = person.id`,
      [supplierId, organisationId],
    )
  },
  eraseContact: async (organisationId, supplierId) => {
    await pool.query('UPDATE supplier SET contact = NULL WHERE id = $1 AND organisation_id = $2', [
      supplierId,
      organisationId,
    ])
  },
})
