import { type ReadBody, usePathValue, useRead } from '../../kit/index.ts'

export type WholeOrder = ReadBody<'production', '/orders/{orderId}'>
export type PlannedStep = WholeOrder['plan'][number]
export type Piece = WholeOrder['pieces'][number]

/** The order whose id stands in the address. */
export const useOrder = () => {
  const orderId = usePathValue('orderId')
  const read = useRead('production', '/orders/{orderId}', { path: { orderId } })
  return { orderId, order: read.data, problem: read.error, again: () => void read.refetch() }
}

export const isOver = ({ status }: Pick<WholeOrder, 'status'>): boolean => status === 'closed' || status === 'cancelled'

export const grams = (value = '') => ({ value, unit: 'g' as const })
