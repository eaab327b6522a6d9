import { type Decision, refuse } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { dayOf } from '../domain/calendar.ts'
import {
  type ConsignPieceRefused,
  consignPiece as decide,
  returnConsignment as decideReturn,
  type ReturnConsignmentRefused,
} from '../domain/consignPiece.ts'
import type { ConsignmentReturned, OfferEvent, PieceConsigned } from '../domain/offer.ts'
import type { Ports } from './ports.ts'
import { lastOf, written } from './written.ts'

export interface ConsignCommand {
  readonly consignmentId: string
  readonly pieceId: string
  readonly shopId: string
}
export type ConsignRefused =
  | ConsignPieceRefused
  | { readonly code: 'piece-unknown' }
  | { readonly code: 'piece-not-yours'; readonly ownerId: string }

/** Its owner sends a piece to a shop, or the shop that has it in hand says that it came. */
export const consignPiece =
  (ports: Pick<Ports, 'offer' | 'piece' | 'consignment' | 'rows'>, journal: Journal<OfferEvent>) =>
  (command: ConsignCommand, context: CommandContext<PieceConsigned, ConsignRefused>) => {
    const { consignmentId, pieceId, shopId } = command
    const { organisationId } = context.actor
    return runCommand(journal, context, {
      load: async () => {
        const [offer, piece, existing] = await Promise.all([
          ports.offer(pieceId),
          ports.piece(pieceId),
          ports.consignment(consignmentId),
        ])
        return { ...offer, piece, consignmentExists: existing !== undefined }
      },
      decide: ({ offer, piece, consignmentExists }): Decision<OfferEvent, ConsignRefused> => {
        if (!piece) return refuse({ code: 'piece-unknown' })
        if (piece.ownerId !== organisationId && shopId !== organisationId)
          return refuse({ code: 'piece-not-yours', ownerId: piece.ownerId })
        return decide(offer, {
          ...command,
          consignmentExists,
          fromOrganisationId: piece.ownerId,
          on: dayOf(context.happenedAt),
          at: context.recordedAt,
        })
      },
      write: (loaded, events) => ({
        ...written(ports, pieceId, loaded, events, context),
        result: lastOf(events, 'PieceConsigned'),
      }),
    })
  }

/** The shop gives it back, or its owner takes it back. */
export const returnConsignment =
  (ports: Pick<Ports, 'offer' | 'consignment' | 'rows'>, journal: Journal<OfferEvent>) =>
  (
    { consignmentId }: { readonly consignmentId: string },
    context: CommandContext<ConsignmentReturned, ReturnConsignmentRefused>,
  ) =>
    runCommand(journal, context, {
      load: async () => {
        const consignment = await ports.consignment(consignmentId)
        const { organisationId } = context.actor
        if (!consignment) return undefined
        if (consignment.shopId !== organisationId && consignment.fromOrganisationId !== organisationId) return undefined
        return { ...(await ports.offer(consignment.pieceId)), pieceId: consignment.pieceId }
      },
      decide: ({ offer, pieceId }) =>
        decideReturn(offer, { consignmentId, pieceId, on: dayOf(context.happenedAt), at: context.recordedAt }),
      write: (loaded, events) => ({
        ...written(ports, loaded.pieceId, loaded, events, context),
        result: lastOf(events, 'ConsignmentReturned'),
      }),
    })
