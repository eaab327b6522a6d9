import { type LedgerReaders, weighing } from './readers.ts'

export const readSales: LedgerReaders<'sales'> = {
  'sales.piece-sold': ({ saleId, pieceId }) => ({ kind: 'sold', saleId, pieceId }),
  'sales.piece-returned': ({ returnId, pieceId, shopId, grossMicrograms }) => ({
    kind: 'returned',
    ...{ returnId, pieceId },
    possessorId: shopId,
    weighing: weighing(grossMicrograms),
  }),
  'sales.piece-consigned': ({ pieceId, shopId }) => ({ kind: 'piece-moved', pieceId, possessorId: shopId }),
  'sales.consignment-returned': ({ pieceId, fromOrganisationId }) => ({
    kind: 'piece-moved',
    pieceId,
    possessorId: fromOrganisationId,
  }),
}
