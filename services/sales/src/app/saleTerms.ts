import { newId } from '@fibula/service-kit'
import { tillDay } from '../domain/calendar.ts'
import type { MoneyKind, PaymentAsked } from '../domain/money/payments.ts'
import type { PieceSold } from '../domain/offer.ts'
import type { Buyer, Ports } from './ports.ts'

/** A payment as a seller types it. */
export interface PaymentTyped {
  readonly kind: MoneyKind
  readonly amount: { readonly amountMinor: number; readonly currency: string }
  readonly givenMinor?: number | undefined
}

export const askedOf = (typed: readonly PaymentTyped[] | undefined): readonly PaymentAsked[] | undefined =>
  typed?.map(({ kind, amount, givenMinor = null }) => ({ kind, amount, givenMinor }))

/** At most this many payments; an id is there for each, and for one that is not said. */
export const mostPayments = 10
export const freshIds = (): string[] => Array.from({ length: mostPayments }, () => newId())

export type SalePorts = Pick<
  Ports,
  'offer' | 'listing' | 'prices' | 'reservation' | 'saleExists' | 'lastReceipt' | 'till' | 'buyerRules' | 'rows'
>

/**
 * What a sale is judged by, as it stands on the day when it happened: prices, the day of the till, the next number of a
 * receipt. When somebody of the shop takes that number first, everything is loaded and decided again.
 */
export const loadTerms = async (ports: SalePorts, shopId: string, pieceId: string, happenedAt: string) => {
  const till = await ports.till(shopId)
  const on = tillDay(happenedAt, till?.lastClosedOn ?? null)
  const year = Number(on.slice(0, 4))
  const [listing, prices, last, buyerRules] = await Promise.all([
    ports.listing(pieceId),
    ports.prices(shopId, pieceId, tillDay(happenedAt, null)),
    ports.lastReceipt(shopId, year),
    ports.buyerRules(on),
  ])
  return { listing, prices, buyerRules, on, receipt: { year, number: last + 1 } }
}

export type RecordedSale = PieceSold & { readonly happenedAt: string; readonly recordedAt: string }

export interface SellCommand {
  readonly saleId: string
  readonly pieceId: string
  readonly reservationId: string | null
  readonly payments: readonly PaymentTyped[] | undefined
  readonly buyer: Buyer | null
}
