import { sourcing } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { KeepTakenBack } from '../app/incomingHandOver.ts'

/** The owner weighed in what a workshop sent back: nobody waits for it any more. */
export const onMetalTakenBack =
  (keepTakenBack: KeepTakenBack<Queryable>): EventHandler =>
  async (event, tx) => {
    const { returnId, lotId, grossMicrograms, fine } = sourcing.metalTakenBack.schema.parse(event.data)
    await keepTakenBack(tx, { returnId, lotId, grossMicrograms, fine: BigInt(fine), happenedAt: event.happenedAt })
  }
