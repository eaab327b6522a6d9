import { cooperatives, shops, workshops } from '../plan/places.ts'

/** Something that a person can read. */
export interface Readable {
  readonly person: string
  readonly path: string
}

const readBy = (person: string, ...paths: string[]): Readable[] => paths.map((path) => ({ person, path }))

const clerks = cooperatives.map((place) => `clerk-${place}`)
const leads = workshops.map((place) => `lead-${place}`)
const sellers = shops.map((place) => `seller-${place}`)

/** Every list that there is, with who may read it. */
export const lists: readonly Readable[] = [
  ...clerks.flatMap((clerk) =>
    readBy(
      clerk,
      ...['suppliers', 'papers', 'receipts', 'lots', 'hand-overs', 'returns', 'imports'].map(
        (list) => `/sourcing/${list}`,
      ),
      ...['designs', 'orders', 'hand-overs', 'returns', 'pieces', 'waits'].map((list) => `/production/${list}`),
      '/sales/consignments',
    ),
  ),
  ...leads.flatMap((lead) =>
    readBy(lead, ...['orders', 'hand-overs', 'returns', 'pieces', 'waits'].map((list) => `/production/${list}`)),
  ),
  ...readBy(
    'marketing-souss',
    ...['items', 'missing-texts', 'pieces', 'campaigns', 'collections', 'catalogue'].map(
      (list) => `/promotion/${list}`,
    ),
  ),
  ...sellers.flatMap((seller) =>
    readBy(
      seller,
      ...['offers', 'reservations', 'sales', 'consignments', 'price-lists', 'payments', 'closings'].map(
        (list) => `/sales/${list}`,
      ),
    ),
  ),
]

/** Everything else that is shown as one. */
export const views: readonly Readable[] = [
  ...clerks.flatMap((clerk) => readBy(clerk, '/sourcing/stock', '/sourcing/dashboard', '/production/dashboard')),
  ...leads.flatMap((lead) => readBy(lead, '/production/dashboard')),
  ...readBy('marketing-souss', '/promotion/dashboard'),
  ...sellers.flatMap((seller) => readBy(seller, '/sales/shop', '/sales/till', '/sales/dashboard')),
]

/** What shows more of a thing than its list does: by the list, and what its items call their id. */
export const details: readonly (Readable & { readonly id: string })[] = clerks.flatMap((person) => [
  { person, path: '/sourcing/lots', id: 'lotId' },
  { person, path: '/production/orders', id: 'orderId' },
])
