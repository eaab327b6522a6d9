import { accept, type Decision, refuse } from '@fibula/kernel'
import type { Price } from '../price.ts'

/** For how much a shop sells pieces in a period. */
export type PriceList = { readonly status: 'new' } | { readonly status: 'set' | 'withdrawn'; readonly said: Said }

interface Said {
  readonly name: string
  readonly validFrom: string
  /** The last day; null: until further notice. */
  readonly validUntil: string | null
  readonly prices: readonly { readonly pieceId: string; readonly price: Price }[]
}

export interface PriceListSet extends Said {
  readonly type: 'PriceListSet'
  readonly priceListId: string
  readonly shopId: string
}
export interface PriceListWithdrawn {
  readonly type: 'PriceListWithdrawn'
  readonly priceListId: string
  readonly shopId: string
}
export type PriceListEvent = PriceListSet | PriceListWithdrawn

export const evolvePriceList = (list: PriceList, event: PriceListEvent): PriceList => {
  switch (event.type) {
    case 'PriceListSet': {
      const { name, validFrom, validUntil, prices } = event
      return { status: 'set', said: { name, validFrom, validUntil, prices } }
    }
    case 'PriceListWithdrawn':
      return list.status === 'new' ? list : { ...list, status: 'withdrawn' }
  }
}

export interface SetPriceList extends Said {
  readonly priceListId: string
  readonly shopId: string
  /** Whether it is to be a new one. */
  readonly isNew: boolean
}

export type SetPriceListRefused =
  | { readonly code: 'price-list-exists' }
  | { readonly code: 'price-list-withdrawn' }
  | { readonly code: 'validity-reversed'; readonly validFrom: string; readonly validUntil: string }
  | { readonly code: 'piece-twice'; readonly pieceId: string }

/** The whole list each time. What was sold before keeps the price it had. */
export const setPriceList = (list: PriceList, command: SetPriceList): Decision<PriceListSet, SetPriceListRefused> => {
  const { isNew, ...said } = command
  const { validFrom, validUntil, prices } = said
  if (isNew && list.status !== 'new') return refuse({ code: 'price-list-exists' })
  if (list.status === 'withdrawn') return refuse({ code: 'price-list-withdrawn' })
  if (validUntil !== null && validUntil < validFrom) return refuse({ code: 'validity-reversed', validFrom, validUntil })
  const seen = new Set<string>()
  for (const { pieceId } of prices) {
    if (seen.has(pieceId)) return refuse({ code: 'piece-twice', pieceId })
    seen.add(pieceId)
  }
  return accept({ type: 'PriceListSet', ...said })
}

export type WithdrawPriceListRefused = { readonly code: 'price-list-withdrawn' }

export const withdrawPriceList = (
  list: PriceList,
  command: { readonly priceListId: string; readonly shopId: string },
): Decision<PriceListWithdrawn, WithdrawPriceListRefused> =>
  list.status === 'withdrawn'
    ? refuse({ code: 'price-list-withdrawn' })
    : accept({ type: 'PriceListWithdrawn', ...command })
