import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const areasFolder = fileURLToPath(new URL('../app/src/areas/', import.meta.url))

/** Who opens the screens of an area; the first who is not refused. */
const visitors: Readonly<Record<string, readonly string[]>> = {
  clerk: ['clerk-tiznit'],
  workshop: ['lead-amal', 'clerk-tiznit'],
  marketing: ['marketing-souss'],
  seller: ['seller-agadir', 'clerk-tiznit'],
  trace: ['inspector'],
}

/** Where a value for a part of an address comes from: the first thing of a list, as its owner sees it. */
const sources: Readonly<Record<string, { person: string; path: string; field?: string }>> = {
  lotId: { person: 'clerk-tiznit', path: '/sourcing/lots' },
  receiptId: { person: 'clerk-tiznit', path: '/sourcing/receipts' },
  supplierId: { person: 'clerk-tiznit', path: '/sourcing/suppliers' },
  orderId: { person: 'lead-amal', path: '/production/orders' },
  pieceId: { person: 'lead-amal', path: '/production/pieces' },
  designId: { person: 'clerk-tiznit', path: '/production/designs' },
  itemId: { person: 'marketing-souss', path: '/promotion/items' },
  campaignId: { person: 'marketing-souss', path: '/promotion/campaigns' },
  collectionId: { person: 'marketing-souss', path: '/promotion/collections' },
  saleId: { person: 'seller-agadir', path: '/sales/sales' },
  reservationId: { person: 'seller-agadir', path: '/sales/reservations' },
  consignmentId: { person: 'seller-agadir', path: '/sales/consignments' },
}

export interface ScreenRoute {
  readonly area: string
  /** As it is declared, e.g. `/clerk/lots/$lotId`. */
  readonly path: string
  readonly visitors: readonly string[]
}

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

const found = new Map<string, Promise<string>>()

const idFor = (url: string, name: string): Promise<string> => {
  const source = sources[name]
  if (!source) throw new Error(`an address holds $${name}, and nothing says where to find one: add it to e2e/routes.ts`)
  const known = found.get(name)
  if (known) return known
  const asked = askAs<{ items: Record<string, string>[] }>(url, source.person, source.path).then(({ items }) => {
    const value = items[0]?.[source.field ?? name]
    if (value === undefined) throw new Error(`there is no ${name} in ${source.path} of ${source.person}`)
    return value
  })
  found.set(name, asked)
  return asked
}

/** The address with real things in it. */
export const addressOf = async (url: string, { path }: ScreenRoute): Promise<string> => {
  const parts = await Promise.all(
    path.split('/').map((part) => (part.startsWith('$') ? idFor(url, part.slice(1)) : part)),
  )
  return parts.join('/')
}
