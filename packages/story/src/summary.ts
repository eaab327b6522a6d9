import { fixedPoint, formatFine, formatMass } from '@fibula/kernel'

/** One list of the final state, counted and summed: small enough to read, and any microgram or centime off shows. */
interface Line {
  readonly what: string
  /** The list as `final-state.ts` names it, without the person. */
  readonly path: string
  /** Counted apart by this field of an item. */
  readonly by?: string
  /** Fields that are added up; `price` is money. */
  readonly sums?: readonly ('grossMicrograms' | 'fine' | 'price')[]
}

const lines: readonly Line[] = [
  { what: 'suppliers', path: '/sourcing/suppliers', by: 'kind' },
  { what: 'receipts', path: '/sourcing/receipts', sums: ['grossMicrograms', 'fine', 'price'] },
  { what: 'lots in stock', path: '/sourcing/lots', by: 'status', sums: ['grossMicrograms', 'fine'] },
  { what: 'production orders', path: '/production/orders', by: 'status' },
  { what: 'catalogue items', path: '/promotion/items', by: 'status' },
  { what: 'sales', path: '/sales/sales', by: 'status', sums: ['price'] },
  { what: 'reservations', path: '/sales/reservations', by: 'status' },
]

type Item = Readonly<Record<string, unknown>>

const amountOf = (item: Item, field: string): bigint => {
  const value = item[field]
  if (field === 'price') return BigInt((value as { amountMinor: number } | null)?.amountMinor ?? 0)
  return BigInt((value as number | string | null) ?? 0)
}

const grams = (micrograms: bigint): string => `${formatMass(Number(micrograms), 'g')} g`

const fineGrams = (fine: bigint): string => `${formatFine(fine)} g fine`
const money = (minor: bigint): string => `${fixedPoint(minor, 2)} MAD`

const shown = { grossMicrograms: grams, fine: fineGrams, price: money }

/** The final state of a story, as the rows of a Markdown table. `state` is the text that `finalState` gives. */
export const summaryOf = (state: string): string => {
  const lists = JSON.parse(state) as Record<string, Item[]>
  const rows = lines.map(({ what, path, by, sums = [] }) => {
    const items = Object.entries(lists).flatMap(([name, list]) => (name.endsWith(` ${path}`) ? list : []))
    const kinds = new Map<string, number>()
    if (by !== undefined) for (const item of items) kinds.set(String(item[by]), (kinds.get(String(item[by])) ?? 0) + 1)
    const which = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${count} ${kind}`)
    const totals = sums.map((field) => shown[field](items.reduce((sum, item) => sum + amountOf(item, field), 0n)))
    return `| ${what} | ${items.length} | ${which.join(', ')} | ${totals.join('; ')} |`
  })
  return ['| what | how many | of them | together |', '| --- | --: | --- | --- |', ...rows, ''].join('\n')
}
