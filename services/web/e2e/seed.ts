import { until } from '@fibula/testing'
import { askAs, sendAs } from './routes.ts'

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const grams = (value: string) => ({ value, unit: 'g' })

/** Facts of one service reach the others a moment later: a refusal that says so is asked again. */
const soon = async (work: () => Promise<unknown>, notYet: RegExp): Promise<void> => {
  await until(async () => {
    try {
      await work()
      return true
    } catch (error) {
      if (notYet.test((error as Error).message)) return false
      throw error
    }
  })
}

/** An order whose metal comes back in part and waits for the clerk's own weighing. */
const metalOnItsWayBack = async (url: string): Promise<void> => {
  const clerk = 'clerk-tiznit'
  const { items } = await askAs<{ items: { supplierId: string }[] }>(url, clerk, '/sourcing/suppliers')
  const { lotId } = await sendAs<{ lotId: string }>(url, clerk, '/sourcing/receipts', {
    supplierId: items[0]?.supplierId,
    weighed: grams('200'),
    declaredFineness: 9_250,
    originClass: 'recycled',
    custodyModel: 'segregated',
    price: { amountMinor: 220_000, currency: 'MAD' },
  })
  await sendAs(url, clerk, `/sourcing/lots/${lotId}/accept`, {})
  const { orderId } = await sendAs<{ orderId: string }>(url, clerk, '/production/orders', {
    workshopId: 'atelier-amal',
    design: 'Bracelet',
    technique: 'handcrafted',
    quantity: 1,
    dueOn: inDays(20),
  })
  const handOverId = crypto.randomUUID()
  const halfWidth = grams('0.01')
  const give = { handOverId, orderId, weighed: grams('60'), halfWidth }
  await soon(() => sendAs(url, clerk, `/sourcing/lots/${lotId}/hand-overs`, give), /order-unknown/)
  const take = { weighed: grams('60'), halfWidth }
  await soon(
    () => sendAs(url, 'lead-amal', `/production/hand-overs/${handOverId}/accept`, take),
    /404|hand-over-unknown/,
  )
  await sendAs(url, 'lead-amal', `/production/orders/${orderId}/returns`, {
    what: 'metal',
    weighed: grams('5'),
    halfWidth,
  })
}

/** A file of receipts of which one line is recorded and one has to be mended. */
const importedFile = async (url: string): Promise<void> => {
  const clerk = 'clerk-tiznit'
  const { items } = await askAs<{ items: { supplierId: string }[] }>(url, clerk, '/sourcing/suppliers')
  const text = `Fournisseur;Poids;Titre;Prix\n${items[0]?.supplierId};12,5;925;140\nPersonne;8;925;90\n`
  const { token } = (await (await fetch(`${url}/dev/tokens/${clerk}`)).json()) as { token: string }
  const response = await fetch(`${url}/api/sourcing/imports?kind=receipts&fileName=octobre.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'idempotency-key': crypto.randomUUID() },
    body: text,
  })
  if (response.status !== 202) throw new Error(`the file was refused: ${await response.text()}`)
  const { importId } = (await response.json()) as { importId: string }
  await until(async () => {
    const { status } = await askAs<{ status: string }>(url, clerk, `/sourcing/imports/${importId}`)
    return status === 'done'
  })
}

/** An item that is being written, and one that was approved. */
const itemsOnTheirWay = async (url: string): Promise<void> => {
  const who = 'marketing-souss'
  const { items } = await askAs<{ items: { pieceId: string }[] }>(url, who, '/promotion/pieces?ready=true')
  // The last one stays without an item, for the screen on which one is begun.
  for (const [index, { pieceId }] of items.slice(0, Math.min(2, items.length - 1)).entries()) {
    const { itemId } = await sendAs<{ itemId: string }>(url, who, '/promotion/items', {
      ...{ pieceId, titles: { fr: 'Bague gravée' }, channel: 'shop' },
      price: { amountMinor: 45_000, currency: 'MAD' },
    })
    for (const step of index === 0 ? [] : ['submit', 'approve'])
      await sendAs(url, who, `/promotion/items/${itemId}/${step}`, {})
  }
}

/** What the story does not tell, so that every screen has something to show: a design, a campaign, a collection, a reservation. */
export const seed = async (url: string): Promise<void> => {
  await metalOnItsWayBack(url)
  await importedFile(url)
  await itemsOnTheirWay(url)
  await sendAs(url, 'clerk-tiznit', '/production/designs', {
    names: { fr: 'Fibule de Tiznit', ar: 'تزرزيت تيزنيت', en: 'Fibula of Tiznit' },
    technique: 'handcrafted',
    steps: ['melting', 'filigree', 'soldering', 'polishing'],
    materials: [{ material: 'silver', pieces: null, micrograms: 50_000_000 }],
    expectedMicrograms: 45_000_000,
  })
  await sendAs(url, 'marketing-souss', '/promotion/campaigns', {
    kind: 'fair',
    names: { fr: 'Festival de l’argent', ar: 'مهرجان الفضة', en: 'Silver festival' },
    place: 'Tiznit',
    startsOn: inDays(10),
    endsOn: inDays(14),
  })
  await sendAs(url, 'marketing-souss', '/promotion/collections', {
    names: { fr: 'Fibules', ar: 'خلالات', en: 'Fibulas' },
  })
  const { items } = await askAs<{ items: { pieceId: string; status: string }[] }>(
    url,
    'seller-agadir',
    '/sales/offers?limit=100',
  )
  const offer = items.find(({ status }) => status === 'available')
  if (offer) await sendAs(url, 'seller-agadir', '/sales/reservations', { pieceId: offer.pieceId, minutes: 600 })
  const [sold, lent] = items.filter((one) => one.status === 'available' && one !== offer)
  await sendAs(url, 'seller-agadir', '/sales/price-lists', {
    name: 'Hiver',
    validFrom: inDays(30),
    prices: lent ? [{ pieceId: lent.pieceId, price: { amountMinor: 99_000, currency: 'MAD' } }] : [],
  })
  if (lent) await sendAs(url, 'seller-agadir', '/sales/consignments', { pieceId: lent.pieceId })
  // Of today, so that there is something in the till.
  if (sold) await sendAs(url, 'seller-agadir', '/sales/sales', { pieceId: sold.pieceId })
}
