import type { Client } from '../client.ts'
import { readAll, several } from '../pages.ts'
import { lists, views } from '../state/lists.ts'
import type { Told } from '../told.ts'
import { acting } from './acting.ts'
import type { Chapter } from './chapter.ts'

const languages = ['fr', 'ar', 'en'] as const
/** One table has no list behind it that has pages. */
const tables = [...lists, ...views.filter(({ path }) => path === '/sourcing/stock')]

/** A spreadsheet of a list has a line for each of its items, and one of headings; every third is read as a workbook too. */
const checkTables = async (client: Client, told: Told): Promise<number> => {
  await several([...tables.entries()], async ([index, { person, path }]) => {
    const items = path.endsWith('/stock')
      ? (await client.get<{ items: unknown[] }>(person, path)).items
      : await readAll<unknown>((where) => client.get(person, where), path)
    const lang = languages[index % languages.length]
    const csv = await client.download(person, `${path}?format=csv&lang=${lang}`)
    const lines = csv.bytes.toString('utf8').split('\r\n').length - 1
    told.expect(
      lines === items.length + 1,
      `${path} of ${person} has ${items.length} items, and its CSV ${lines} lines`,
    )
    if (index % 3 !== 0) return
    const xlsx = await client.download(person, `${path}?format=xlsx&lang=${lang}`)
    told.expect(xlsx.bytes.subarray(0, 2).toString() === 'PK', `${path} of ${person} should come as a workbook`)
  })
  return tables.length
}

interface Figure {
  readonly count: number
  readonly list: string
}

/** Figures of a dashboard, wherever in it they stand. */
const figuresOf = (value: unknown): Figure[] => {
  if (value === null || typeof value !== 'object') return []
  const { count, list } = value as Partial<Figure>
  if (typeof count === 'number' && typeof list === 'string') return [{ count, list }]
  return Object.values(value).flatMap(figuresOf)
}

/** Behind each figure there is a list of as many things. */
const checkDashboards = async (client: Client, told: Told): Promise<number> => {
  let checked = 0
  for (const { person, path } of views.filter((view) => view.path.endsWith('/dashboard'))) {
    const service = path.split('/')[1]
    for (const { count, list } of figuresOf(await client.get(person, path))) {
      const items = await readAll((where) => client.get(person, where), `/${service}${list}`)
      told.expect(items.length === count, `${path} of ${person} says ${count}, and ${list} has ${items.length}`)
      checked++
    }
  }
  return checked
}

interface Trace {
  readonly nodes: readonly { readonly kind: string }[]
  readonly parts: readonly { readonly pieceId: string; readonly fine: string }[]
}

/** From what was sold back to who brought its silver: everything special, and every tenth piece of the month. */
const checkTraces = async (client: Client, told: Told): Promise<number> => {
  const sold = told.followed.filter(
    ({ kind, whole }, index) => (kind === 'piece' || kind === 'sale') && (whole || index % 10 === 0),
  )
  await several(sold, async ({ kind, id }) => {
    const { nodes, parts } = await client.get<Trace>('inspector', `/traceability/trace/backward/${kind}/${id}`)
    told.expect(
      nodes.some((node) => node.kind === 'supplier'),
      `${kind} ${id} should lead back to a supplier`,
    )
    told.expect(
      parts.some(({ fine }) => BigInt(fine) > 0n),
      `${kind} ${id} should have metal of somebody`,
    )
  })
  return sold.length
}

/** What everybody reads at the end: dashboards with the lists behind them, spreadsheets, the way of every piece. */
export const reading: Chapter = {
  title: 'Looking back',
  tell: async (client, told, plan) => {
    const customer = plan.suppliers.find(({ kind, cooperative }) => kind === 'customer' && cooperative === 'tiznit')
    const clerk = acting(client, told, 'clerk-tiznit')
    await clerk.remove('forgets-fadma', `/sourcing/suppliers/${customer?.supplierId}/name`, 31)
    // What is compared was told to several services.
    await client.settled()
    const figures = await checkDashboards(client, told)
    const checked = await checkTables(client, told)
    const traced = await checkTraces(client, told)
    told.says(
      `Fadma sold her old silver and asked to be forgotten: her name is gone, her deliveries stay. ${figures} figures of the dashboards agree with the lists behind them.`,
    )
    told.says(
      `${checked} lists came as spreadsheets, in three languages; ${traced} pieces and sales lead back to who brought their silver.`,
    )
  },
}
