import type { Queryable } from '@fibula/store'
import type { ApplyPieceNews } from '../app/ports.ts'
import { mergeAll } from '../domain/piece.ts'

/**
 * The same rule as `merge`, in SQL, for all pieces of a batch in one statement. Rows are taken in the order of their ids,
 * so that two batches at once do not wait for each other in a circle.
 */
const applyNews = `
  INSERT INTO piece (id, order_id, owner_id, workshop_id, serial, design, gross_micrograms, title, finished,
                     order_closed, availability, sales_version)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::int[],
                       $9::boolean[], $10::boolean[], $11::text[], $12::int[])
  ORDER BY 1
  ON CONFLICT (id) DO UPDATE SET
    order_id = coalesce(piece.order_id, excluded.order_id),
    owner_id = coalesce(piece.owner_id, excluded.owner_id),
    workshop_id = coalesce(piece.workshop_id, excluded.workshop_id),
    serial = coalesce(piece.serial, excluded.serial),
    design = coalesce(piece.design, excluded.design),
    gross_micrograms = coalesce(piece.gross_micrograms, excluded.gross_micrograms),
    title = coalesce(piece.title, excluded.title),
    finished = piece.finished OR excluded.finished,
    order_closed = piece.order_closed OR excluded.order_closed,
    availability = CASE WHEN excluded.sales_version > piece.sales_version THEN excluded.availability ELSE piece.availability END,
    sales_version = greatest(piece.sales_version, excluded.sales_version)`

export const applyPieceNews: ApplyPieceNews<Queryable> = async (tx, news) => {
  const rows = mergeAll(news)
  if (rows.length === 0) return
  const finished = rows.map((row) => row.finished)
  await tx.query({
    name: 'apply-piece-news',
    text: applyNews,
    values: [
      rows.map((row) => row.pieceId),
      finished.map((piece) => piece?.orderId ?? null),
      finished.map((piece) => piece?.ownerId ?? null),
      finished.map((piece) => piece?.workshopId ?? null),
      finished.map((piece) => piece?.serial ?? null),
      finished.map((piece) => piece?.design ?? null),
      finished.map((piece) => piece?.grossMicrograms ?? null),
      finished.map((piece) => piece?.title ?? null),
      finished.map((piece) => piece !== null),
      rows.map((row) => row.orderClosed),
      rows.map((row) => row.availability),
      rows.map((row) => row.salesVersion),
    ],
  })
}
