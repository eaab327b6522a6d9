import { sourcing } from '@fibula/contracts'
import type { EventHandler, Queryable } from '@fibula/store'
import type { ExpectHandOver } from '../app/incomingHandOver.ts'

/** Material is on its way to a workshop: it waits there for the receiver's own weighing. */
export const onMetalHandedOver =
  (expectHandOver: ExpectHandOver<Queryable>): EventHandler =>
  async (event, tx) => {
    const { fine, ...data } = sourcing.metalHandedOver.schema.parse(event.data)
    await expectHandOver(tx, {
      handOverId: data.handOverId,
      lotId: data.lotId,
      orderId: data.orderId,
      ownerId: data.ownerId,
      workshopId: data.receiverId,
      material: data.material,
      pieces: data.pieces,
      grossMicrograms: data.grossMicrograms,
      fine: BigInt(fine),
      halfWidthMicrograms: data.halfWidthMicrograms,
      happenedAt: event.happenedAt,
    })
  }
