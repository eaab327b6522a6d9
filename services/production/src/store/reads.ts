import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { OrderShown, Part, Reads, StepShown } from '../app/reads.ts'
import { PrismaClient } from './generated/client.ts'

/** What an organisation may see, as owner or as workshop, in the order of ids. */
const partOf = (organisationId: string, { after, limit }: Part) => ({
  where: {
    OR: [{ ownerId: organisationId }, { workshopId: organisationId }],
    ...(after === undefined ? {} : { id: { gt: after } }),
  },
  orderBy: { id: 'asc' as const },
  take: limit + 1,
})

/** The everyday reads behind lists and single views, on the pool that plain SQL uses too. */
export const createReads = (pool: pg.Pool): Reads & { close: () => Promise<void> } => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    // The columns of words hold only what the domain wrote: see the checks in the migration.
    orders: async (organisationId, status, part) => {
      const { where, ...rest } = partOf(organisationId, part)
      return (await prisma.productionOrder.findMany({
        ...rest,
        where: { ...where, ...(status === undefined ? {} : { status }) },
      })) as OrderShown[]
    },
    order: async (organisationId, id) => {
      const order = await prisma.productionOrder.findFirst({
        where: { id, OR: [{ ownerId: organisationId }, { workshopId: organisationId }] },
      })
      if (order === null) return undefined
      const of = { where: { orderId: id }, orderBy: { line: 'asc' as const } }
      const [inputs, steps, residues, pieces] = await Promise.all([
        prisma.orderInput.findMany(of),
        prisma.orderStep.findMany(of),
        prisma.residue.findMany(of),
        prisma.piece.findMany(of),
      ])
      return { order: order as OrderShown, inputs, steps: steps as StepShown[], residues, pieces }
    },
    handOvers: (organisationId, status, part) => {
      const { where, ...rest } = partOf(organisationId, part)
      const accepted = status === undefined ? {} : { accepted: status === 'accepted' ? { isNot: null } : { is: null } }
      return prisma.incomingHandOver.findMany({
        ...rest,
        where: { ...where, ...accepted },
        include: { accepted: { select: { outcome: true } } },
      })
    },
    close: () => prisma.$disconnect(),
  }
}
