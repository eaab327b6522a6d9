import { z } from 'zod'
import { event } from '../event.ts'
import { enteredMass, fineness, grossMicrograms, id, partyId, text } from '../quantities.ts'

export const pieceFinished = event('production.piece-finished', {
  stream: 'order',
  summary: 'A piece is finished, weighed, and has its serial number.',
})
  .first(
    z.strictObject({
      pieceId: id,
      orderId: id,
      ownerId: partyId,
      workshopId: partyId,
      serial: text(60),
      design: text(200),
      weighed: enteredMass,
      grossMicrograms,
      /** The fineness that the piece claims; a claim, apart from what its metal is. */
      title: fineness,
    }),
  )
  .build()
