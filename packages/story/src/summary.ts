import { fixedPoint, formatFine, formatMass } from '@fibula/kernel'

type Item = Readonly<Record<string, unknown>>

/** One list of the final state, counted and summed: small enough to read, and any microgram or centime off shows. */
interface Line {
  readonly what: string
  /** The list as `final-state.ts` names it, without the person. */
  readonly path: string
  /** Counted apart by this. */
  readonly by?: (item: Item) => unknown
  /** Fields that are added up; `price` and `total` are money. */
  readonly sums?: readonly ('grossMicrograms' | 'fine' | 'price' | 'total')[]
}

const byStatus = ({ status }: Item) => status

const lines: readonly Line[] = [
  { what: 'suppliers', path: '/sourcing/suppliers', by: ({ kind }) => kind },
  { what: 'receipts', path: '/sourcing/receipts', sums: ['grossMicrograms', 'fine', 'total'] },
  { what: 'lots, and what is left of them', path: '/sourcing/lots', by: byStatus, sums: ['grossMicrograms', 'fine'] },
  { what: 'production orders', path: '/production/orders', by: byStatus },
  { what: 'catalogue items', path: '/promotion/items', by: byStatus },
  { what: 'sales', path: '/sales/sales', by: ({ returned }) => (returned ? 'returned' : 'kept'), sums: ['price'] },
  { what: 'reservations', path: '/sales/reservations', by: ({ ended }) => ended ?? 'open' },
]

const amountOf = (item: Item, field: string): bigint => {
  const value = item[field]
  if (field === 'price' || field === 'total') return BigInt((value as { amountMinor: number } | null)?.amountMinor ?? 0)
  return BigInt((value as number | string | null) ?? 0)
}

const grams = (micrograms: bigint): string => `${formatMass(Number(micrograms), 'g')} g`

const fineGrams = (fine: bigint): string => `${formatFine(fine)} g fine`
const money = (minor: bigint): string => `${fixedPoint(minor, 2)} MAD`

const shown = { grossMicrograms: grams, fine: fineGrams, price: money, total: money }

/** The final state of a story, as the rows of a Markdown table. `state` is the text that `finalState` gives. */
export const summaryOf = (state: string): string => {
  const lists = JSON.parse(state) as Record<string, Item[]>
  const rows = lines.map(({ what, path, by, sums = [] }) => {
    const items = Object.entries(lists).flatMap(([name, list]) => (name.endsWith(` ${path}`) ? list : []))
    const kinds = new Map<string, number>()
    if (by !== undefined)
      for (const kind of items.map((item) => String(by(item)))) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    const which = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${count} ${kind}`)
    const totals = sums.map((field) => shown[field](items.reduce((sum, item) => sum + amountOf(item, field), 0n)))
    return `| ${what} | ${items.length} | ${which.join(', ')} | ${totals.join('; ')} |`
  })
  if (rows.some((row) => row.includes('undefined')))
    throw new Error(`a list shows other fields than the summary asks for:\n${rows.join('\n')}`)
  return ['| what | how many | of them | together |', '| --- | --: | --- | --- |', ...rows, ''].join('\n')
}
