import { type Item, type Line, lines } from './lines.ts'

const rowOf = ({ what, lists, each, by, sums = [] }: Line, state: Readonly<Record<string, Item[]>>): string => {
  const found = Object.entries(state).filter(([name]) => lists.test(name))
  if (found.length === 0) throw new Error(`the final state has no list of ${what}`)
  const all = found.flatMap(([, items]) => items)
  const items = each ? all.flatMap(each) : all
  const kinds = new Map<string, number>()
  if (by) for (const kind of items.map((item) => String(by(item)))) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  const which = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${count} ${kind}`)
  const totals = sums.map(({ of, show }) =>
    show(items.reduce((total, item) => total + BigInt(of(item) as string | number), 0n)),
  )
  return `| ${what} | ${items.length} | ${which.join(', ')} | ${totals.join('; ')} |`
}

/** Whether the summary counts or adds up something of this list. */
export const isSummed = (name: string): boolean => lines.some(({ lists }) => lists.test(name))

/** The final state of a story, as the rows of a Markdown table. `text` is what `finalState` gives. */
export const summaryOf = (text: string): string => {
  const state = JSON.parse(text) as Record<string, Item[]>
  const rows = lines.map((line) => rowOf(line, state))
  if (rows.some((row) => row.includes('undefined')))
    throw new Error(`a list shows other fields than the summary asks for:\n${rows.join('\n')}`)
  return ['| what | how many | of them | together |', '| --- | --: | --- | --- |', ...rows, ''].join('\n')
}
