import { type EventEnvelope, production } from '@fibula/contracts'
import type { News } from '../app/ports.ts'
import { nothingHeard } from '../domain/piece/news.ts'

type Reader = (event: EventEnvelope) => Partial<News>

const placed: Reader = ({ data }) => {
  const { orderId, technique, materials } = production.orderPlaced.schema.parse(data)
  return { orders: [{ orderId, technique, materials: materials.map(({ material }) => material), cancelledAt: null }] }
}

const cancelled: Reader = ({ data, streamVersion }) => {
  const { orderId } = production.orderCancelled.schema.parse(data)
  return { orders: [{ orderId, technique: null, materials: null, cancelledAt: streamVersion }] }
}

const finished: Reader = ({ data, streamVersion: version }) => {
  const piece = production.pieceFinished.schema.parse(data)
  const { pieceId, orderId, ownerId, workshopId, serial, design, designId, title, photos } = piece
  return {
    pieces: [
      {
        ...nothingHeard(pieceId),
        finished: { orderId, ownerId, workshopId, serial, design, designId, title, photos },
        weight: {
          version,
          grossMicrograms: piece.grossMicrograms,
          netMicrograms: piece.netMicrograms,
          stonePieces: piece.stones.pieces,
          stoneMicrograms: piece.stones.micrograms,
          quantity: piece.batchQuantity,
        },
        conditionVersion: version,
        mark: piece.hallmark?.mark ?? null,
        markedOn: piece.hallmark?.on ?? null,
      },
    ],
  }
}

/** A piece of a batch becomes a piece of its own, described as the batch was; the batch weighs less from now on. */
const split: Reader = ({ data, streamVersion: version }) => {
  const { pieceId, piece, rest } = production.batchSplit.schema.parse(data)
  const weightOf = ({ grossMicrograms, netMicrograms, stones }: typeof piece | typeof rest, quantity: number) => ({
    version,
    grossMicrograms,
    netMicrograms,
    stonePieces: stones.pieces,
    stoneMicrograms: stones.micrograms,
    quantity,
  })
  return {
    pieces: [
      { ...nothingHeard(pieceId), weight: weightOf(rest, rest.quantity) },
      {
        ...nothingHeard(piece.pieceId),
        weight: weightOf(piece, 1),
        conditionVersion: version,
        splitFrom: pieceId,
        splitSerial: piece.serial,
      },
    ],
  }
}

const hallmarked: Reader = ({ data, streamVersion }) => {
  const { pieceId, outcome, mark, on } = production.pieceHallmarked.schema.parse(data)
  return {
    pieces: [
      outcome === 'marked'
        ? { ...nothingHeard(pieceId), mark, markedOn: on }
        : { ...nothingHeard(pieceId), condition: 'hallmark-refused', conditionVersion: streamVersion },
    ],
  }
}

/** It is on the bench again until it was weighed anew. */
const reworked: Reader = ({ data, streamVersion: version }) => {
  const { pieceId, done, grossMicrograms, netMicrograms } = production.pieceReworked.schema.parse(data)
  return {
    pieces: [
      {
        ...nothingHeard(pieceId),
        condition: done ? 'whole' : 'reworking',
        conditionVersion: version,
        weight: done
          ? { version, grossMicrograms, netMicrograms, stonePieces: null, stoneMicrograms: null, quantity: null }
          : null,
      },
    ],
  }
}

const scrapped: Reader = ({ data, streamVersion }) => {
  const { pieceId } = production.pieceScrapped.schema.parse(data)
  return { pieces: [{ ...nothingHeard(pieceId), condition: 'scrapped', conditionVersion: streamVersion }] }
}

/** A provisional closing is enough for its pieces to be published. */
const closed: Reader = ({ data }) => ({
  pieces: production.orderClosed.schema
    .parse(data)
    .pieces.map(({ pieceId }) => ({ ...nothingHeard(pieceId), orderClosed: true })),
})

/** What each fact of production says of orders and pieces. */
export const readProduction: Readonly<Record<string, Reader>> = {
  [production.orderPlaced.type]: placed,
  [production.orderCancelled.type]: cancelled,
  [production.orderClosed.type]: closed,
  [production.pieceFinished.type]: finished,
  [production.batchSplit.type]: split,
  [production.pieceHallmarked.type]: hallmarked,
  [production.pieceReworked.type]: reworked,
  [production.pieceScrapped.type]: scrapped,
}
