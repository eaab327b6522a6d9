import { fixedPoint } from '@fibula/kernel'
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
import type { RecordedClosing } from '../../app/closeDay.ts'
import { dayOf } from '../../domain/calendar.ts'
import type { CloseDayRefused } from '../../domain/till/closeDay.ts'
import type { Deps } from '../deps.ts'
import { closeDayProblems } from '../problems.ts'
import { closingView, kind, totalsView } from '../views.ts'

const { day, id, money } = quantities
type Closing = z.output<typeof closingView>

export const closeDay = commandRoute<Deps, RecordedClosing, CloseDayRefused>()({
  method: 'post',
  path: '/closings',
  summary: 'Closes the day: the cash that was counted (without the float) against what should be there. Once a day',
  tag: 'till',
  roles: ['seller'],
  body: z.strictObject({ closingId: id.optional(), on: day.optional(), counted: z.array(money).max(10) }),
  success: 201,
  view: closingView,
  problems: closeDayProblems,
  handle: ({ body: { closingId = newId(), on, counted }, context }, deps) =>
    deps.closeDay({ closingId, on, counted }, context),
  respond: ({ closingId, on, totals, cash, recordedAt }) => ({
    body: { closingId, on, totals: [...totals], cash: [...cash], recordedAt },
  }),
})

export const listClosings = queryRoute<Deps>()({
  path: '/closings',
  summary: 'Days that the shop has closed, the latest first',
  tag: 'till',
  roles: ['seller'],
  query: z.strictObject(pageQuery),
  view: pageOf(closingView),
  table: {
    name: 'closings',
    columns: [
      column<Closing>('Jour', 'اليوم', 'Day', ({ on }) => on),
      column<Closing>('Espèces attendues', 'النقد المنتظر', 'Cash expected', ({ cash }) =>
        cash.map((one) => `${fixedPoint(one.expectedMinor, 2)} ${one.currency}`).join(', '),
      ),
      column<Closing>('Espèces comptées', 'النقد المعدود', 'Cash counted', ({ cash }) =>
        cash.map((one) => `${fixedPoint(one.countedMinor, 2)} ${one.currency}`).join(', '),
      ),
      column<Closing>('Écart', 'الفرق', 'Difference', ({ cash }) =>
        cash.map((one) => `${fixedPoint(one.differenceMinor, 2)} ${one.currency}`).join(', '),
      ),
      column<Closing>('Clôturé', 'أغلق', 'Closed at', ({ recordedAt }) => recordedAt),
    ],
  },
  handle: async ({ query: { limit, cursor }, actor }, { reads }) => {
    const part = { after: readCursor(idCursor, cursor)?.[0], limit }
    const { items, next } = page(await reads.closings(actor.organisationId, part), limit, (row) => [row.id])
    return {
      body: {
        items: items.map(({ id: closingId, totals, cash, ...closing }) => ({
          closingId,
          ...closing,
          totals: [...totals],
          cash: [...cash],
        })),
        next,
      },
    }
  },
})

export const getTill = queryRoute<Deps>()({
  path: '/till',
  summary: 'What was taken and refunded since the last closing',
  tag: 'till',
  roles: ['seller'],
  view: z.strictObject({ today: day, lastClosedOn: day.nullable(), totals: totalsView }),
  handle: async ({ actor }, { reads }) => {
    const today = dayOf(new Date().toISOString())
    const { lastClosedOn, totals } = await reads.till(actor.organisationId, today)
    return { body: { today, lastClosedOn, totals: [...totals] } }
  },
})

const paymentOfDay = z.strictObject({
  paymentId: id,
  saleId: id,
  /** Null: it came in with the sale; otherwise it went out with this return. */
  returnId: id.nullable(),
  kind,
  amount: money,
  givenMinor: z.int().min(0).nullable(),
  on: day,
})
type PaymentOfDay = z.output<typeof paymentOfDay>

export const listPayments = queryRoute<Deps>()({
  path: '/payments',
  summary: 'Money that came in with sales and went out with returns, by day of the till and kind',
  tag: 'till',
  roles: ['seller'],
  query: z.strictObject({ ...pageQuery, on: day.optional(), kind: kind.optional() }),
  view: pageOf(paymentOfDay),
  table: {
    name: 'payments',
    columns: [
      column<PaymentOfDay>('Jour', 'اليوم', 'Day', ({ on }) => on),
      column<PaymentOfDay>('Mode', 'الطريقة', 'Kind', ({ kind: how }) => how),
      column<PaymentOfDay>('Montant', 'المبلغ', 'Amount', ({ amount, returnId }) =>
        fixedPoint(returnId === null ? amount.amountMinor : -amount.amountMinor, 2),
      ),
      column<PaymentOfDay>('Devise', 'العملة', 'Currency', ({ amount }) => amount.currency),
      column<PaymentOfDay>('Vente', 'البيع', 'Sale', ({ saleId }) => saleId),
      column<PaymentOfDay>('Retour', 'الإرجاع', 'Return', ({ returnId }) => returnId),
    ],
  },
  handle: async ({ query: { limit, cursor, on, kind: how }, actor }, { reads }) => {
    const part = { after: readCursor(idCursor, cursor)?.[0], limit }
    const { items, next } = page(await reads.payments(actor.organisationId, on, how, part), limit, (row) => [
      row.paymentId,
    ])
    return { body: { items, next } }
  },
})
