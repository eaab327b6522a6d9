import type { Reads } from '../../app/reads.ts'
import type { PrismaClient } from '../generated/client.ts'
import { byId } from './part.ts'

export const countReads = (prisma: PrismaClient): Pick<Reads, 'counts'> => ({
  counts: (organisationId, { lotId, different }, part) => {
    const { where: beyond, orderBy, take } = byId(part)
    const same = { differenceMicrograms: 0n, differencePieces: 0 }
    const differs = different === undefined ? {} : different === 'true' ? { NOT: same } : same
    return prisma.stockCount.findMany({
      where: { AND: [{ organisationId }, lotId === undefined ? {} : { lotId }, differs, beyond] },
      orderBy,
      take,
    })
  },
})
