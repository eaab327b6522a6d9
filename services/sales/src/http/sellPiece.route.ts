import { commandRoute, newId, quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { RecordedSale } from '../app/sellPiece.ts'
import type { SellPieceRefused } from '../domain/sellPiece.ts'
import type { Deps } from './deps.ts'
import { sellPieceProblems } from './problems.ts'
import { saleView, showRecordedSale } from './views.ts'

const { id } = quantities

export const sellPiece = commandRoute<Deps, RecordedSale, SellPieceRefused>()({
  method: 'post',
  path: '/sales',
  summary: 'Sells a published piece at its published price, which is frozen on the sale',
  tag: 'sales',
  roles: ['seller'],
  body: z.strictObject({ saleId: id.optional(), pieceId: id, reservationId: id.optional() }),
  success: 201,
  view: saleView,
  problems: sellPieceProblems,
  handle: ({ body: { saleId = newId(), pieceId, reservationId = null }, context }, deps) =>
    deps.sellPiece({ saleId, pieceId, reservationId }, context),
  respond: (sale) => ({ body: showRecordedSale(sale), location: `/sales/${sale.saleId}` }),
})
