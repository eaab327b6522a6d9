import type { Stones } from '@fibula/kernel'
import { inTransaction, type Posting, post, type Queryable } from '@fibula/store'
import type pg from 'pg'
import type { HearContent } from '../app/ports.ts'
import { moveOf, type PieceHeld, type PieceMove } from '../domain/ledger/movementsOf.ts'

/** Facts that move pieces. What of them says where is the same in every version of their contracts. */
const moves: Readonly<Record<string, PieceMove['type']>> = {
  'sales.piece-sold': 'PieceSold',
  'sales.piece-returned': 'PieceReturned',
  'sales.piece-consigned': 'PieceConsigned',
  'sales.consignment-returned': 'ConsignmentReturned',
}

interface Told {
  readonly position: number
  readonly type: string
  readonly data: object
  readonly posted: boolean
}
interface ContentRow {
  readonly owner_id: string
  readonly workshop_id: string
  readonly net_micrograms: string
  readonly fine: string | null
  readonly stone_pieces: number
  readonly stone_micrograms: string
  readonly other_micrograms: string
  readonly waits: boolean
  readonly told: readonly Told[]
}

const contentQuery = {
  name: 'piece_content',
  text: `SELECT c.*, EXISTS (SELECT FROM unposted_piece u WHERE u.piece_id = $1) AS waits, (
           SELECT coalesce(json_agg(json_build_object('position', e.position, 'type', e.type, 'data', e.data,
             'posted', EXISTS (SELECT FROM fibula.entry x WHERE x.position = e.position)) ORDER BY e.stream_version), '[]')
           FROM fibula.event e WHERE e.stream_id = $1 AND e.type = ANY($2)) AS told
         FROM piece_content c WHERE c.id = $1`,
}
const read = async (database: Queryable, pieceId: string): Promise<ContentRow | undefined> =>
  (await database.query<ContentRow>({ ...contentQuery, values: [pieceId, Object.keys(moves)] })).rows[0]

/** As its workshop finished it; null while its metal is not known. */
const begun = (pieceId: string, row: ContentRow): PieceHeld | null =>
  row.fine === null
    ? null
    : {
        ...{ pieceId, ownerId: row.owner_id, possessorId: row.workshop_id, where: 'house' },
        metal: { grossMicrograms: Number(row.net_micrograms), fine: BigInt(row.fine) },
        stones: { pieces: row.stone_pieces, micrograms: Number(row.stone_micrograms) },
        otherMicrograms: Number(row.other_micrograms),
      }
const asMove = ({ type, data }: Told): PieceMove => ({ ...data, type: moves[type] }) as PieceMove

/** What is in a piece, and who has it after all that was recorded. */
export const heldOf = async (database: Queryable, pieceId: string): Promise<PieceHeld | null> => {
  const row = await read(database, pieceId)
  if (!row || row.waits) return null
  const first = begun(pieceId, row)
  return first && row.told.reduce((piece, one) => moveOf(piece, asMove(one)).piece, first)
}

/** Posts movements that waited for what is in their piece. The row of the piece is locked: who sells it meanwhile waits. */
const postPiece = (pool: pg.Pool, pieceId: string): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    await client.query('SELECT 1 FROM offer WHERE id = $1 FOR UPDATE', [pieceId])
    const row = await read(client, pieceId)
    let piece = row ? begun(pieceId, row) : null
    if (!row || !piece) return false
    const postings: Posting[] = []
    for (const told of row.told) {
      const move = moveOf(piece, asMove(told))
      piece = move.piece
      if (!told.posted) postings.push({ position: String(told.position), lines: move.lines })
    }
    await post(client, postings)
    await client.query('DELETE FROM unposted_piece WHERE piece_id = $1', [pieceId])
    return true
  })

/** Everything that can be posted by now; answers for how many pieces. */
export const postWaiting = (pool: pg.Pool) => async (): Promise<number> => {
  const { rows } = await pool.query<{ piece_id: string }>(
    `SELECT DISTINCT u.piece_id FROM unposted_piece u JOIN piece_content c ON c.id = u.piece_id
     WHERE c.fine IS NOT NULL ORDER BY u.piece_id LIMIT 500`,
  )
  let posted = 0
  for (const { piece_id: pieceId } of rows) if (await postPiece(pool, pieceId)) posted += 1
  return posted
}

const masses = (net: number, stones: Stones, other: number) => [net, stones.pieces, stones.micrograms, other]

/** A row keeps the version of the order that it is from: what is not newer changes nothing. */
export const hearContent: HearContent<Queryable> = {
  finished: async (tx, { pieceId, orderVersion, ownerId, workshopId, netMicrograms, stones, otherMicrograms }) => {
    await tx.query({
      name: 'content_finished',
      text: `INSERT INTO piece_content (id, order_version, owner_id, workshop_id, net_micrograms, stone_pieces, stone_micrograms, other_micrograms)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
      values: [pieceId, orderVersion, ownerId, workshopId, ...masses(netMicrograms, stones, otherMicrograms)],
    })
  },
  reworked: async (tx, { pieceId, orderVersion, netMicrograms }) => {
    await tx.query({
      name: 'content_reworked',
      text: 'UPDATE piece_content SET net_micrograms = $3, order_version = $2 WHERE id = $1 AND order_version < $2',
      values: [pieceId, orderVersion, netMicrograms],
    })
  },
  split: async (tx, batch, piece) => {
    await tx.query({
      name: 'content_split',
      text: `INSERT INTO piece_content (id, order_version, owner_id, workshop_id, net_micrograms, stone_pieces, stone_micrograms, other_micrograms, fine)
             SELECT $2, $3, owner_id, workshop_id, $4, $5, $6, $7, $8 FROM piece_content WHERE id = $1
             ON CONFLICT (id) DO NOTHING`,
      values: [
        ...[batch.pieceId, piece.pieceId, piece.orderVersion],
        ...[...masses(piece.netMicrograms, piece.stones, piece.otherMicrograms), piece.fine],
      ],
    })
    await tx.query({
      name: 'content_of_batch',
      text: `UPDATE piece_content SET order_version = $2, net_micrograms = $3, stone_pieces = $4, stone_micrograms = $5,
               other_micrograms = $6, fine = $7 WHERE id = $1 AND order_version < $2`,
      values: [
        ...[batch.pieceId, batch.orderVersion],
        ...[...masses(batch.netMicrograms, batch.stones, batch.otherMicrograms), batch.fine],
      ],
    })
  },
  closed: async (tx, orderVersion, pieces) => {
    await tx.query({
      name: 'content_closed',
      text: `UPDATE piece_content c SET fine = n.fine, order_version = $1
             FROM unnest($2::uuid[], $3::bigint[]) AS n (id, fine) WHERE c.id = n.id AND c.order_version < $1`,
      values: [orderVersion, pieces.map(({ pieceId }) => pieceId), pieces.map(({ fine }) => String(fine))],
    })
  },
}
