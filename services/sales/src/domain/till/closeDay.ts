import { accept, type Decision, refuse } from '@fibula/kernel'
import type { MoneyKind } from '../money/payments.ts'

/** A shop's till. Days are closed in their order, each once. */
export interface Till {
  readonly tillId: string
  readonly lastClosedOn: string | null
}

/** What was taken and refunded since the last closing, per kind and currency. */
export interface Taken {
  readonly kind: MoneyKind | 'credit'
  readonly currency: string
  readonly takenMinor: number
  readonly refundedMinor: number
}

export interface CloseDay {
  readonly closingId: string
  readonly closingExists: boolean
  readonly shopId: string
  readonly on: string
  readonly today: string
  readonly taken: readonly Taken[]
  /** Cash in the till without its float, per currency. */
  readonly counted: readonly { readonly currency: string; readonly amountMinor: number }[]
}

export interface DayClosed {
  readonly type: 'DayClosed'
  readonly tillId: string
  readonly closingId: string
  readonly shopId: string
  readonly on: string
  readonly totals: readonly (Taken & { readonly expectedMinor: number })[]
  readonly cash: readonly {
    readonly currency: string
    readonly expectedMinor: number
    readonly countedMinor: number
    readonly differenceMinor: number
  }[]
}

export type CloseDayRefused =
  | { readonly code: 'closing-exists' }
  | { readonly code: 'day-closed'; readonly lastClosedOn: string }
  | { readonly code: 'day-to-come'; readonly today: string }
  | { readonly code: 'cash-not-counted'; readonly currency: string; readonly expectedMinor: number }
  | { readonly code: 'counted-twice'; readonly currency: string }

/** The counted cash is the fact; what it should have been, and the difference, are derived and kept beside it. */
export const closeDay = (till: Till, command: CloseDay): Decision<DayClosed, CloseDayRefused> => {
  const { closingId, shopId, on, today, counted } = command
  if (command.closingExists) return refuse({ code: 'closing-exists' })
  if (till.lastClosedOn !== null && on <= till.lastClosedOn)
    return refuse({ code: 'day-closed', lastClosedOn: till.lastClosedOn })
  if (on > today) return refuse({ code: 'day-to-come', today })
  const twice = counted.find(({ currency }, line) => counted.findIndex((one) => one.currency === currency) !== line)
  if (twice) return refuse({ code: 'counted-twice', currency: twice.currency })
  const totals = command.taken.map((one) => ({ ...one, expectedMinor: one.takenMinor - one.refundedMinor }))
  const expected = new Map(totals.flatMap((one) => (one.kind === 'cash' ? [[one.currency, one.expectedMinor]] : [])))
  const missing = [...expected].find(([currency]) => !counted.some((one) => one.currency === currency))
  if (missing) return refuse({ code: 'cash-not-counted', currency: missing[0], expectedMinor: missing[1] })
  const cash = counted.map(({ currency, amountMinor }) => {
    const expectedMinor = expected.get(currency) ?? 0
    return { currency, expectedMinor, countedMinor: amountMinor, differenceMinor: amountMinor - expectedMinor }
  })
  return accept({ type: 'DayClosed', tillId: till.tillId, closingId, shopId, on, totals, cash })
}
