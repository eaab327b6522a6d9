import type pg from 'pg'
import type { Reads, ReceiptLineShown, ReceiptShown } from '../../app/reads.ts'
import type { PrismaClient } from '../generated/client.ts'
import { conditions } from './part.ts'

export const receiptReads = (prisma: PrismaClient, pool: pg.Pool): Pick<Reads, 'receipts' | 'receipt'> => {
  const linesOf = (ids: readonly string[]): Promise<ReceiptLineShown[]> =>
    prisma.receipt.findMany({ where: { id: { in: [...ids] } }, orderBy: { lineNumber: 'asc' } })
  return {
    receipts: async (organisationId, { supplierId, material, from, to }, { after, limit, sort }) => {
      const asked = conditions('organisation_id = ?', organisationId)
      asked.add('supplier_id = ?', supplierId)
      asked.add('material = ?', material)
      asked.add(`happened_at >= ?::date::timestamp AT TIME ZONE 'UTC'`, from)
      asked.add(`happened_at < (?::date + 1)::timestamp AT TIME ZONE 'UTC'`, to)
      const [beyond, direction] = sort === 'newest' ? ['<', 'DESC'] : ['>', 'ASC']
      asked.add(`id ${beyond} ?`, after)
      const { rows } = await pool.query<{ id: string }>(
        `SELECT DISTINCT id FROM receipt WHERE ${asked.where()} ORDER BY id ${direction} LIMIT ${limit + 1}`,
        asked.values,
      )
      const lines = await linesOf(rows.map(({ id }) => id))
      return rows.map(({ id }): ReceiptShown => ({ id, lines: lines.filter((line) => line.id === id) }))
    },
    receipt: async (organisationId, id) => {
      const lines = await prisma.receipt.findMany({ where: { id, organisationId }, orderBy: { lineNumber: 'asc' } })
      return lines.length === 0 ? undefined : { id, lines }
    },
  }
}
