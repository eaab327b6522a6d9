import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Done } from '../../app/onOrder.ts'
import type { PieceScrapped, ResidueRecorded } from '../../domain/order/events.ts'
import type { ScrapPieceRefused } from '../../domain/pieces/scrapPiece.ts'
import type { Deps } from '../deps.ts'
import { scrapPieceProblems } from '../problems.ts'

const { grossMicrograms, id, text } = quantities

export const scrapPiece = commandRoute<Deps, Done<PieceScrapped | ResidueRecorded>, ScrapPieceRefused>()({
  method: 'post',
  path: '/orders/{orderId}/pieces/{pieceId}/scrap',
  summary: 'A piece is no piece any more: its metal is scrap, its stones come loose',
  tag: 'pieces',
  roles: ['workshop'],
  params: z.strictObject({ orderId: id, pieceId: id }),
  body: z.strictObject({ reason: text(500), residueLotId: id.optional() }),
  success: 200,
  view: z.strictObject({ pieceId: id, orderId: id, residueLotId: id, grossMicrograms }),
  problems: scrapPieceProblems,
  handle: ({ params, body, context }, deps) =>
    deps.scrapPiece({ ...params, reason: body.reason, residueLotId: body.residueLotId ?? newId() }, context),
  respond: ({ events, version }) => {
    const scrap = events.find((event) => event.type === 'PieceScrapped')
    if (!scrap) throw new Error('nothing was scrapped')
    const { pieceId, orderId, residueLotId, grossMicrograms: gross } = scrap
    return { body: { pieceId, orderId, residueLotId, grossMicrograms: gross }, version }
  },
})
