import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { CatalogueEntry, ItemShown, Part, PieceShown, Reads } from '../app/reads.ts'
import { PrismaClient } from './generated/client.ts'

const partOf = ({ after, limit }: Part) => ({
  where: after === undefined ? {} : { id: { gt: after } },
  orderBy: { id: 'asc' as const },
  take: limit + 1,
})

type StoredPiece = Omit<PieceShown, 'hasItem' | 'availability'> & { readonly availability: string }

/** The everyday reads behind lists and single views, on the pool that plain SQL uses too. */
export const createReads = (pool: pg.Pool): Reads & { close: () => Promise<void> } => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  const hasItems = async (pieceIds: readonly string[]): Promise<Set<string>> =>
    new Set(
      (await prisma.item.findMany({ where: { pieceId: { in: [...pieceIds] } }, select: { pieceId: true } })).map(
        ({ pieceId }) => pieceId,
      ),
    )
  const shown = (piece: StoredPiece, hasItem: boolean): PieceShown => ({
    ...piece,
    availability: piece.availability as PieceShown['availability'],
    hasItem,
  })
  const withPieces = async (items: readonly ItemShown[]): Promise<CatalogueEntry[]> => {
    const pieces = await prisma.piece.findMany({ where: { id: { in: items.map(({ pieceId }) => pieceId) } } })
    const byId = new Map(pieces.map((piece) => [piece.id, shown(piece, true)]))
    return items.map((item) => ({ item, piece: byId.get(item.pieceId) }))
  }
  const published = { status: 'published' }

  return {
    // The columns of words and texts hold only what the domain wrote: see the checks in the migration.
    items: async (organisationId, status, part) => {
      const { where, ...rest } = partOf(part)
      const filter = { ...where, organisationId, ...(status === undefined ? {} : { status }) }
      return (await prisma.item.findMany({ ...rest, where: filter })) as unknown as ItemShown[]
    },
    item: async (organisationId, id) =>
      ((await prisma.item.findFirst({ where: { id, organisationId } })) ?? undefined) as unknown as
        | ItemShown
        | undefined,
    pieces: async (ready, part) => {
      const { where, ...rest } = partOf(part)
      if (ready !== true) {
        const pieces = await prisma.piece.findMany({ ...rest, where: { ...where, finished: true } })
        const having = await hasItems(pieces.map(({ id }) => id))
        return pieces.map((piece) => shown(piece, having.has(piece.id)))
      }
      const { rows } = await pool.query<{ id: string }>({
        name: 'ready_pieces',
        text: `SELECT p.id FROM piece p WHERE p.finished AND p.order_closed AND ($1::uuid IS NULL OR p.id > $1)
               AND NOT EXISTS (SELECT 1 FROM item i WHERE i.piece_id = p.id) ORDER BY p.id LIMIT $2`,
        values: [part.after ?? null, part.limit + 1],
      })
      const pieces = await prisma.piece.findMany({
        where: { id: { in: rows.map(({ id }) => id) } },
        orderBy: { id: 'asc' },
      })
      return pieces.map((piece) => shown(piece, false))
    },
    catalogue: async (channel, part) => {
      const { where, ...rest } = partOf(part)
      const filter = { ...where, ...published, ...(channel === undefined ? {} : { channel }) }
      return withPieces((await prisma.item.findMany({ ...rest, where: filter })) as unknown as ItemShown[])
    },
    catalogueEntry: async (id) => {
      const item = await prisma.item.findFirst({ where: { id, ...published } })
      return item === null ? undefined : (await withPieces([item as unknown as ItemShown]))[0]
    },
    close: () => prisma.$disconnect(),
  }
}
