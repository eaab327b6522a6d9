import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { PieceHallmarked, PieceScrapped, ResidueRecorded } from '../../domain/order/events.ts'
import type { HallmarkPieceRefused } from '../../domain/pieces/scrapPiece.ts'
import type { Deps } from '../deps.ts'
import { hallmarkPieceProblems } from '../problems.ts'

const { day, id, text } = quantities

export const hallmarkPiece = commandRoute<
  Deps,
  Done<PieceHallmarked | PieceScrapped | ResidueRecorded>,
  HallmarkPieceRefused
>()({
  method: 'post',
  path: '/orders/{orderId}/pieces/{pieceId}/hallmark',
  summary: 'What the guarantee office answered: the piece is marked, or refused for a reason, and then it is scrap',
  tag: 'pieces',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id, pieceId: id }),
  body: z.strictObject({
    outcome: z.enum(['marked', 'refused']),
    mark: text(60).optional(),
    /** The day of the answer; that of the command when it is left out. */
    on: day.optional(),
    reason: text(500).optional(),
  }),
  success: 200,
  view: z.strictObject({
    pieceId: id,
    orderId: id,
    outcome: z.enum(['marked', 'refused']),
    /** What a refused piece became. */
    residueLotId: id.nullable(),
  }),
  problems: hallmarkPieceProblems,
  handle: ({ params, body: { outcome, mark = null, on, reason = null }, context }, deps) =>
    deps.hallmarkPiece(
      { ...params, outcome, mark, on: on ?? context.happenedAt.slice(0, 10), reason, residueLotId: newId() },
      context,
    ),
  respond: ({ order, events, version }) => {
    const answer = events.find((event) => event.type === 'PieceHallmarked')
    const scrap = events.find((event) => event.type === 'PieceScrapped')
    if (!answer) throw new Error('the office has not answered')
    return {
      body: {
        pieceId: answer.pieceId,
        orderId: order.orderId,
        outcome: answer.outcome,
        residueLotId: scrap?.residueLotId ?? null,
      },
      version,
    }
  },
})
