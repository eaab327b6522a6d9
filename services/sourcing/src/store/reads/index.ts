import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { Reads } from '../../app/reads.ts'
import { PrismaClient } from '../generated/client.ts'
import { countReads } from './counts.ts'
import { lotReads } from './lots.ts'
import { rateReads } from './rates.ts'
import { receiptReads } from './receipts.ts'
import { stockReads } from './stock.ts'
import { supplierReads } from './suppliers.ts'

/** The everyday reads behind lists and single views, on the pool that plain SQL uses too. */
export const createReads = (pool: pg.Pool): Reads & { close: () => Promise<void> } => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    ...supplierReads(pool),
    ...receiptReads(prisma, pool),
    ...rateReads(pool),
    ...countReads(prisma),
    ...lotReads(prisma, pool),
    ...stockReads(prisma, pool),
    close: () => prisma.$disconnect(),
  }
}
