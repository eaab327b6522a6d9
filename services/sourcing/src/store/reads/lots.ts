import type pg from 'pg'
import type { HandOverShown, LotFilter, LotPart, LotShown, Reads } from '../../app/reads.ts'
import type { Prisma, PrismaClient } from '../generated/client.ts'
import { byId, conditions, given } from './part.ts'

const usable: Prisma.LotWhereInput = {
  status: 'accepted',
  held: false,
  quarantineReason: null,
  grossMicrograms: { gt: 0 },
}

/** Beside the columns that are asked for by their value. */
const lotsState = ({ quarantined, held, usable: isUsable, inStock }: LotFilter): Prisma.LotWhereInput[] => [
  quarantined === undefined ? {} : { quarantineReason: quarantined === 'true' ? { not: null } : null },
  held === undefined ? {} : { held: held === 'true' },
  isUsable === undefined ? {} : isUsable === 'true' ? usable : { NOT: usable },
  inStock === undefined ? {} : { grossMicrograms: inStock === 'true' ? { gt: 0 } : 0 },
]

const lotsPart = ({
  sort,
  after,
  afterGross,
  limit,
}: LotPart): { where: Prisma.LotWhereInput; orderBy: Prisma.LotOrderByWithRelationInput[]; take: number } => {
  if (sort !== 'heaviest') {
    const { orderBy, ...rest } = byId({ sort, after, limit })
    return { ...rest, orderBy: [orderBy] }
  }
  const beyond: Prisma.LotWhereInput =
    after === undefined || afterGross === undefined
      ? {}
      : { OR: [{ grossMicrograms: { lt: afterGross } }, { grossMicrograms: afterGross, id: { gt: after } }] }
  return {
    where: beyond,
    orderBy: [{ grossMicrograms: 'desc' }, { id: 'asc' }],
    take: limit + 1,
  }
}

const inTime = [{ happenedAt: 'asc' as const }, { id: 'asc' as const }]

export const lotReads = (prisma: PrismaClient, pool: pg.Pool): Pick<Reads, 'lots' | 'lot' | 'handOvers'> => {
  const shownHandOvers = async (asked: Prisma.HandOverFindManyArgs): Promise<HandOverShown[]> => {
    const found = await prisma.handOver.findMany(asked)
    const backs = await prisma.incomingReturn.findMany({
      where: { handOverId: { in: found.map(({ id }) => id) } },
      select: { id: true, handOverId: true, reason: true, happenedAt: true },
    })
    const backOf = new Map(
      backs.map(({ id, handOverId, reason, happenedAt }) => [handOverId, { returnId: id, reason, happenedAt }]),
    )
    return found.map((handOver) => ({ ...handOver, refused: backOf.get(handOver.id) ?? null }))
  }
  return {
    lots: (organisationId, filter, part): Promise<LotShown[]> => {
      const { where: beyond, ...rest } = lotsPart(part)
      const { quarantined: _, held: __, usable: ___, inStock: ____, ...equal } = filter
      return prisma.lot.findMany({
        ...rest,
        where: { AND: [{ organisationId }, given(equal) as Prisma.LotWhereInput, ...lotsState(filter), beyond] },
      })
    },
    lot: async (organisationId, id) => {
      const lot = await prisma.lot.findFirst({ where: { id, organisationId } })
      if (lot === null) return undefined
      const [assays, handOvers, cameFrom, wentInto] = await Promise.all([
        prisma.assay.findMany({ where: { lotId: id }, orderBy: inTime }),
        shownHandOvers({ where: { lotId: id }, orderBy: inTime }),
        prisma.lotPart.findMany({ where: { toLotId: id }, orderBy: { fromLotId: 'asc' } }),
        prisma.lotPart.findMany({ where: { fromLotId: id }, orderBy: { toLotId: 'asc' } }),
      ])
      return { lot, assays, handOvers, cameFrom, wentInto }
    },
    handOvers: async (
      organisationId,
      { workshopId, orderId, lotId, material, order, refused },
      { after, limit, sort },
    ) => {
      const asked = conditions('h.organisation_id = ?', organisationId)
      asked.add('h.receiver_id = ?', workshopId)
      asked.add('h.order_id = ?', orderId)
      asked.add('h.lot_id = ?', lotId)
      asked.add('h.material = ?', material)
      asked.add(`(o.status = 'open') = (? = 'open')`, order)
      asked.add(`EXISTS (SELECT 1 FROM incoming_return r WHERE r.hand_over_id = h.id) = (? = 'true')`, refused)
      const [beyond, direction] = sort === 'newest' ? ['<', 'DESC'] : ['>', 'ASC']
      asked.add(`h.id ${beyond} ?`, after)
      const { rows } = await pool.query<{ id: string }>(
        `SELECT h.id FROM hand_over h JOIN known_order o ON o.id = h.order_id
       WHERE ${asked.where()} ORDER BY h.id ${direction} LIMIT ${limit + 1}`,
        asked.values,
      )
      const found = await shownHandOvers({ where: { id: { in: rows.map(({ id }) => id) } } })
      return rows.flatMap(({ id }) => found.filter((handOver) => handOver.id === id))
    },
  }
}
