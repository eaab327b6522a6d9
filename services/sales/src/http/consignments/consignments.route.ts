import {
  column,
  commandRoute,
  idCursor,
  newId,
  page,
  pageOf,
  pageQuery,
  quantities,
  queryRoute,
  readCursor,
} from '@fibula/service-kit'
import { z } from 'zod'
import type { ConsignRefused } from '../../app/consignments.ts'
import type { ReturnConsignmentRefused } from '../../domain/consignPiece.ts'
import type { ConsignmentReturned, PieceConsigned } from '../../domain/offer.ts'
import type { Deps } from '../deps.ts'
import { consignPieceProblems, returnConsignmentProblems } from '../problems.ts'
import { consignmentView, showConsignment } from '../views.ts'

const { day, id, partyId } = quantities
const view = z.strictObject({
  consignmentId: id,
  pieceId: id,
  fromOrganisationId: partyId,
  shopId: partyId,
  on: day,
})
type Consignment = z.output<typeof consignmentView>
const show = ({ consignmentId, pieceId, fromOrganisationId, shopId, on }: PieceConsigned | ConsignmentReturned) => ({
  body: { consignmentId, pieceId, fromOrganisationId, shopId, on },
})

export const consignPiece = commandRoute<Deps, PieceConsigned, ConsignRefused>()({
  method: 'post',
  path: '/consignments',
  summary: 'A piece goes to a shop that may sell it for its owner: its owner sends it, or the shop takes it in',
  tag: 'consignments',
  roles: ['clerk', 'seller'],
  /** Without `shopId`: the own shop takes it in. */
  body: z.strictObject({ consignmentId: id.optional(), pieceId: id, shopId: partyId.optional() }),
  success: 201,
  view,
  problems: consignPieceProblems,
  handle: ({ body: { consignmentId = newId(), pieceId, shopId }, context }, deps) =>
    deps.consignPiece({ consignmentId, pieceId, shopId: shopId ?? context.actor.organisationId }, context),
  respond: show,
})

export const returnConsignment = commandRoute<Deps, ConsignmentReturned, ReturnConsignmentRefused>()({
  method: 'post',
  path: '/consignments/{consignmentId}/return',
  summary: 'A consigned piece goes back to its owner, unsold',
  tag: 'consignments',
  roles: ['clerk', 'seller'],
  params: z.strictObject({ consignmentId: id }),
  body: z.strictObject({}).optional(),
  success: 200,
  view,
  problems: returnConsignmentProblems,
  handle: ({ params, context }, deps) => deps.returnConsignment(params, context),
  respond: show,
})

export const listConsignments = queryRoute<Deps>()({
  path: '/consignments',
  summary: 'Pieces that lie in your shop for others, or in shops for you',
  tag: 'consignments',
  roles: ['clerk', 'seller'],
  query: z.strictObject({ ...pageQuery, state: z.enum(['open', 'ended']).optional() }),
  view: pageOf(consignmentView),
  table: {
    name: 'consignments',
    columns: [
      column<Consignment>('Dépôt', 'الإيداع', 'Consignment', ({ consignmentId }) => consignmentId),
      column<Consignment>('Numéro de série', 'الرقم التسلسلي', 'Serial', ({ serial }) => serial),
      column<Consignment>('Modèle', 'التصميم', 'Design', ({ design }) => design),
      column<Consignment>('De', 'من', 'From', ({ fromOrganisationId }) => fromOrganisationId),
      column<Consignment>('Boutique', 'المتجر', 'Shop', ({ shopId }) => shopId),
      column<Consignment>('Depuis', 'منذ', 'Since', ({ beganOn }) => beganOn),
      column<Consignment>('Rendu le', 'أعيد في', 'Given back', ({ endedOn }) => endedOn),
      column<Consignment>('État', 'الحالة', 'Status', ({ status }) => status),
    ],
  },
  handle: async ({ query: { limit, cursor, state }, actor }, { reads }) => {
    const part = { after: readCursor(idCursor, cursor)?.[0], limit }
    const rows = await reads.consignments(actor.organisationId, state, part)
    const { items, next } = page(rows, limit, (row) => [row.id])
    return { body: { items: items.map(showConsignment), next } }
  },
})
