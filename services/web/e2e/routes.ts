import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const areasFolder = fileURLToPath(new URL('../app/src/areas/', import.meta.url))

const leads = ['lead-amal', 'lead-tafraout', 'lead-anezi', 'lead-igherm', 'lead-ouijjane']
const clerks = ['clerk-tiznit', 'clerk-taroudant']
const marketing = ['marketing-souss']
const sellers = ['seller-agadir', 'seller-essaouira']

/** Who opens the screens of an area; the first who is not refused. */
const visitors: Readonly<Record<string, readonly string[]>> = {
  clerk: ['clerk-tiznit'],
  workshop: ['lead-amal', 'clerk-tiznit'],
  marketing,
  seller: ['seller-agadir', 'clerk-tiznit'],
  ledger: ['clerk-tiznit', 'inspector'],
  trace: ['inspector', 'clerk-tiznit'],
}

interface Source {
  /** Asked in this order, until somebody has one. */
  readonly people: readonly string[]
  readonly path: string
  readonly field?: string
}

/** Where a value for a part of an address comes from: the first thing of a list. Order and piece are those of one piece. */
const sources: Readonly<Record<string, Source>> = {
  lotId: { people: clerks, path: '/sourcing/lots' },
  receiptId: { people: clerks, path: '/sourcing/receipts' },
  supplierId: { people: clerks, path: '/sourcing/suppliers' },
  importId: { people: clerks, path: '/sourcing/imports' },
  orderId: { people: ['lead-amal'], path: '/production/pieces' },
  pieceId: { people: ['lead-amal'], path: '/production/pieces' },
  handOverId: { people: leads, path: '/production/hand-overs' },
  returnId: { people: clerks, path: '/sourcing/returns' },
  priceListId: { people: sellers, path: '/sales/price-lists' },
  closingId: { people: sellers, path: '/sales/closings' },
  designId: { people: clerks, path: '/production/designs' },
  itemId: { people: marketing, path: '/promotion/items' },
  campaignId: { people: marketing, path: '/promotion/campaigns' },
  collectionId: { people: marketing, path: '/promotion/collections' },
  saleId: { people: sellers, path: '/sales/sales' },
  reservationId: { people: sellers, path: '/sales/reservations' },
  consignmentId: { people: sellers, path: '/sales/consignments' },
  workshopId: { people: clerks, path: '/traceability/metal-accounts' },
  factId: { people: clerks, path: '/traceability/ledger/facts' },
}

/** Screens that need a thing in a certain state: on any other they only say that it cannot be done. */
const needed: Readonly<Record<string, Readonly<Record<string, Source>>>> = {
  '/seller/pieces/': { pieceId: { people: sellers, path: '/sales/offers?status=available' } },
  '/seller/sales/': { saleId: { people: sellers, path: '/sales/sales?returned=false' } },
  '/marketing/write/': { pieceId: { people: marketing, path: '/promotion/pieces?ready=true' } },
  '/catalogue/': { itemId: { people: marketing, path: '/promotion/items?status=published' } },
  '/marketing/items/$itemId/edit': { itemId: { people: marketing, path: '/promotion/items?status=draft' } },
  '/marketing/items/$itemId/schedule': { itemId: { people: marketing, path: '/promotion/items?status=approved' } },
  '/marketing/items/$itemId/changes': { itemId: { people: marketing, path: '/promotion/items?status=approved' } },
}
const neededAt = (path: string, name: string): Source | undefined =>
  Object.entries(needed).find(([beginning, parts]) => path.startsWith(beginning) && name in parts)?.[1][name]

/** Parts that are no ids. */
const fixed: Readonly<Record<string, string>> = { index: '0', language: 'fr', material: 'silver' }

export interface ScreenRoute {
  readonly area: string
  /** As it is declared, e.g. `/clerk/lots/$lotId`. */
  readonly path: string
  readonly visitors: readonly string[]
}

/** The areas that have screens at all, found in another way than the screens are. */
export const areasWithScreens = (): string[] =>
  globSync('*/routes.tsx', { cwd: areasFolder })
    .filter((file) => readFileSync(areasFolder + file, 'utf8').includes('import('))
    .map((file) => file.split(/[\\/]/)[0] ?? '')
    .sort()

/** Every screen of every area, as the areas declare them. */
export const routes = (): ScreenRoute[] =>
  globSync('*/routes.tsx', { cwd: areasFolder })
    .sort()
    .flatMap((file) => {
      const area = file.split(/[\\/]/)[0] ?? ''
      const code = readFileSync(areasFolder + file, 'utf8')
      const declared = [...code.matchAll(/\bscreen\(\s*'([^']+)'/g)].map((match) => match[1]!)
      // A screen that is declared in another way would be overlooked.
      const calls = code.match(/\bscreen\(/g)?.length ?? 0
      if (calls !== declared.length) throw new Error(`${file}: write the path of each screen as a plain string`)
      return declared.map((path) => ({ area, path, visitors: visitors[area] ?? [] }))
    })

const tokenOf = async (url: string, person: string): Promise<string> =>
  ((await (await fetch(`${url}/dev/tokens/${person}`)).json()) as { token: string }).token

/** What a service answers a person. */
export const askAs = async <Body>(url: string, person: string, path: string): Promise<Body> => {
  const response = await fetch(`${url}/api${path}`, {
    headers: { authorization: `Bearer ${await tokenOf(url, person)}` },
  })
  if (!response.ok) throw new Error(`GET ${path} as ${person}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Body
}

let commands = 0

/** A command of a person, sent once. */
export const sendAs = async <Body>(url: string, person: string, path: string, body: object): Promise<Body> => {
  const response = await fetch(`${url}/api${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokenOf(url, person)}`,
      'content-type': 'application/json',
      'idempotency-key': `browser-tests-${commands++}`,
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${path} as ${person}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Body
}

const found = new Map<string, Promise<string>>()

const search = async (url: string, name: string, { people, path, field = name }: Source): Promise<string> => {
  for (const person of people) {
    const { items } = await askAs<{ items: Record<string, string>[] }>(url, person, path)
    const value = items[0]?.[field]
    if (value !== undefined) return value
  }
  throw new Error(`there is no ${name} in ${path} of ${people.join(', ')}`)
}

const valueFor = (url: string, path: string, name: string): Promise<string> => {
  const source = neededAt(path, name) ?? sources[name]
  const key = `${name} of ${source?.path}`
  const known = fixed[name] === undefined ? found.get(key) : Promise.resolve(fixed[name])
  if (known) return known
  if (!source) throw new Error(`an address holds $${name}, and nothing says where to find one: add it to e2e/routes.ts`)
  const asked = search(url, name, source)
  found.set(key, asked)
  return asked
}

/** The address with real things in it. */
export const addressOf = async (url: string, { path }: ScreenRoute): Promise<string> => {
  const parts = await Promise.all(
    path.split('/').map((part) => (part.startsWith('$') ? valueFor(url, path, part.slice(1)) : part)),
  )
  return parts.join('/')
}
