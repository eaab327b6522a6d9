import type { Journal } from '@fibula/service-kit'
import { publishDue as decide } from '../domain/item/publishItem.ts'
import { writtenItem } from './items.ts'
import type { Ports, PromotionEvent } from './ports.ts'

const atOnce = 100

/**
 * Publishes what is due, however late. Two replicas may do it at once: the item's version lets one of them through, and
 * what somebody else changes in the meantime is theirs. Answers how many items were moved.
 */
export const publishDue =
  (
    ports: Pick<Ports, 'due' | 'piece' | 'collectionsOf' | 'rows'>,
    { store, factOf }: Journal<PromotionEvent>,
    now: () => Date = () => new Date(),
  ) =>
  async (): Promise<number> => {
    const at = now().toISOString()
    let moved = 0
    for (const loaded of await ports.due(at, atOnce)) {
      const { itemId, pieceId, organisationId, scheduledBy } = loaded.item
      const [piece, collectionIds] = await Promise.all([ports.piece(pieceId), ports.collectionsOf(itemId)])
      const events = decide(loaded.item, { piece, at, collectionIds })
      if (events.length === 0) continue
      const { changes } = writtenItem(ports)(loaded, events)
      try {
        await store.commit({
          changes: changes.map((change) => ({ ...change, events: change.events.map(factOf) })),
          organisationId,
          personId: scheduledBy ?? 'promotion-sweeper',
          happenedAt: at,
          recordedAt: at,
        })
        moved++
      } catch (error) {
        if ((error as Error).name !== 'VersionConflict') throw error
      }
    }
    return moved
  }
