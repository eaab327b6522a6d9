import type { Client } from './client.ts'

/** Every list that a person can read, with who may read it. */
const lists = [
  ...['tiznit', 'taroudant'].flatMap((cooperative) => [
    [`clerk-${cooperative}`, '/sourcing/suppliers'],
    [`clerk-${cooperative}`, '/sourcing/receipts'],
    [`clerk-${cooperative}`, '/sourcing/lots'],
    [`clerk-${cooperative}`, '/production/orders'],
  ]),
  ['marketing-souss', '/promotion/items'],
  ['seller-agadir', '/sales/sales'],
  ['seller-essaouira', '/sales/sales'],
  ['seller-agadir', '/sales/reservations'],
  ['seller-essaouira', '/sales/reservations'],
] as const

/**
 * True, but not the same in two tellings: when the machine wrote something down, numbers that count writes, ids that the
 * services make because the story names none, and what follows from who was first (lanes run side by side).
 */
const ofThisTelling = new Set(['recordedAt', 'version', 'expiresAt', 'publishedAt', 'paymentId', 'receipt'])

const settled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(settled)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !ofThisTelling.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, settled(inner)]),
  )
}

const readAll = async (client: Client, person: string, path: string): Promise<unknown[]> => {
  const items: unknown[] = []
  let cursor: string | null = null
  do {
    const query: string = cursor === null ? '?limit=100' : `?limit=100&cursor=${encodeURIComponent(cursor)}`
    const page: { items: unknown[]; next: string | null } = await client.get(person, `${path}${query}`)
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return items
}

/**
 * Everything that all services show after the story, in an order that depends on the data alone: two tellings of one
 * seed give the same text, on any transport and with any number of replicas. Canonical JSON, one list per line group.
 */
export const finalState = async (client: Client, tracedPieces: readonly string[]): Promise<string> => {
  const state: Record<string, unknown[]> = {}
  for (const [person, path] of lists) {
    const items = (await readAll(client, person, path)).map((item) => JSON.stringify(settled(item))).sort()
    state[`${person} ${path}`] = items.map((item) => JSON.parse(item) as unknown)
  }
  for (const pieceId of tracedPieces)
    state[`trace ${pieceId}`] = [
      settled(await client.get('inspector', `/traceability/trace/backward/piece/${pieceId}`)),
    ]
  return `${JSON.stringify(state, null, 1)}\n`
}
