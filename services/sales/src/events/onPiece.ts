import { production } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { Hear } from '../app/ports.ts'

/** What a buyer's receipt says of a piece, and whose it is. */
export const onPiece = (hear: Hear<Queryable>): Record<string, EventHandler> => ({
  [production.pieceFinished.type]: async ({ data, streamVersion }, tx) => {
    const piece = production.pieceFinished.schema.parse(data)
    const { pieceId, ownerId, workshopId, serial, design, title, grossMicrograms, netMicrograms, hallmark } = piece
    await hear.piece(tx, {
      ...{ pieceId, ownerId, workshopId, serial, design, title, grossMicrograms, netMicrograms },
      mark: hallmark?.mark ?? null,
      orderVersion: streamVersion,
    })
  },
  [production.pieceHallmarked.type]: async ({ data, streamVersion }, tx) => {
    const { pieceId, outcome, mark } = production.pieceHallmarked.schema.parse(data)
    if (outcome === 'marked') await hear.mark(tx, { pieceId, mark, orderVersion: streamVersion })
  },
  [production.pieceReworked.type]: async ({ data, streamVersion }, tx) => {
    const { pieceId, grossMicrograms, netMicrograms } = production.pieceReworked.schema.parse(data)
    await hear.weighed(tx, { pieceId, grossMicrograms, netMicrograms, orderVersion: streamVersion })
  },
  [production.batchSplit.type]: async ({ data, streamVersion }, tx) => {
    const { pieceId: batchId, piece, rest } = production.batchSplit.schema.parse(data)
    const { pieceId, serial, grossMicrograms, netMicrograms } = piece
    await hear.split(tx, batchId, { pieceId, serial, grossMicrograms, netMicrograms, orderVersion: streamVersion })
    await hear.weighed(tx, {
      pieceId: batchId,
      grossMicrograms: rest.grossMicrograms,
      netMicrograms: rest.netMicrograms,
      orderVersion: streamVersion,
    })
  },
})
