import type { EventEnvelope } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { HearNews } from '../app/keepInStep.ts'
import type { News } from '../app/ports.ts'
import { readProduction } from './readProduction.ts'
import { readSales } from './readSales.ts'

/** What marketing listens to, and what each fact says of pieces and orders. */
const readers: Readonly<Record<string, (event: EventEnvelope) => Partial<News>>> = { ...readProduction, ...readSales }

const newsOf = (events: readonly EventEnvelope[]): News => {
  const heard = events.map((event) => readers[event.type]?.(event) ?? {})
  return { pieces: heard.flatMap(({ pieces = [] }) => pieces), orders: heard.flatMap(({ orders = [] }) => orders) }
}

export const onNews =
  (apply: HearNews) =>
  (events: readonly EventEnvelope[], tx: Queryable): Promise<void> =>
    apply(tx, newsOf(events))

/** The same, one by one, for a batch in which some fact cannot be applied. */
export const onEachNews = (apply: HearNews): Record<string, EventHandler> =>
  Object.fromEntries(
    Object.keys(readers).map(
      (type) => [type, (event, tx) => apply(tx, newsOf([event]))] satisfies [string, EventHandler],
    ),
  )
