import type pg from 'pg'
import type { ClaimAccountShown, ClaimBookingShown, Claims } from '../app/claims.ts'
import { conditions } from './reads/part.ts'

/** Sums of many lots: beyond what a number keeps, and read as text. */
interface AccountRow extends Omit<ClaimAccountShown, 'grossMicrograms' | 'fine'> {
  readonly gross: string
  readonly fine: string
}
type BookingRow = Record<'gross' | 'fine' | 'balanceGross' | 'balanceFine', string> &
  Pick<ClaimBookingShown, 'accountId' | 'line' | 'lotId' | 'cause' | 'happenedAt'>

const columns = `id AS "accountId", version, organisation_id AS "ownerId", site_id AS "siteId", material, origin_class AS "originClass",
  period, gross_micrograms::text AS gross, fine::text AS fine`

const shown = ({ gross, fine, ...row }: AccountRow): ClaimAccountShown => ({
  ...row,
  grossMicrograms: BigInt(gross),
  fine: BigInt(fine),
})

export const claimStore = (pool: pg.Pool): Claims => ({
  account: async ({ ownerId, siteId, material, originClass, period }) => {
    const { rows } = await pool.query<AccountRow>({
      name: 'claim_account',
      text: `SELECT ${columns} FROM claim_account
             WHERE organisation_id = $1 AND site_id = $2 AND material = $3 AND origin_class = $4 AND period = $5`,
      values: [ownerId, siteId, material, originClass, period],
    })
    return rows[0] && shown(rows[0])
  },
  accounts: async (organisationId, { siteId, material, originClass, period }, { after, limit }) => {
    const asked = conditions('organisation_id = ?', organisationId)
    asked.add('site_id = ?', siteId)
    asked.add('material = ?', material)
    asked.add('origin_class = ?', originClass)
    asked.add('period = ?', period)
    asked.add('id < ?::uuid', after)
    const { rows } = await pool.query<AccountRow>(
      `SELECT ${columns} FROM claim_account WHERE ${asked.where()} ORDER BY id DESC LIMIT ${limit + 1}`,
      asked.values,
    )
    return rows.map(shown)
  },
  bookings: async (organisationId, { accountId, lotId }, { after, limit }) => {
    const asked = conditions('organisation_id = ?', organisationId)
    asked.add('account_id = ?::uuid', accountId)
    asked.add('lot_id = ?::uuid', lotId)
    asked.add('account_id <= ?::uuid', after?.[0])
    if (after) {
      asked.values.push(after[0], after[1])
      const at = asked.values.length
      const beyond = ` AND (account_id < $${at - 1}::uuid OR line < $${at})`
      return read(`${asked.where()}${beyond}`)
    }
    return read(asked.where())

    async function read(where: string): Promise<ClaimBookingShown[]> {
      const { rows } = await pool.query<BookingRow>(
        `SELECT account_id AS "accountId", line, lot_id AS "lotId", cause, gross_micrograms::text AS gross, fine::text AS fine,
           balance_micrograms::text AS "balanceGross", balance_fine::text AS "balanceFine", happened_at AS "happenedAt"
         FROM claim_booking WHERE ${where} ORDER BY account_id DESC, line DESC LIMIT ${limit + 1}`,
        asked.values,
      )
      return rows.map(({ gross, fine, balanceGross, balanceFine, ...row }) => ({
        ...row,
        grossMicrograms: BigInt(gross),
        fine: BigInt(fine),
        balanceMicrograms: BigInt(balanceGross),
        balanceFine: BigInt(balanceFine),
      }))
    }
  },
  change: (expectedVersion, booked) => ({
    table: 'claim_account',
    id: booked.accountId,
    expectedVersion,
    values: {
      organisation_id: booked.ownerId,
      site_id: booked.siteId,
      material: booked.material,
      origin_class: booked.originClass,
      period: booked.period,
      gross_micrograms: booked.balanceMicrograms,
      fine: booked.balanceFine,
    },
    events: [booked],
  }),
  booking: (line, booked, { happenedAt, recordedAt }) => ({
    table: 'claim_booking',
    values: {
      account_id: booked.accountId,
      line,
      organisation_id: booked.ownerId,
      lot_id: booked.lotId,
      cause: booked.cause,
      gross_micrograms: booked.grossMicrograms,
      fine: booked.fine,
      balance_micrograms: booked.balanceMicrograms,
      balance_fine: booked.balanceFine,
      happened_at: happenedAt,
      recorded_at: recordedAt,
    },
  }),
})
