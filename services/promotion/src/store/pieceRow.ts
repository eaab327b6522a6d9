import type { PieceShown } from '../app/reads.ts'

export interface PieceRow {
  readonly piece_id: string | null
  readonly serial: string | null
  readonly design: string | null
  readonly workshop_id: string | null
  readonly gross_micrograms: string | null
  readonly net_micrograms: string | null
  readonly stone_pieces: number | null
  readonly stone_micrograms: string | null
  readonly quantity: number | null
  readonly title: number | null
  readonly mark: string | null
  readonly order_closed: boolean
  readonly availability: PieceShown['availability']
  readonly condition: PieceShown['condition']
  readonly technique: string | null
  readonly materials: string[] | null
  readonly piece_photos: string[]
  readonly item_id: string | null
}

/** Of a piece under `p` and its order under `o`. */
export const pieceColumns = `p.id AS piece_id, p.serial, p.design, p.workshop_id, p.gross_micrograms, p.net_micrograms,
  p.stone_pieces, p.stone_micrograms, p.quantity, p.title, p.mark, p.order_closed, p.availability, p.condition,
  p.photos AS piece_photos, o.technique, o.materials`

const whole = (text: string | null): bigint | null => (text === null ? null : BigInt(text))

export const pieceOf = (row: PieceRow): PieceShown => ({
  id: row.piece_id as string,
  serial: row.serial,
  design: row.design,
  workshopId: row.workshop_id,
  grossMicrograms: whole(row.gross_micrograms),
  netMicrograms: whole(row.net_micrograms),
  stonePieces: row.stone_pieces,
  stoneMicrograms: whole(row.stone_micrograms),
  quantity: row.quantity,
  title: row.title,
  mark: row.mark,
  orderClosed: row.order_closed,
  availability: row.availability,
  condition: row.condition,
  technique: row.technique,
  // Every piece is of silver; an order names what else goes into it.
  materials: ['silver', ...(row.materials ?? []).filter((material) => material !== 'silver')].filter(
    (material, index, all) => all.indexOf(material) === index,
  ),
  photos: row.piece_photos,
  itemId: row.item_id,
})
