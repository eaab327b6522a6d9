import { asFacts, type Journal } from '@fibula/service-kit'
import { expireReservation } from '../domain/expireReservation.ts'
import type { OfferEvent } from '../domain/offer.ts'
import type { Ports } from './ports.ts'
import { written } from './written.ts'

/** Who records what nobody asked for. */
const sweeper = { personId: 'sales-sweeper', organisationId: 'fibula' }
const atOnce = 100

/**
 * Records reservations that are over. A piece that somebody changes at the same time is left to them: they judge expiry
 * themselves. Answers how many were ended.
 */
export const endExpired =
  (
    ports: Pick<Ports, 'expired' | 'offer' | 'rows'>,
    { store, factOf }: Journal<OfferEvent>,
    now: () => Date = () => new Date(),
  ) =>
  async (): Promise<number> => {
    const at = now().toISOString()
    let ended = 0
    for (const pieceId of await ports.expired(at, atOnce)) {
      const loaded = await ports.offer(pieceId)
      const decision = expireReservation(loaded.offer, { pieceId, at })
      if (!decision.accepted) continue
      if (loaded.offer.status !== 'reserved') continue
      const times = { happenedAt: loaded.offer.expiresAt, recordedAt: at }
      const { changes, inserts } = written(ports, pieceId, loaded, decision.events, times)
      try {
        await store.commit({
          changes: asFacts<OfferEvent>(factOf, changes),
          inserts,
          ...sweeper,
          ...times,
        })
        ended++
      } catch (error) {
        if ((error as Error).name !== 'VersionConflict') throw error
      }
    }
    return ended
  }
