import { type Allowance, defaultAllowance, type Technique } from '@fibula/kernel'
import type pg from 'pg'

/** What a cooperative allows to a technique on a day; where it said nothing, the default of the technique. */
export const allowanceOn = async (
  pool: pg.Pool,
  ownerId: string,
  technique: Technique,
  on: string,
): Promise<Allowance> => {
  const { rows } = await pool.query<Allowance>({
    name: 'allowance',
    text: `SELECT rate, includes_recoverable AS "includesRecoverable" FROM allowance
           WHERE owner_id = $1 AND technique = $2 AND valid_from <= $3 ORDER BY valid_from DESC LIMIT 1`,
    values: [ownerId, technique, on],
  })
  return rows[0] ?? defaultAllowance(technique)
}
