import { fixedPoint, formatFine, formatMass } from '@fibula/kernel'

export type Item = Readonly<Record<string, unknown>>

/** What is added up over the items of a line, and how it is shown. */
interface Sum {
  readonly of: (item: Item) => unknown
  readonly show: (sum: bigint) => string
}

/** A part of the final state, counted and summed: small enough to read, and any microgram or centime off shows. */
export interface Line {
  readonly what: string
  /** Which of the lists that the final state names; together they hold each thing once. */
  readonly lists: RegExp
  /** What is counted, where it is not the items themselves. */
  readonly each?: (item: Item) => readonly Item[]
  /** Counted apart by this. */
  readonly by?: (item: Item) => unknown
  readonly sums?: readonly Sum[]
}

const by =
  (field: string) =>
  (item: Item): unknown =>
    item[field]
const sum = (field: string, show: Sum['show']): Sum => ({ of: by(field), show })
const inside = (field: string, inner: string, show: Sum['show']): Sum => ({
  // Something that was not said is nothing: an order has no closing until it is closed.
  of: (item) => (item[field] === null ? 0 : (item[field] as Item | undefined)?.[inner]),
  show,
})
const arrayOf =
  (field: string) =>
  (item: Item): readonly Item[] =>
    item[field] as readonly Item[]

const grams = (micrograms: bigint): string => `${formatMass(Number(micrograms), 'g')} g`
const fineGrams = (fine: bigint): string => `${formatFine(fine)} g fine`
const money = (minor: bigint): string => `${minor < 0n ? '-' : ''}${fixedPoint(minor < 0n ? -minor : minor, 2)} MAD`

const gross = sum('grossMicrograms', grams)
const fine = sum('fine', fineGrams)

export const lines: readonly Line[] = [
  { what: 'suppliers', lists: /^clerk-\w+ \/sourcing\/suppliers$/, by: by('kind') },
  { what: 'their papers', lists: /^clerk-\w+ \/sourcing\/papers$/, by: by('kind') },
  {
    ...{ what: 'files taken in', lists: /^clerk-\w+ \/sourcing\/imports$/, by: by('kind') },
    sums: [sum('accepted', (lines) => `${lines} lines`), sum('refused', (lines) => `${lines} refused`)],
  },
  {
    what: 'receipts',
    lists: /^clerk-\w+ \/sourcing\/receipts$/,
    sums: [gross, fine, inside('total', 'amountMinor', money)],
  },
  {
    what: 'lots, and what is left of them',
    lists: /^clerk-\w+ \/sourcing\/lots$/,
    by: by('status'),
    sums: [gross, fine],
  },
  {
    what: 'materials in stock',
    lists: /^clerk-\w+ \/sourcing\/stock$/,
    each: arrayOf('materials'),
    by: ({ material, isLow }) => (isLow ? `too little ${material}` : material),
    sums: [sum('usableMicrograms', (usable) => `${grams(usable)} usable`)],
  },
  {
    what: 'assays',
    lists: /^clerk-\w+ \/sourcing\/lots\/\{lotId\}$/,
    each: arrayOf('assays'),
    by: ({ method, effect }) => `${method} ${effect}`,
  },
  { what: 'hand-overs', lists: /^lead-\w+ \/production\/hand-overs$/, by: by('status'), sums: [gross, fine] },
  { what: 'sent back by workshops', lists: /^lead-\w+ \/production\/returns$/, by: by('what'), sums: [gross, fine] },
  { what: 'designs', lists: /^clerk-\w+ \/production\/designs$/, by: by('status') },
  { what: 'production orders', lists: /^clerk-\w+ \/production\/orders$/, by: by('status') },
  {
    what: 'lost in them',
    lists: /^clerk-\w+ \/production\/orders\/\{orderId\}$/,
    each: ({ closing }) => (closing === null ? [] : [(closing as Item).loss as Item]),
    sums: [gross, fine],
  },
  {
    what: 'pieces and batches',
    lists: /^clerk-\w+ \/production\/pieces$/,
    by: ({ status, hallmark }) => (hallmark === null ? status : `${status} and ${hallmark}`),
    sums: [gross, sum('netMicrograms', (net) => `${grams(net)} net`)],
  },
  { what: 'who waits for whom', lists: /^clerk-\w+ \/production\/waits$/, by: by('kind') },
  { what: 'catalogue items', lists: /\/promotion\/items$/, by: by('status') },
  { what: 'texts not written yet', lists: /\/promotion\/missing-texts$/, by: by('language') },
  { what: 'campaigns and fairs', lists: /\/promotion\/campaigns$/, by: by('status') },
  { what: 'collections', lists: /\/promotion\/collections$/, by: by('status') },
  {
    what: 'sales',
    lists: /\/sales\/sales$/,
    by: ({ returned }) => (returned ? 'returned' : 'kept'),
    sums: [inside('price', 'amountMinor', money)],
  },
  { what: 'prices', lists: /\/sales\/sales$/, by: ({ priceFrom }) => `of the ${priceFrom}` },
  {
    what: 'payments and refunds',
    lists: /\/sales\/payments$/,
    by: by('kind'),
    sums: [
      {
        of: ({ returnId, amount }) => {
          const { amountMinor } = amount as { amountMinor: number }
          return returnId === null ? amountMinor : -amountMinor
        },
        show: money,
      },
    ],
  },
  {
    what: 'reservations',
    lists: /\/sales\/reservations$/,
    by: ({ ended, position }) => ended ?? (position === null ? 'open' : 'waiting'),
  },
  {
    what: 'consignments',
    lists: /^clerk-\w+ \/sales\/consignments$/,
    by: ({ endedOn, status }) => (status === 'sold' ? 'sold' : endedOn === null ? 'open' : 'given back'),
  },
  {
    what: 'days closed',
    lists: /\/sales\/closings$/,
    each: arrayOf('cash'),
    sums: [sum('countedMinor', money), sum('differenceMinor', (difference) => `${money(difference)} difference`)],
  },
]
