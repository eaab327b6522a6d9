import { languages, TooManyRows, writeCsv, writeXlsx } from '@fibula/tables'
import type { Response } from 'express'
import { z } from 'zod'
import { sendFile } from './file.ts'
import { HttpProblem } from './problem.ts'
import type { Actor, QueryRoute } from './route.ts'

/** What every list that names its table takes beside its own query. */
export const tableQuery = z.strictObject({
  format: z.enum(['csv', 'xlsx']).optional(),
  lang: z.enum(languages).optional(),
})

/** Takes the part of a query that says how a list is written from the part that says what is in it. */
export const splitTableQuery = (query: object): { readonly asked: object; readonly rest: object } => {
  const asked = new Set(Object.keys(tableQuery.shape))
  const entries = Object.entries(query)
  return {
    asked: Object.fromEntries(entries.filter(([name]) => asked.has(name))),
    rest: Object.fromEntries(entries.filter(([name]) => !asked.has(name))),
  }
}

interface Page {
  readonly items: readonly never[]
  readonly next: string | null
}

const longestPage = 100
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The content types of a table, as the OpenAPI document names them. */
export const tableTypes = ['text/csv', types.xlsx]

interface Export<Deps> {
  readonly service: string
  readonly route: QueryRoute<Deps>
  readonly params: never
  readonly query: object
  readonly actor: Actor
  readonly deps: Deps
  readonly format: 'csv' | 'xlsx'
  readonly lang: (typeof languages)[number]
  readonly now: Date
}

/** Answers all things of a list as a table, page after page through the route's own handler: whoever may see one may save all. */
export const sendTable = async <Deps>(res: Response, given: Export<Deps>): Promise<void> => {
  const { route, params, query, actor, deps, format, lang } = given
  const { table } = route
  if (!table) throw new Error(`${route.path} names no table`)
  const pageAt = async (cursor: string | undefined): Promise<Page> => {
    const answered = await route.handle(
      { params, query: { ...query, limit: longestPage, ...(cursor === undefined ? {} : { cursor }) } as never, actor },
      deps,
    )
    if (answered === undefined) throw new HttpProblem('not-found')
    return answered.body as Page
  }
  const first = await pageAt((query as { cursor?: string }).cursor)
  async function* batches(): AsyncGenerator<readonly never[]> {
    let page = first
    yield page.items
    while (page.next !== null) {
      page = await pageAt(page.next)
      yield page.items
    }
  }
  const fileName = `${given.service}-${table.name}-${given.now.toISOString().slice(0, 10)}.${format}`
  const body = format === 'csv' ? writeCsv(table.columns, batches(), lang) : await workbook()
  await sendFile(res, { body, contentType: types[format], fileName, download: true }, route.roles)

  async function workbook(): Promise<Uint8Array> {
    try {
      return await writeXlsx(table?.columns ?? [], batches(), lang, table?.name ?? '')
    } catch (error) {
      if (error instanceof TooManyRows) throw new HttpProblem('too-many-rows', { most: error.most })
      throw error
    }
  }
}
