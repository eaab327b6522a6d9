import type { Journal } from '@fibula/service-kit'
import type { Queryable } from '@fibula/store'
import { followPiece } from '../domain/item/followPiece.ts'
import { writtenItem } from './items.ts'
import type { ApplyNews, News, OutOfStep, PromotionEvent, Rows } from './ports.ts'

/** Who records what nobody asked for. */
const keeper = 'promotion-keeper'

interface Needs {
  readonly outOfStep: OutOfStep<Queryable>
  readonly rows: Rows
}

/** Brings items into step with their pieces, in `tx`: those of these pieces, or all there are. Answers how many. */
export const keepInStep =
  ({ outOfStep, rows }: Needs, { store, factOf }: Journal<PromotionEvent>, now: () => Date = () => new Date()) =>
  async (tx: Queryable, pieceIds?: readonly string[]): Promise<number> => {
    const found = await outOfStep(tx, pieceIds)
    for (const { piece, ...loaded } of found) {
      const events = followPiece(loaded.item, piece)
      if (events.length === 0) continue
      const at = now().toISOString()
      const { changes } = writtenItem({ rows })(loaded, events)
      await store.commitIn(tx, {
        changes: changes.map((change) => ({ ...change, events: change.events.map(factOf) })),
        organisationId: loaded.item.organisationId,
        personId: keeper,
        happenedAt: at,
        recordedAt: at,
      })
    }
    return found.length
  }

export type HearNews = (tx: Queryable, news: News) => Promise<void>

/** What production and sales tell changes pieces, and what became of the pieces changes their items, all in one transaction. */
export const hearNews = (
  needs: Needs & { readonly apply: ApplyNews<Queryable> },
  journal: Journal<PromotionEvent>,
): HearNews => {
  const keep = keepInStep(needs, journal)
  return async (tx, news) => {
    const pieces = await needs.apply(tx, news)
    if (pieces.length > 0) await keep(tx, pieces)
  }
}
