import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type {
  AllowanceShown,
  Dashboard,
  DesignShown,
  HandOverShown,
  OrderFilter,
  OrderShown,
  PieceShown,
  Reads,
  ReturnShown,
  StepShown,
  WaitShown,
} from '../../app/reads.ts'
import { allowanceOn } from '../allowances.ts'
import { type Prisma, PrismaClient } from '../generated/client.ts'
import { type OrderRow, orderOf, orderOfEither } from '../orders.ts'
import { dashboardOf, piecesOf, waitsOf } from './lists.ts'

/** What an organisation may see, as owner or as workshop. */
const mine = (organisationId: string) => ({ OR: [{ ownerId: organisationId }, { workshopId: organisationId }] })

/** In the order of ids. */
const byId = (after: string | undefined, limit: number) => ({
  where: after === undefined ? {} : { id: { gt: after } },
  rest: { orderBy: { id: 'asc' as const }, take: limit + 1 },
})

const only = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

const ordersWhere = ({ status, lateOn, sort: _, ...equal }: OrderFilter) => ({
  AND: [
    only({ status, ...equal }),
    ...(lateOn === undefined ? [] : [{ dueOn: { lt: lateOn }, status: { in: ['open', 'held-open'] } }]),
  ],
})

/** The everyday reads behind lists and single views, on the pool that plain SQL uses too. */
export const createReads = (pool: pg.Pool): Reads & { close: () => Promise<void> } => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })

  const handOversWhere = async (
    where: Prisma.IncomingHandOverWhereInput,
    part: Pick<Prisma.IncomingHandOverFindManyArgs, 'orderBy' | 'take'>,
  ): Promise<HandOverShown[]> => {
    const rows = await prisma.incomingHandOver.findMany({
      where,
      include: { accepted: { select: { outcome: true } }, refused: { select: { id: true } } },
      ...part,
    })
    const orders = await prisma.productionOrder.findMany({
      where: { id: { in: rows.map(({ orderId }) => orderId) } },
      select: { id: true, ownerId: true, workshopId: true, status: true },
    })
    const whose = ({ ownerId, workshopId }: { ownerId: string; workshopId: string }, id: string) =>
      `${id} ${ownerId} ${workshopId}`
    const statusOf = new Map(orders.map((order) => [whose(order, order.id), order.status as OrderShown['status']]))
    return rows.map((row) => ({ ...row, orderStatus: statusOf.get(whose(row, row.orderId)) ?? null }))
  }

  return {
    // The columns of words hold only what the domain wrote: see the checks in the migrations.
    orders: async (organisationId, filter, { after, limit }) => {
      const beyond = !after
        ? {}
        : filter.sort === 'id'
          ? { id: { gt: after.id } }
          : { OR: [{ dueOn: { gt: after.dueOn } }, { dueOn: after.dueOn, id: { gt: after.id } }] }
      return (await prisma.productionOrder.findMany({
        where: { AND: [mine(organisationId), ordersWhere(filter), beyond] },
        orderBy: filter.sort === 'due' ? [{ dueOn: 'asc' }, { id: 'asc' }] : [{ id: 'asc' }],
        take: limit + 1,
      })) as OrderShown[]
    },
    order: async (organisationId, id) => {
      const [shown, state] = await Promise.all([
        prisma.productionOrder.findFirst({ where: { id, ...mine(organisationId) } }),
        pool.query<OrderRow>({ name: 'order_of_either', text: orderOfEither, values: [id, organisationId] }),
      ])
      const [row] = state.rows
      if (shown === null || !row) return undefined
      const of = { where: { orderId: id }, orderBy: { line: 'asc' as const } }
      const order = orderOf(row)
      const [allowance, inputs, history, pieces, returns, losses] = await Promise.all([
        allowanceOn(pool, order.ownerId, order.technique, new Date().toISOString().slice(0, 10)),
        prisma.orderInput.findMany(of),
        prisma.orderStep.findMany(of),
        prisma.piece.findMany({ ...of, select: { id: true, photos: true, batchId: true } }),
        prisma.orderReturn.findMany({ ...of, where: { orderId: id, line: { gt: 0 } } }),
        prisma.orderLoss.findMany(of),
      ])
      return {
        ...{ shown: shown as OrderShown, order, allowance, inputs, history: history as StepShown[], pieces },
        ...{ returns, losses },
      }
    },
    handOvers: async (organisationId, { status, orderId }, { after, limit }) => {
      const { where, rest } = byId(after, limit)
      const decided = { isNot: null }
      const state =
        status === undefined
          ? {}
          : status === 'accepted'
            ? { accepted: decided }
            : status === 'refused'
              ? { refused: decided }
              : { accepted: { is: null }, refused: { is: null } }
      return handOversWhere({ AND: [mine(organisationId), where, state, only({ orderId })] }, rest)
    },
    handOver: async (organisationId, id) => (await handOversWhere({ id, ...mine(organisationId) }, {}))[0],
    returns: async (organisationId, { status, orderId }, { after, limit }) => {
      const { rows } = await pool.query<ReturnShown>(
        `SELECT r.id, r.order_id AS "orderId", r.owner_id AS "ownerId", r.workshop_id AS "workshopId", r.what, r.material,
           r.lot_id AS "lotId", r.residue_lot_id AS "residueLotId", r.hand_over_id AS "handOverId",
           r.gross_micrograms AS "grossMicrograms", r.fine, r.foreign_micrograms AS "foreignMicrograms", r.pieces, r.reason,
           r.happened_at AS "happenedAt", t.happened_at AS "receivedAt"
         FROM order_return r LEFT JOIN taken_back t ON t.id = r.id
         WHERE (r.owner_id = $1 OR r.workshop_id = $1) AND ($2::uuid IS NULL OR r.order_id = $2) AND ($3::uuid IS NULL OR r.id > $3)
           AND ($4::text IS NULL OR ($4 = 'received') = (t.id IS NOT NULL))
         ORDER BY r.id LIMIT $5`,
        [organisationId, orderId ?? null, after ?? null, status ?? null, limit + 1],
      )
      return rows
    },
    pieces: async (organisationId, filter, { after, limit }) =>
      (await pool.query<PieceShown>(piecesOf(organisationId, filter, after, limit + 1))).rows,
    allowances: async (ownerId, technique, { after, limit }) => {
      const { rows } = await pool.query<AllowanceShown>(
        `SELECT id, technique, valid_from AS "validFrom", rate, includes_recoverable AS "includesRecoverable", source
         FROM allowance WHERE owner_id = $1 AND ($2::text IS NULL OR technique = $2)
           AND ($3::text IS NULL OR (valid_from, id) < ($3, $4::uuid))
         ORDER BY valid_from DESC, id DESC LIMIT ${limit + 1}`,
        [ownerId, technique ?? null, after?.[0] ?? null, after?.[1] ?? null],
      )
      return rows
    },
    designs: async (organisationId, { status, technique, name }, { after, limit }) => {
      const { where, rest } = byId(after, limit)
      // The signs of a pattern stand for themselves.
      const part = (name ?? '').replaceAll(/[\\%_]/g, '\\$&')
      const named = (['fr', 'ar', 'zgh', 'en'] as const).map((language) => ({
        names: { path: [language], string_contains: part, mode: 'insensitive' as const },
      }))
      const rows = await prisma.design.findMany({
        where: {
          AND: [{ ownerId: organisationId }, where, only({ status, technique }), ...(name ? [{ OR: named }] : [])],
        },
        ...rest,
      })
      return rows.map(designShown)
    },
    design: async (ownerId, id) => {
      const row = await prisma.design.findFirst({ where: { id, ownerId } })
      return row === null ? undefined : designShown(row)
    },
    waits: async (organisationId, kind, { after, limit }) =>
      (await pool.query<WaitShown>(waitsOf(organisationId, kind, after, limit + 1))).rows,
    dashboard: async (organisationId, today) => {
      const week = new Date(Date.parse(`${today}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10)
      const { rows } = await pool.query<
        Omit<Dashboard, 'orders' | 'waits' | 'atWork'> & {
          orders: Partial<Dashboard['orders']>
          waits: Partial<Dashboard['waits']>
          gross: string
          fine: string
        }
      >(dashboardOf(organisationId, today, week))
      const [row] = rows
      if (!row) throw new Error('the dashboard has no row')
      const { orders, waits, gross, fine, ...figures } = row
      return {
        ...figures,
        orders: { open: 0, 'held-open': 0, closed: 0, cancelled: 0, ...orders },
        waits: { 'step-blocked': 0, 'step-handed-on': 0, 'hand-over': 0, return: 0, ...waits },
        atWork: { grossMicrograms: Number(gross), fine: BigInt(fine) },
      }
    },
    close: () => prisma.$disconnect(),
  }
}

const designShown = (row: {
  id: string
  version: number
  ownerId: string
  status: string
  names: unknown
  technique: string
  steps: unknown
  materials: unknown
  expectedMicrograms: bigint | null
  photos: unknown
}): DesignShown =>
  ({
    ...row,
    expectedMicrograms: row.expectedMicrograms === null ? null : Number(row.expectedMicrograms),
  }) as DesignShown
