import { books } from '@fibula/kernel/ledger'
import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { MetalAccount } from '../../app/ledger/reads.ts'
import { amountView, openAccountView, periodView, showAmount, showOpenAccount } from './shapes.ts'

const { fine, grossMicrograms, instant, partyId, signedFine } = quantities
const amount = z.strictObject(amountView)

export const allowanceView = z.strictObject({
  orderId: z.string(),
  owner: partyId,
  technique: z.string().nullable(),
  design: z.string().nullable(),
  closedAt: instant,
  inputFine: fine,
  productsFine: fine,
  allowanceFine: fine,
  lossFine: signedFine,
  /** Allowed, and not lost; below zero: lost beyond. */
  savedFine: signedFine,
})

export const metalAccountView = z.strictObject({
  workshopId: partyId,
  period: periodView,
  balances: z.array(z.strictObject({ owner: partyId, book: z.enum(books), opening: amount, closing: amount })),
  /** What came and went, by fact, in the order of recording. */
  items: z.array(
    z.strictObject({
      factId: z.string(),
      type: z.string(),
      happenedAt: instant,
      recordedAt: instant,
      owner: partyId,
      book: z.enum(books),
      orderId: z.string().nullable(),
      ...amountView,
    }),
  ),
  next: z.null(),
  openOrders: z.array(
    z.strictObject({
      orderId: z.string(),
      owner: partyId,
      design: z.string().nullable(),
      technique: z.string().nullable(),
      status: z.string().nullable(),
      grossMicrograms,
      fine,
    }),
  ),
  allowances: z.array(allowanceView),
  /** Of all orders that closed in the period, together. */
  allowance: z.strictObject({ allowedFine: fine, usedFine: signedFine, savedFine: signedFine }),
  disputes: z.array(openAccountView),
})
export type MetalAccountShown = z.output<typeof metalAccountView>

export const showMetalAccount = (account: MetalAccount): MetalAccountShown => {
  const allowed = account.allowances.reduce((sum, { allowanceFine }) => sum + allowanceFine, 0n)
  const used = account.allowances.reduce((sum, { lossFine }) => sum + lossFine, 0n)
  return {
    workshopId: account.workshopId,
    period: account.period,
    balances: account.balances.map(({ owner, book, opening, closing }) => ({
      ...{ owner, book },
      opening: showAmount(opening),
      closing: showAmount(closing),
    })),
    items: account.lines.map(({ happenedAt, recordedAt, ...line }) => ({
      ...line,
      ...showAmount(line),
      happenedAt: happenedAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
    })),
    next: null,
    openOrders: account.openOrders.map((order) => ({ ...order, fine: String(order.fine) })),
    allowances: account.allowances.map(({ workshopId: _, ...order }) => ({
      ...order,
      closedAt: order.closedAt.toISOString(),
      inputFine: String(order.inputFine),
      productsFine: String(order.productsFine),
      allowanceFine: String(order.allowanceFine),
      lossFine: String(order.lossFine),
      savedFine: String(order.allowanceFine - order.lossFine),
    })),
    allowance: { allowedFine: String(allowed), usedFine: String(used), savedFine: String(allowed - used) },
    disputes: account.disputes.map(showOpenAccount),
  }
}
