import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RecordedSale } from '../../app/saleTerms.ts'
import type { SellPieceRefused } from '../../domain/sellPiece.ts'
import type { Deps } from '../deps.ts'
import { sellPieceProblems } from '../problems.ts'
import { buyerOf, buyerTyped, paymentsTyped, saleView, showRecordedSale } from '../views.ts'

const { id } = quantities

export const sellPiece = commandRoute<Deps, RecordedSale, SellPieceRefused>()({
  method: 'post',
  path: '/sales',
  summary:
    'Sells a published piece at the price in force, which is frozen on the sale. Payments add up to it exactly; without them all of it was paid in cash',
  tag: 'sales',
  roles: ['seller'],
  body: z.strictObject({
    saleId: id.optional(),
    pieceId: id,
    reservationId: id.optional(),
    payments: paymentsTyped.optional(),
    buyer: buyerTyped.optional(),
  }),
  success: 201,
  view: saleView,
  problems: sellPieceProblems,
  handle: ({ body: { saleId = newId(), pieceId, reservationId = null, payments, buyer }, context }, deps) =>
    deps.sellPiece({ saleId, pieceId, reservationId, payments, buyer: buyer ? buyerOf(buyer) : null }, context),
  respond: (sale) => ({ body: showRecordedSale(sale), location: `/sales/${sale.saleId}` }),
})
