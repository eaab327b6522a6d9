import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { ConsignmentShown, PaymentShown, PriceListShown, ReservationShown, SaleShown } from '../app/reads.ts'
import type { RecordedSale } from '../app/saleTerms.ts'

const { day, enteredMass, fineness, grossMicrograms, id, instant, money, partyId, text } = quantities

const titles = z.strictObject({ fr: z.string(), ar: z.string().nullable(), en: z.string().nullable() })
const minor = z.int().min(0)
export const kind = z.enum(['cash', 'card', 'transfer', 'credit'])

/** A payment as a seller types it. `givenMinor`: the cash that the buyer gave, in minor units; the rest is change. */
export const paymentTyped = z
  .strictObject({ kind: z.enum(['cash', 'card', 'transfer']), amount: money, givenMinor: minor.optional() })
  .refine(({ amount }) => amount.amountMinor > 0, { path: ['amount'], message: 'a payment is more than nothing' })
  .refine(({ kind, givenMinor }) => givenMinor === undefined || kind === 'cash', {
    path: ['givenMinor'],
    message: 'only of cash more may be given than is paid',
  })
export const paymentsTyped = z.array(paymentTyped).max(10)

export const buyerView = z.strictObject({
  name: text(200),
  address: text(500).nullable(),
  document: text(100).nullable(),
  taxNumber: text(60).nullable(),
  wantsInvoice: z.boolean(),
})
export const buyerTyped = z.strictObject({
  name: text(200),
  address: text(500).optional(),
  document: text(100).optional(),
  taxNumber: text(60).optional(),
  wantsInvoice: z.boolean().default(false),
})
export const buyerOf = (typed: z.output<typeof buyerTyped>) => ({
  name: typed.name,
  address: typed.address ?? null,
  document: typed.document ?? null,
  taxNumber: typed.taxNumber ?? null,
  wantsInvoice: typed.wantsInvoice,
})

export const shopView = z.strictObject({
  name: text(200),
  address: text(500).nullable(),
  phone: text(60).nullable(),
  taxNumber: text(60).nullable(),
  country: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 code such as MA'),
  returnDays: z.int().min(0).max(365),
})

const offer = {
  pieceId: id,
  itemId: id,
  titles,
  price: money,
  status: z.enum(['available', 'reserved', 'sold']),
  reservedUntil: instant.nullable(),
  /** Whether your shop reserved or sold it; which other shop did is not shown. */
  byYou: z.boolean(),
  /** How many buyers wait for it. */
  waiting: z.int(),
  serial: z.string().nullable(),
  photoId: z.string().nullable(),
  /** The shop in which it lies on consignment: only that shop sells it. */
  atShopId: partyId.nullable(),
}
export const offerView = z.strictObject(offer)

const priceFrom = z.enum(['campaign', 'price-list', 'item'])

/** One piece, with the price that counts today. */
export const pieceView = z.strictObject({
  ...offer,
  priceFrom,
  design: z.string().nullable(),
  title: fineness.nullable(),
  grossMicrograms: grossMicrograms.nullable(),
  mark: z.string().nullable(),
  consignmentId: id.nullable(),
  reservationId: id.nullable(),
  saleId: id.nullable(),
})

export const reservationView = z.strictObject({
  reservationId: id,
  pieceId: id,
  itemId: id,
  titles: titles.nullable(),
  serial: z.string().nullable(),
  /** Null while the buyer waits for their turn. */
  expiresAt: instant.nullable(),
  /** Place in the queue, 1 is next; null when the piece is kept, or it is over. */
  position: z.int().nullable(),
  happenedAt: instant,
  recordedAt: instant,
  /** expired, cancelled, or sold; null while it keeps the piece or waits. */
  ended: z.enum(['expired', 'cancelled', 'sold']).nullable(),
})

export const showReservation = ({
  id: reservationId,
  ...shown
}: ReservationShown): z.output<typeof reservationView> => ({
  reservationId,
  ...shown,
})

const paymentView = z.strictObject({ paymentId: id, kind, amount: money, givenMinor: minor.nullable() })
const receiptNumber = z.strictObject({ year: z.int(), number: z.int().min(1) })

export const saleView = z.strictObject({
  saleId: id,
  pieceId: id,
  itemId: id,
  reservationId: id.nullable(),
  /** Frozen at the sale. */
  price: money,
  /** Where it is from: a campaign goes before the shop's price list, and that before the catalogue. */
  priceFrom,
  campaignId: id.nullable(),
  priceListId: id.nullable(),
  payments: z.array(paymentView),
  /** Number of the buyer's receipt, without a gap per shop and year. */
  receipt: receiptNumber,
  /** The day of the till. */
  on: day,
  exchangeOfSaleId: id.nullable(),
  happenedAt: instant,
  recordedAt: instant,
  returned: z
    .strictObject({
      returnId: id,
      grossMicrograms,
      reason: z.string().nullable(),
      refunds: z.array(paymentView),
      exchangeSaleId: id.nullable(),
      happenedAt: instant,
    })
    .nullable(),
})
type SaleView = z.output<typeof saleView>

const shownPayments = (payments: readonly PaymentShown[]) => payments.map((payment) => ({ ...payment }))

export const showSale = (sale: SaleShown): SaleView => {
  const { id: saleId, payments, returned, ...others } = sale
  return {
    saleId,
    ...others,
    payments: shownPayments(payments),
    returned: returned && {
      returnId: returned.id,
      grossMicrograms: returned.grossMicrograms,
      reason: returned.reason,
      refunds: shownPayments(returned.refunds),
      exchangeSaleId: returned.exchangeSaleId,
      happenedAt: returned.happenedAt,
    },
  }
}

export const showRecordedSale = (sale: RecordedSale): SaleView => ({
  saleId: sale.saleId,
  pieceId: sale.pieceId,
  itemId: sale.itemId,
  reservationId: sale.reservationId,
  price: sale.price,
  priceFrom: sale.priceFrom.kind,
  campaignId: sale.priceFrom.campaignId,
  priceListId: sale.priceFrom.priceListId,
  payments: shownPayments(sale.payments),
  receipt: sale.receipt,
  on: sale.on,
  exchangeOfSaleId: sale.exchangeOfSaleId,
  happenedAt: sale.happenedAt,
  recordedAt: sale.recordedAt,
  returned: null,
})

export const returnView = z.strictObject({
  returnId: id,
  saleId: id,
  pieceId: id,
  grossMicrograms,
  refund: money,
  refunds: z.array(paymentView),
  exchangeSaleId: id.nullable(),
})
export const weighedBack = { weighed: enteredMass, reason: text(500).optional() }

export const consignmentView = z.strictObject({
  consignmentId: id,
  pieceId: id,
  serial: z.string().nullable(),
  design: z.string().nullable(),
  fromOrganisationId: partyId,
  shopId: partyId,
  beganOn: day,
  /** Null: it lies in the shop, or was sold there. */
  endedOn: day.nullable(),
  status: z.enum(['available', 'reserved', 'sold']),
})
export const showConsignment = ({
  id: consignmentId,
  ...shown
}: ConsignmentShown): z.output<typeof consignmentView> => ({
  consignmentId,
  ...shown,
})

const pricesView = z.array(z.strictObject({ pieceId: id, price: money })).max(1_000)
export const priceListTyped = {
  name: text(100),
  validFrom: day,
  /** The last day; left out: until further notice. */
  validUntil: day.optional(),
  prices: pricesView,
}
export const priceListView = z.strictObject({
  priceListId: id,
  name: z.string(),
  validFrom: day,
  validUntil: day.nullable(),
  prices: pricesView,
  withdrawn: z.boolean(),
})
export const showPriceList = ({
  id: priceListId,
  version: _,
  prices,
  ...shown
}: PriceListShown): z.output<typeof priceListView> => ({ priceListId, ...shown, prices: [...prices] })

const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as MAD')
export const totalsView = z.array(
  z.strictObject({ kind, currency, takenMinor: minor, refundedMinor: minor, expectedMinor: z.int() }),
)
export const closingView = z.strictObject({
  closingId: id,
  on: day,
  totals: totalsView,
  cash: z.array(z.strictObject({ currency, expectedMinor: z.int(), countedMinor: minor, differenceMinor: z.int() })),
  recordedAt: instant,
})
