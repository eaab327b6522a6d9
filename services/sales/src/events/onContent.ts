import { production } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { HearContent } from '../app/ports.ts'

/** What is in each piece, so that a sale says how much metal is the customer's. */
export const onContent = (hear: HearContent<Queryable>): Record<string, EventHandler> => ({
  [production.pieceFinished.type]: async ({ data, streamVersion: orderVersion }, tx) => {
    const piece = production.pieceFinished.schema.parse(data)
    const { pieceId, ownerId, workshopId, netMicrograms, stones, otherMicrograms } = piece
    await hear.finished(tx, { pieceId, orderVersion, ownerId, workshopId, netMicrograms, stones, otherMicrograms })
  },
  [production.pieceReworked.type]: async ({ data, streamVersion: orderVersion }, tx) => {
    const { pieceId, netMicrograms } = production.pieceReworked.schema.parse(data)
    await hear.reworked(tx, { pieceId, orderVersion, netMicrograms })
  },
  [production.batchSplit.type]: async ({ data, streamVersion: orderVersion }, tx) => {
    const { pieceId, piece, rest } = production.batchSplit.schema.parse(data)
    const fineOf = (fine: string | null): bigint | null => (fine === null ? null : BigInt(fine))
    await hear.split(
      tx,
      { ...rest, pieceId, orderVersion, fine: fineOf(rest.fine) },
      { ...piece, orderVersion, fine: fineOf(piece.fine) },
    )
  },
  [production.orderClosed.type]: async ({ data, streamVersion }, tx) => {
    const { pieces } = production.orderClosed.schema.parse(data)
    await hear.closed(
      tx,
      streamVersion,
      pieces.map(({ pieceId, fine }) => ({ pieceId, fine: BigInt(fine) })),
    )
  },
})
