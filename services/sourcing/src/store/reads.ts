import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { LotShown, Part, Reads, SupplierShown } from '../app/reads.ts'
import { PrismaClient } from './generated/client.ts'

/** An organisation's things in the order of their ids. */
const partOf = (organisationId: string, { after, limit }: Part) => ({
  where: { organisationId, ...(after === undefined ? {} : { id: { gt: after } }) },
  orderBy: { id: 'asc' as const },
  take: limit + 1,
})

/** The everyday reads behind lists and single views, on the pool that plain SQL uses too. */
export const createReads = (pool: pg.Pool): Reads & { close: () => Promise<void> } => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    // The columns `kind`, `status` and `basis` hold only what the domain wrote: see the checks in the migration.
    suppliers: async (organisationId, part) =>
      (await prisma.supplier.findMany(partOf(organisationId, part))) as SupplierShown[],
    supplier: async (organisationId, id) =>
      ((await prisma.supplier.findFirst({ where: { id, organisationId } })) ?? undefined) as SupplierShown | undefined,
    receipts: (organisationId, part) => prisma.receipt.findMany(partOf(organisationId, part)),
    receipt: async (organisationId, id) =>
      (await prisma.receipt.findFirst({ where: { id, organisationId } })) ?? undefined,
    lots: async (organisationId, status, part) => {
      const { where, ...rest } = partOf(organisationId, part)
      return (await prisma.lot.findMany({
        ...rest,
        where: { ...where, ...(status === undefined ? {} : { status }) },
      })) as LotShown[]
    },
    lot: async (organisationId, id) => {
      const lot = await prisma.lot.findFirst({ where: { id, organisationId } })
      if (lot === null) return undefined
      const orderBy = [{ happenedAt: 'asc' as const }, { id: 'asc' as const }]
      const [assays, handOvers] = await Promise.all([
        prisma.assay.findMany({ where: { lotId: id }, orderBy }),
        prisma.handOver.findMany({ where: { lotId: id }, orderBy }),
      ])
      return { lot: lot as LotShown, assays, handOvers }
    },
    close: () => prisma.$disconnect(),
  }
}
