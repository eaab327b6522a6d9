import type { Client } from '../../client.ts'
import { dirhams, grams, type Told } from '../../told.ts'
import { castOf } from '../cast.ts'
import type { Chapter } from '../chapter.ts'
import { type Counter, counter, paid } from './counter.ts'

const introduce = async ({ seller }: Counter, name: string, address: string): Promise<void> => {
  const country = 'MA'
  await seller.put(
    'shop',
    '/sales/shop',
    { name, address, phone: '05 28 84 00 00', taxNumber: 'ICE 001122334', country, returnDays: 14 },
    0,
  )
}

/** The shop's own prices go before the catalogue's, and those of a fair before both. */
const price = async ({ seller }: Counter, told: Told): Promise<void> => {
  const { pieces } = castOf(told)
  const priceListId = told.idOf('price list/october')
  const list = (ring4: number) => ({
    ...{ name: 'Vitrine d’octobre', validFrom: told.date(0), validUntil: told.date(30) },
    prices: [
      { pieceId: pieces.ring4, price: dirhams(ring4) },
      { pieceId: pieces.ring1, price: dirhams(399) },
    ],
  })
  await seller.post('price-list', '/sales/price-lists', { priceListId, ...list(420) }, 17)
  await seller.put('price-list-anew', `/sales/price-lists/${priceListId}`, list(410.5), 18)
  const other = told.idOf('price list/mistake')
  await seller.post(
    'price-list-mistake',
    '/sales/price-lists',
    { ...list(41.05), priceListId: other, name: 'Faute de frappe' },
    17,
  )
  await seller.post('price-list-withdrawn', `/sales/price-lists/${other}/withdraw`, {}, 17)
}

/** Cash with change, card and transfer together, an invoice in the buyer's name. */
const sell = async (agadir: Counter, told: Told): Promise<void> => {
  const { sales } = castOf(told)
  const fair = await agadir.sell(sales.atTheFair, 'ring1', [paid('cash', 320, 500)], 20)
  told.expect(fair.priceFrom === 'campaign', `the price of the fair should count, and it is of the ${fair.priceFrom}`)
  const listed = await agadir.sell(
    sales.listed,
    'ring4',
    [paid('card', 200), paid('transfer', 150), paid('cash', 60.5, 61)],
    21,
  )
  told.expect(listed.priceFrom === 'price-list', `the list should count, and it is of the ${listed.priceFrom}`)
  const buyer = { name: 'Hôtel des Oudayas', address: 'Marrakech', taxNumber: 'ICE 998877', wantsInvoice: true }
  await agadir.sell(sales.invoiced, 'brooch1', [paid('transfer', 12_400)], 22, { buyer })
  await agadir.seller.refused(
    'sells-twice',
    '/sales/sales',
    { saleId: told.idOf('sale/twice'), pieceId: castOf(told).pieces.brooch1 },
    22,
    'piece-sold',
  )
  told.done('sales', 3)
}

/** A page and a PDF, in French and in Arabic, with the serial number on it. */
const readReceipts = async (client: Client, { seller }: Counter, told: Told): Promise<number> => {
  const { sales } = castOf(told)
  const serial = `TIZ-FIB-${told.idOf('series').slice(0, 4)}-1`
  for (const lang of ['fr', 'ar']) {
    const page = await client.download(seller.person, `/sales/sales/${sales.invoiced}/receipt?lang=${lang}`)
    told.expect(page.bytes.includes(serial), `the receipt in ${lang} should show ${serial}`)
  }
  const pdf = await client.download(seller.person, `/sales/sales/${sales.invoiced}/receipt?format=pdf&lang=ar`)
  told.expect(pdf.bytes.subarray(0, 5).toString() === '%PDF-', 'the receipt should be a PDF')
  await seller.post('forgets-buyer', `/sales/sales/${sales.invoiced}/buyer/erase`, {}, 25)
  return pdf.bytes.length
}

/** One shop keeps a ring, the other waits for it; whoever waits is next. One is kept, and waited for, when the month ends. */
const queue = async (agadir: Counter, essaouira: Counter, told: Told): Promise<void> => {
  const { sales, pieces } = castOf(told)
  await agadir.reserve('first', 'ring5', 20)
  const second = await essaouira.reserve('second', 'ring5', 20, { queue: true })
  told.expect(second.position === 1, 'the second shop should be first in the queue')
  await essaouira.seller.refused(
    'sells-reserved',
    '/sales/sales',
    { saleId: told.idOf('sale/too early'), pieceId: pieces.ring5 },
    20,
    'piece-reserved',
  )
  await agadir.seller.post('gives-back', `/sales/reservations/${told.idOf('reservation/first')}/cancel`, {}, 21)
  await essaouira.sell(sales.queued, 'ring5', [paid('card', 440)], 21, {
    reservationId: told.idOf('reservation/second'),
  })
  await agadir.reserve('kept', 'ring6', 24)
  await essaouira.reserve('waiting', 'ring6', 24, { queue: true })
  told.done('sales')
}

/** A ring comes back and is paid out; another is exchanged, and only the difference is paid. */
const takeBack = async ({ seller, ...agadir }: Counter, told: Told): Promise<void> => {
  const { sales, pieces } = castOf(told)
  const returned = told.idOf('sale/returned')
  await agadir.sell(returned, 'ring7', [paid('cash', 470)], 22)
  const weighed = grams(1_258)
  const refunds = [paid('transfer', 470)]
  const back = { returnId: told.idOf('return/ring7'), weighed, reason: 'Too narrow', refunds }
  await seller.post('takes-back', `/sales/sales/${returned}/return`, back, 23)
  await agadir.sell(sales.exchanged, 'ring2', [paid('cash', 330, 400)], 22)
  await seller.post(
    'exchanges',
    `/sales/sales/${sales.exchanged}/exchange`,
    {
      ...{ returnId: told.idOf('return/ring2'), newSaleId: sales.exchangedFor, pieceId: pieces.ring8 },
      ...{ weighed: grams(1_143), reason: 'The larger one after all', payments: [paid('card', 155)] },
    },
    24,
  )
  told.done('sales', 3)
  told.done('returns', 2)
}

/** Two shops over a week: prices, payments, receipts, a queue, a return, an exchange. */
export const sales: Chapter = {
  title: 'Across the counter',
  tell: async (client, told) => {
    const agadir = counter(client, told, 'agadir')
    const essaouira = counter(client, told, 'essaouira')
    await introduce(agadir, 'Bijouterie de la Corniche', 'Boulevard du 20 Août, Agadir')
    await introduce(essaouira, 'L’Argent du Port', 'Skala, Essaouira')
    await price(agadir, told)
    await sell(agadir, told)
    const bytes = await readReceipts(client, agadir, told)
    await queue(agadir, essaouira, told)
    await takeBack(agadir, told)
    for (const saleId of Object.values(castOf(told).sales)) told.follows('sale', saleId, 'whole')
    told.says(
      'A ring at the price of the fair, with change; one at the list’s, by card, transfer and cash; a brooch with an invoice, whose buyer was forgotten again.',
    )
    told.says(
      `Its receipt is a page in French and Arabic and a PDF of ${Math.round(bytes / 1_000)} kB. Two shops wanted one ring and took turns; one came back, one was exchanged for 155.00 more.`,
    )
  },
}
