import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { PieceReturned } from '../../domain/offer.ts'
import type { ReturnPieceRefused } from '../../domain/returnPiece.ts'
import type { Deps } from '../deps.ts'
import { returnPieceProblems } from '../problems.ts'
import { paymentsTyped, returnView, weighedBack } from '../views.ts'

const { id } = quantities

export const showReturn = (returned: PieceReturned): z.output<typeof returnView> => ({
  returnId: returned.returnId,
  saleId: returned.saleId,
  pieceId: returned.pieceId,
  grossMicrograms: returned.grossMicrograms,
  refund: returned.refund,
  refunds: [...returned.refunds],
  exchangeSaleId: returned.exchangeSaleId,
})

export const returnPiece = commandRoute<Deps, PieceReturned, ReturnPieceRefused>()({
  method: 'post',
  path: '/sales/{saleId}/return',
  summary:
    'Takes a sold piece back: weighed, refunded at the frozen price, and available again. Without `refunds` the money goes back the way it came',
  tag: 'sales',
  roles: ['seller'],
  params: z.strictObject({ saleId: id }),
  body: z.strictObject({ returnId: id.optional(), ...weighedBack, refunds: paymentsTyped.optional() }),
  success: 201,
  view: returnView,
  problems: returnPieceProblems,
  handle: ({ params: { saleId }, body, context }, deps) =>
    deps.returnPiece(
      {
        saleId,
        returnId: body.returnId ?? newId(),
        weighed: body.weighed,
        reason: body.reason ?? null,
        refunds: body.refunds,
      },
      context,
    ),
  respond: (returned) => ({ body: showReturn(returned), location: `/sales/${returned.saleId}` }),
})
