import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { BatchSplit } from '../../domain/order/events.ts'
import type { SplitBatchRefused } from '../../domain/pieces/splitBatch.ts'
import type { Deps } from '../deps.ts'
import { splitBatchProblems } from '../problems.ts'

const { enteredMass, fine, grossMicrograms, id, text } = quantities
const masses = { grossMicrograms, netMicrograms: grossMicrograms, fine: fine.nullable() }

export const splitBatch = commandRoute<Deps, Done<BatchSplit>, SplitBatchRefused>()({
  method: 'post',
  path: '/orders/{orderId}/pieces/{pieceId}/split',
  summary: 'Weighs one piece of a batch, which is a piece of its own from then on; the rest keeps the difference',
  tag: 'pieces',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id, pieceId: id }),
  body: z.strictObject({ pieceId: id.optional(), serial: text(60), weighed: enteredMass }),
  success: 201,
  view: z.strictObject({
    piece: z.strictObject({ pieceId: id, serial: z.string(), ...masses }),
    rest: z.strictObject({ pieceId: id, quantity: z.int(), ...masses }),
  }),
  problems: splitBatchProblems,
  handle: ({ params, body, context }, deps) =>
    deps.splitBatch(
      { ...body, orderId: params.orderId, batchId: params.pieceId, pieceId: body.pieceId ?? newId() },
      context,
    ),
  respond: ({ event: { pieceId, orderId, piece, rest }, version }) => ({
    body: {
      piece: { pieceId: piece.pieceId, serial: piece.serial, ...massesOf(piece) },
      rest: { pieceId, quantity: rest.quantity, ...massesOf(rest) },
    },
    version,
    location: `/orders/${orderId}`,
  }),
})

const massesOf = (of: { grossMicrograms: number; netMicrograms: number; fine: bigint | null }) => ({
  grossMicrograms: of.grossMicrograms,
  netMicrograms: of.netMicrograms,
  fine: of.fine === null ? null : String(of.fine),
})
