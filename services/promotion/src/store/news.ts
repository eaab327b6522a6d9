import type { Queryable } from '@fibula/store'
import type { ApplyNews, OutOfStep } from '../app/ports.ts'
import { mergeAll, type OrderNews, type PieceNews } from '../domain/piece/news.ts'
import type { Availability, Condition } from '../domain/piece/piece.ts'
import { type ItemRow, itemColumns, itemOf } from './itemRow.ts'

const gone = `('scrapped', 'hallmark-refused', 'order-cancelled')`

/**
 * The same rule as `merge`, in SQL, for all pieces of a batch in one statement. Rows are taken in the order of their ids,
 * so that two batches at once do not wait for each other in a circle.
 */
const applyPieces = `
  INSERT INTO piece (id, order_id, owner_id, workshop_id, serial, design, design_id, title, photos, finished, order_closed,
                     weight_version, gross_micrograms, net_micrograms, stone_pieces, stone_micrograms, quantity,
                     condition, condition_version, mark, marked_on, availability, sales_version)
  SELECT id, order_id, owner_id, workshop_id, serial, design, design_id, title, photos, finished, order_closed,
         weight_version, gross_micrograms, net_micrograms, stone_pieces, stone_micrograms, quantity,
         condition, condition_version, mark, marked_on, availability, sales_version
  FROM jsonb_to_recordset($1::jsonb) AS n (
    id uuid, order_id uuid, owner_id text, workshop_id text, serial text, design text, design_id uuid, title int, photos jsonb,
    finished boolean, order_closed boolean, weight_version int, gross_micrograms bigint, net_micrograms bigint,
    stone_pieces int, stone_micrograms bigint, quantity int, condition text, condition_version int, mark text,
    marked_on text, availability text, sales_version int)
  ORDER BY id
  ON CONFLICT (id) DO UPDATE SET
    order_id = coalesce(piece.order_id, excluded.order_id),
    owner_id = coalesce(piece.owner_id, excluded.owner_id),
    workshop_id = coalesce(piece.workshop_id, excluded.workshop_id),
    serial = coalesce(piece.serial, excluded.serial),
    design = coalesce(piece.design, excluded.design),
    design_id = coalesce(piece.design_id, excluded.design_id),
    title = coalesce(piece.title, excluded.title),
    photos = CASE WHEN piece.photos = '[]' THEN excluded.photos ELSE piece.photos END,
    finished = piece.finished OR excluded.finished,
    order_closed = piece.order_closed OR excluded.order_closed,
    weight_version = greatest(piece.weight_version, excluded.weight_version),
    gross_micrograms = CASE WHEN excluded.weight_version > piece.weight_version THEN excluded.gross_micrograms ELSE piece.gross_micrograms END,
    net_micrograms = CASE WHEN excluded.weight_version > piece.weight_version THEN excluded.net_micrograms ELSE piece.net_micrograms END,
    stone_pieces = CASE WHEN excluded.weight_version > piece.weight_version
      THEN coalesce(excluded.stone_pieces, piece.stone_pieces) ELSE coalesce(piece.stone_pieces, excluded.stone_pieces) END,
    stone_micrograms = CASE WHEN excluded.weight_version > piece.weight_version
      THEN coalesce(excluded.stone_micrograms, piece.stone_micrograms) ELSE coalesce(piece.stone_micrograms, excluded.stone_micrograms) END,
    quantity = CASE WHEN excluded.weight_version > piece.weight_version
      THEN coalesce(excluded.quantity, piece.quantity) ELSE coalesce(piece.quantity, excluded.quantity) END,
    condition = CASE WHEN $stands THEN excluded.condition ELSE piece.condition END,
    condition_version = CASE WHEN $stands THEN excluded.condition_version ELSE piece.condition_version END,
    mark = coalesce(piece.mark, excluded.mark),
    marked_on = coalesce(piece.marked_on, excluded.marked_on),
    availability = CASE WHEN excluded.sales_version > piece.sales_version THEN excluded.availability ELSE piece.availability END,
    sales_version = greatest(piece.sales_version, excluded.sales_version)`.replaceAll(
  '$stands',
  `CASE WHEN (excluded.condition IN ${gone}) <> (piece.condition IN ${gone}) THEN excluded.condition IN ${gone}
        WHEN piece.condition IN ${gone} THEN excluded.condition_version < piece.condition_version
        ELSE excluded.condition_version > piece.condition_version END`,
)

const rowOf = (news: PieceNews): Record<string, unknown> => {
  const { finished, weight } = news
  return {
    id: news.pieceId,
    order_id: finished?.orderId ?? null,
    owner_id: finished?.ownerId ?? null,
    workshop_id: finished?.workshopId ?? null,
    serial: finished?.serial ?? news.splitSerial,
    design: finished?.design ?? null,
    design_id: finished?.designId ?? null,
    title: finished?.title ?? null,
    photos: finished?.photos ?? [],
    finished: finished !== null,
    order_closed: news.orderClosed,
    weight_version: weight?.version ?? 0,
    gross_micrograms: weight?.grossMicrograms ?? null,
    net_micrograms: weight?.netMicrograms ?? null,
    stone_pieces: weight?.stonePieces ?? null,
    stone_micrograms: weight?.stoneMicrograms ?? null,
    quantity: weight?.quantity ?? null,
    condition: news.condition,
    condition_version: news.conditionVersion,
    mark: news.mark,
    marked_on: news.markedOn,
    availability: news.availability,
    sales_version: news.salesVersion,
  }
}

/** A piece that was weighed out of a batch is described as the batch was. */
const describeSplit = `
  UPDATE piece p SET order_id = b.order_id, owner_id = b.owner_id, workshop_id = b.workshop_id, design = b.design,
    design_id = b.design_id, title = b.title, photos = b.photos, finished = b.finished,
    order_closed = p.order_closed OR b.order_closed
  FROM unnest($1::uuid[], $2::uuid[]) AS s (piece_id, batch_id) JOIN piece b ON b.id = s.batch_id
  WHERE p.id = s.piece_id AND NOT p.finished`

const applyOrders = `
  INSERT INTO production_order (id, technique, materials)
  SELECT id, technique, materials FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, technique text, materials jsonb) ORDER BY id
  ON CONFLICT (id) DO UPDATE SET technique = excluded.technique, materials = excluded.materials`

/** An order that ended without pieces takes with it what was finished of it. */
const applyCancelled = `
  UPDATE piece p SET condition = 'order-cancelled', condition_version = n.version
  FROM unnest($1::uuid[], $2::int[]) AS n (order_id, version)
  WHERE p.order_id = n.order_id AND p.condition NOT IN ${gone}`

/** Only news of this kind can bring an item out of step with its piece. */
const isSharp = ({ condition, availability }: PieceNews): boolean => condition !== 'whole' || availability === 'sold'

interface OutOfStepRow extends ItemRow {
  readonly finished: boolean
  readonly order_closed: boolean
  readonly availability: Availability
  readonly condition: Condition
}

const outOfStepItems = `
  SELECT ${itemColumns}, p.finished, p.order_closed, p.availability, p.condition
  FROM item i JOIN piece p ON p.id = i.piece_id
  WHERE i.status <> 'withdrawn' AND (p.condition IN ${gone}
    OR (i.status IN ('scheduled', 'published') AND p.condition = 'reworking')
    OR (i.status = 'scheduled' AND p.availability = 'sold'))`

/** Items whose piece stands otherwise than they suppose: of these pieces, or of all. They are locked, in the order of their ids. */
export const outOfStep: OutOfStep<Queryable> = async (tx, pieceIds) => {
  const { rows } = await tx.query<OutOfStepRow>({
    name: pieceIds ? 'out_of_step_of' : 'out_of_step',
    text: `${outOfStepItems} ${pieceIds ? 'AND p.id = ANY($1::uuid[])' : ''} ORDER BY i.id LIMIT 1000 FOR UPDATE OF i`,
    values: pieceIds ? [pieceIds] : [],
  })
  return rows.map((row) => ({
    ...itemOf(row),
    piece: {
      pieceId: row.piece_id,
      finished: row.finished,
      orderClosed: row.order_closed,
      availability: row.availability,
      condition: row.condition,
    },
  }))
}

const latestOrders = (orders: readonly OrderNews[]): OrderNews[] => {
  const byId = new Map<string, OrderNews>()
  for (const order of orders) if (order.technique !== null) byId.set(order.orderId, order)
  return [...byId.values()]
}

export const applyNews: ApplyNews<Queryable> = async (tx, { pieces, orders }) => {
  const merged = mergeAll(pieces)
  const cancelled = orders.filter((order) => order.cancelledAt !== null)
  const cancelledIds = cancelled.map(({ orderId }) => orderId)
  const sharp = merged.filter(isSharp).map(({ pieceId }) => pieceId)
  const mayMove = sharp.length > 0 || cancelled.length > 0
  // Items first, then pieces: in the order in which a command that publishes takes them.
  if (mayMove)
    await tx.query({
      name: 'items_of_sharp_news',
      text: `SELECT id FROM item WHERE piece_id = ANY($1::uuid[])
               OR piece_id IN (SELECT id FROM piece WHERE order_id = ANY($2::uuid[])) ORDER BY id FOR UPDATE`,
      values: [sharp, cancelledIds],
    })
  const placed = latestOrders(orders).map(({ orderId, technique, materials }) => ({
    id: orderId,
    technique,
    materials: materials ?? [],
  }))
  if (placed.length > 0) await tx.query({ name: 'apply_orders', text: applyOrders, values: [JSON.stringify(placed)] })
  if (merged.length > 0)
    await tx.query({ name: 'apply_pieces', text: applyPieces, values: [JSON.stringify(merged.map(rowOf))] })
  const split = merged.filter(({ splitFrom }) => splitFrom !== null)
  if (split.length > 0)
    await tx.query({
      name: 'describe_split',
      text: describeSplit,
      values: [split.map(({ pieceId }) => pieceId), split.map(({ splitFrom }) => splitFrom)],
    })
  if (cancelled.length > 0)
    await tx.query({
      name: 'apply_cancelled',
      text: applyCancelled,
      values: [cancelledIds, cancelled.map(({ cancelledAt }) => cancelledAt)],
    })
  if (!mayMove) return []
  const { rows } =
    cancelled.length === 0
      ? { rows: [] }
      : await tx.query<{ id: string }>('SELECT id FROM piece WHERE order_id = ANY($1::uuid[])', [cancelledIds])
  return [...sharp, ...rows.map(({ id }) => id)]
}
