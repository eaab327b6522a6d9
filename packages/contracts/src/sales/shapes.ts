import { z } from 'zod'
import { id, money, partyId } from '../quantities.ts'

/** What changed hands. `credit` is the price of a piece that came back in the same exchange: no money moves. */
export const paymentKind = z.enum(['cash', 'card', 'transfer', 'credit'])

/** One payment of a sale, or one refund of a return. Who paid is never told. */
export const payment = z.strictObject({ paymentId: id, kind: paymentKind, amount: money })

/** Where a piece is though somebody else owns it. */
export const consignment = { pieceId: id, consignmentId: id, fromOrganisationId: partyId, shopId: partyId }
