import { type Availability, type Condition, isGone } from './piece.ts'

/** How the workshop described the piece when it was finished. */
export interface Finished {
  readonly orderId: string
  readonly ownerId: string
  readonly workshopId: string
  readonly serial: string
  readonly design: string
  readonly designId: string | null
  /** The fineness that it claims, in tenths of a per mille. */
  readonly title: number
  /** What the workshop photographed: offered to marketing. */
  readonly photos: readonly string[]
}

/** What the scale said last. */
export interface Weight {
  /** Of the order's stream. */
  readonly version: number
  readonly grossMicrograms: number
  readonly netMicrograms: number
  readonly stonePieces: number | null
  readonly stoneMicrograms: number | null
  /** More than one: a batch that is sold together. Null: as before. */
  readonly quantity: number | null
}

/** What one or several facts say about a piece; whatever they do not speak of is null, false or version 0. */
export interface PieceNews {
  readonly pieceId: string
  readonly finished: Finished | null
  readonly orderClosed: boolean
  readonly weight: Weight | null
  /** From the order's stream at `conditionVersion`. */
  readonly condition: Condition
  readonly conditionVersion: number
  readonly mark: string | null
  readonly markedOn: string | null
  /** From the shops' stream of the piece at `salesVersion`. */
  readonly availability: Availability
  readonly salesVersion: number
  /** The batch that it was part of, from which it has its description. */
  readonly splitFrom: string | null
  readonly splitSerial: string | null
}

export const nothingHeard = (pieceId: string): PieceNews => ({
  pieceId,
  finished: null,
  orderClosed: false,
  weight: null,
  condition: 'whole',
  conditionVersion: 0,
  mark: null,
  markedOn: null,
  availability: 'available',
  salesVersion: 0,
  splitFrom: null,
  splitSerial: null,
})

const latestWeight = (a: Weight | null, b: Weight | null): Weight | null => {
  if (a === null || b === null) return a ?? b
  const [older, newer] = a.version <= b.version ? [a, b] : [b, a]
  return {
    ...newer,
    stonePieces: newer.stonePieces ?? older.stonePieces,
    stoneMicrograms: newer.stoneMicrograms ?? older.stoneMicrograms,
    quantity: newer.quantity ?? older.quantity,
  }
}

/** The end of a piece outlasts whatever is said of it, and the first of its ends is the one that counts; otherwise the latest word. */
const standing = (a: PieceNews, b: PieceNews): PieceNews => {
  const [goneA, goneB] = [isGone(a), isGone(b)]
  if (goneA !== goneB) return goneA ? a : b
  if (goneA) return a.conditionVersion <= b.conditionVersion ? a : b
  return a.conditionVersion >= b.conditionVersion ? a : b
}

/**
 * Two pieces of news about one piece as one. Order, grouping and repetition make no difference, and that is why the
 * topics may race each other and deliver twice.
 */
export const merge = (a: PieceNews, b: PieceNews): PieceNews => {
  const latest = a.salesVersion >= b.salesVersion ? a : b
  const { condition, conditionVersion } = standing(a, b)
  return {
    pieceId: a.pieceId,
    finished: a.finished ?? b.finished,
    orderClosed: a.orderClosed || b.orderClosed,
    weight: latestWeight(a.weight, b.weight),
    condition,
    conditionVersion,
    mark: a.mark ?? b.mark,
    markedOn: a.markedOn ?? b.markedOn,
    availability: latest.availability,
    salesVersion: latest.salesVersion,
    splitFrom: a.splitFrom ?? b.splitFrom,
    splitSerial: a.splitSerial ?? b.splitSerial,
  }
}

/** At most one entry per piece, in the order of their ids: the order in which rows are locked. */
export const mergeAll = (news: readonly PieceNews[]): PieceNews[] => {
  const byPiece = new Map<string, PieceNews>()
  for (const one of news) byPiece.set(one.pieceId, merge(byPiece.get(one.pieceId) ?? nothingHeard(one.pieceId), one))
  return [...byPiece.values()].sort((a, b) => (a.pieceId < b.pieceId ? -1 : 1))
}

/** What an order says of all its pieces. */
export interface OrderNews {
  readonly orderId: string
  readonly technique: string | null
  readonly materials: readonly string[] | null
  /** The version of the order's stream at which it was cancelled. */
  readonly cancelledAt: number | null
}
