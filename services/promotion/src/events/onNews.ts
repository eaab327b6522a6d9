import { type EventEnvelope, production, sales } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { ApplyPieceNews } from '../app/ports.ts'
import type { PieceNews } from '../domain/piece.ts'
import { onAvailabilityChanged } from './onAvailabilityChanged.ts'
import { onOrderClosed } from './onOrderClosed.ts'
import { onPieceFinished } from './onPieceFinished.ts'

/** What marketing listens to, and what each fact says of pieces. */
const readers: Readonly<Record<string, (event: EventEnvelope) => PieceNews[]>> = {
  [production.pieceFinished.type]: onPieceFinished,
  [production.orderClosed.type]: onOrderClosed,
  [sales.pieceReserved.type]: onAvailabilityChanged,
  [sales.reservationEnded.type]: onAvailabilityChanged,
  [sales.pieceSold.type]: onAvailabilityChanged,
  [sales.pieceReturned.type]: onAvailabilityChanged,
}

export const onNews =
  (apply: ApplyPieceNews<Queryable>) =>
  (events: readonly EventEnvelope[], tx: Queryable): Promise<void> =>
    apply(
      tx,
      events.flatMap((event) => readers[event.type]?.(event) ?? []),
    )

/** The same, one by one, for a batch in which some fact cannot be applied. */
export const onEachNews = (apply: ApplyPieceNews<Queryable>): Record<string, EventHandler> =>
  Object.fromEntries(
    Object.entries(readers).map(
      ([type, read]) => [type, (event, tx) => apply(tx, read(event))] satisfies [string, EventHandler],
    ),
  )
