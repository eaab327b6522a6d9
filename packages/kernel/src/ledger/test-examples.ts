import { g, weighs } from './test-facts.ts'

export const receipt = (lotId: string, grams: number, Ag: number, ownerId = 'C') => ({
  ...{ lotId, ownerId, possessorId: ownerId, supplierId: 'S', material: 'silver' as const },
  ...{ weighing: weighs(g(grams)), pieces: null, declared: { Ag } },
})
export const give = (handOverId: string, lotId: string, orderId: string, grams: number | null) => ({
  ...{ handOverId, lotId, orderId, receiverId: 'W', material: 'silver' as const, halfWidthMicrograms: 10_000 },
  ...{ weighing: grams === null ? null : weighs(g(grams)), pieces: null },
})
export const take = (handOverId: string, lotId: string, orderId: string, grams: number) => ({
  ...{ handOverId, lotId, orderId, weighing: weighs(g(grams)), pieces: null },
})
export const piece = (orderId: string, pieceId: string, grams: number, quantity = 1) => ({
  ...{ orderId, pieceId, quantity, weighing: weighs(g(grams)), stonePieces: 0, otherMicrograms: 0 },
  ...{ netMicrograms: null, title: 9_250 },
})
export const residue = (orderId: string, residueLotId: string, grams: number, assumed: 'blend' | number = 'blend') => ({
  ...{ orderId, residueLotId, assumed, weighing: weighs(g(grams)), pieceId: null },
  class: assumed === 'blend' ? ('sprue' as const) : ('filings' as const),
})
export const closed = (orderId: string) => ({ orderId, allowanceRate: 300 })
