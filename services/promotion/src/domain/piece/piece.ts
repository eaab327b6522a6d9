export type Availability = 'available' | 'reserved' | 'sold'

/** How a piece stands with its workshop. The last three are for good. */
export const conditions = ['whole', 'reworking', 'scrapped', 'hallmark-refused', 'order-cancelled'] as const
export type Condition = (typeof conditions)[number]

const goneFor: ReadonlySet<Condition> = new Set(['scrapped', 'hallmark-refused', 'order-cancelled'])

/** What marketing has heard of a piece from the workshop and from the shops. */
export interface Piece {
  readonly pieceId: string
  readonly finished: boolean
  readonly orderClosed: boolean
  readonly availability: Availability
  readonly condition: Condition
}

/** There is no such piece to be sold any more. */
export const isGone = ({ condition }: Pick<Piece, 'condition'>): boolean => goneFor.has(condition)
