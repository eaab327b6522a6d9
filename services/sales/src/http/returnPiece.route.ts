import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { PieceReturned } from '../domain/offer.ts'
import type { ReturnPieceRefused } from '../domain/returnPiece.ts'
import type { Deps } from './deps.ts'
import { returnPieceProblems } from './problems.ts'

const { enteredMass, grossMicrograms, id, money, text } = quantities

export const returnPiece = commandRoute<Deps, PieceReturned, ReturnPieceRefused>()({
  method: 'post',
  path: '/sales/{saleId}/return',
  summary: 'Takes a sold piece back: weighed, refunded at the frozen price, and available again',
  tag: 'sales',
  roles: ['seller'],
  params: z.strictObject({ saleId: id }),
  body: z.strictObject({ returnId: id.optional(), weighed: enteredMass, reason: text(500).optional() }),
  success: 201,
  view: z.strictObject({ returnId: id, saleId: id, pieceId: id, grossMicrograms, refund: money }),
  problems: returnPieceProblems,
  handle: ({ params: { saleId }, body, context }, deps) =>
    deps.returnPiece(
      { saleId, returnId: body.returnId ?? newId(), weighed: body.weighed, reason: body.reason ?? null },
      context,
    ),
  respond: ({ returnId, saleId, pieceId, grossMicrograms: gross, refund }) => ({
    body: { returnId, saleId, pieceId, grossMicrograms: gross, refund },
    location: `/sales/${saleId}`,
  }),
})
