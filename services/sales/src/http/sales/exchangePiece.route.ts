import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { Exchanged } from '../../app/exchangePiece.ts'
import type { ExchangePieceRefused } from '../../domain/exchangePiece.ts'
import type { Deps } from '../deps.ts'
import { exchangePieceProblems } from '../problems.ts'
import { buyerOf, buyerTyped, paymentsTyped, returnView, saleView, showRecordedSale, weighedBack } from '../views.ts'
import { showReturn } from './returnPiece.route.ts'

const { id } = quantities

export const exchangePiece = commandRoute<Deps, Exchanged, ExchangePieceRefused>()({
  method: 'post',
  path: '/sales/{saleId}/exchange',
  summary:
    'Takes a sold piece back and sells another, both or neither; only the difference is paid (`payments`) or refunded (`refunds`)',
  tag: 'sales',
  roles: ['seller'],
  params: z.strictObject({ saleId: id }),
  body: z.strictObject({
    returnId: id.optional(),
    newSaleId: id.optional(),
    pieceId: id,
    ...weighedBack,
    payments: paymentsTyped.optional(),
    refunds: paymentsTyped.optional(),
    buyer: buyerTyped.optional(),
  }),
  success: 201,
  view: z.strictObject({ returned: returnView, sale: saleView }),
  problems: exchangePieceProblems,
  handle: ({ params: { saleId }, body, context }, deps) =>
    deps.exchangePiece(
      {
        back: {
          saleId,
          returnId: body.returnId ?? newId(),
          weighed: body.weighed,
          reason: body.reason ?? null,
          refunds: body.refunds,
        },
        taken: {
          saleId: body.newSaleId ?? newId(),
          pieceId: body.pieceId,
          reservationId: null,
          payments: body.payments,
          buyer: body.buyer ? buyerOf(body.buyer) : null,
        },
      },
      context,
    ),
  respond: ({ returned, sold }) => ({
    body: { returned: showReturn(returned), sale: showRecordedSale(sold) },
    location: `/sales/${sold.saleId}`,
  }),
})
