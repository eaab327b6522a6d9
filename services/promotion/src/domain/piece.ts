export type Availability = 'available' | 'reserved' | 'sold'

/** What marketing has heard of a piece from the workshop and from the shops. */
export interface Piece {
  readonly pieceId: string
  readonly finished: boolean
  readonly orderClosed: boolean
  readonly availability: Availability
}

/** How the workshop described the piece when it was finished. */
export interface Finished {
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly serial: string
  readonly design: string
  readonly grossMicrograms: number
  /** The fineness that it claims, in tenths of a per mille. */
  readonly title: number
}

/** What one or several facts say about a piece; whatever they do not speak of is null, false or version 0. */
export interface PieceNews {
  readonly pieceId: string
  readonly finished: Finished | null
  readonly orderClosed: boolean
  /** From the shops' stream of the piece at `salesVersion`. */
  readonly availability: Availability
  readonly salesVersion: number
}

export const nothingHeard = (pieceId: string): PieceNews => ({
  pieceId,
  finished: null,
  orderClosed: false,
  availability: 'available',
  salesVersion: 0,
})

/**
 * Two pieces of news about one piece as one. Order, grouping and repetition make no difference, and that is why the
 * topics may race each other and deliver twice.
 */
export const merge = (a: PieceNews, b: PieceNews): PieceNews => {
  const latest = a.salesVersion >= b.salesVersion ? a : b
  return {
    pieceId: a.pieceId,
    finished: a.finished ?? b.finished,
    orderClosed: a.orderClosed || b.orderClosed,
    availability: latest.availability,
    salesVersion: latest.salesVersion,
  }
}

/** At most one entry per piece, in the order of their ids: the order in which rows are locked. */
export const mergeAll = (news: readonly PieceNews[]): PieceNews[] => {
  const byPiece = new Map<string, PieceNews>()
  for (const one of news) byPiece.set(one.pieceId, merge(byPiece.get(one.pieceId) ?? nothingHeard(one.pieceId), one))
  return [...byPiece.values()].sort((a, b) => (a.pieceId < b.pieceId ? -1 : 1))
}
