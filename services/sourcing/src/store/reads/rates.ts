import type pg from 'pg'
import type { MetalRateShown, Reads } from '../../app/reads.ts'

export const rateReads = (pool: pg.Pool): Pick<Reads, 'metalRates'> => ({
  metalRates: async (organisationId, { element, on }, { after, limit }) => {
    const { rows } = await pool.query<MetalRateShown>(
      `SELECT id, element, valid_from::text AS "from", amount_minor AS "amountMinor", currency, source FROM metal_rate
       WHERE organisation_id = $1 AND ($2::text IS NULL OR element = $2) AND ($3::date IS NULL OR valid_from <= $3)
         AND ($4::date IS NULL OR (valid_from, id) < ($4, $5::uuid))
       ORDER BY valid_from DESC, id DESC LIMIT ${limit + 1}`,
      [organisationId, element ?? null, on ?? null, after?.[0] ?? null, after?.[1] ?? null],
    )
    return rows
  },
})
