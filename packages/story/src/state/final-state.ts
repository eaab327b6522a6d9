import type { Client } from '../client.ts'
import { readAll, several } from '../pages.ts'
import type { Followed, Told } from '../told.ts'
import { details, lists, type Readable, views } from './lists.ts'

/**
 * True, but not the same in two tellings: numbers that count writes, ids that the services make and nothing else shows, and
 * what follows from who was first (lanes run side by side).
 */
const ofThisTelling = new Set(['today', 'version', 'paymentId', 'receipt'])

/** The story happens in the mornings, and its files say days; any other instant is the clock's. That there is one is kept. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
const ofTheStory = /T0[08]:00:00\.000Z$/

const settled = (value: unknown): unknown => {
  if (typeof value === 'string') return instant.test(value) && !ofTheStory.test(value) ? 'by the clock' : value
  if (Array.isArray(value)) return value.map(settled)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !ofThisTelling.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, settled(inner)]),
  )
}

/** Where it is this moment, and in the shops. */
const today = (): string[] => [0, 3_600_000].map((later) => new Date(Date.now() + later).toISOString().slice(0, 10))

interface Fact {
  readonly id: string
}

/** Where something came from, what became of it, and its story; every fact without its own id. */
const wayOf =
  (client: Client) =>
  async ({ kind, id, whole }: Followed) => {
    const get = <Body>(path: string) => client.get<Body>('inspector', path)
    const backward = await get(`/traceability/trace/backward/${kind}/${id}`)
    if (!whole) return { backward }
    const forward = await get(`/traceability/trace/forward/${kind}/${id}`)
    const facts = await readAll<Fact>(get, `/traceability/stories/${kind}/${id}`)
    return { backward, forward, story: facts.map(({ id: _, ...fact }) => fact) }
  }

/**
 * Everything that all services show after the story, in an order that depends on the data alone: two tellings of one
 * seed give the same text, on any transport and with any number of replicas. Canonical JSON, one list per line group.
 * `wanted` reads only what it says of the names of lists.
 */
export const finalState = async (
  client: Client,
  told: Told,
  wanted: (name: string) => boolean = () => true,
): Promise<string> => {
  const names: readonly (readonly [string, string])[] = [
    ...told.names,
    ...today().map((day) => [day, 'today'] as const),
  ]
  const named = (value: unknown): string =>
    names.reduce((text, [id, name]) => text.replaceAll(id, name), JSON.stringify(settled(value)))
  const state: Record<string, unknown[]> = {}
  const keep = async (name: string, read: () => Promise<readonly unknown[]>) => {
    if (!wanted(name)) return
    state[name] = (await read())
      .map(named)
      .sort()
      .map((item) => JSON.parse(item) as unknown)
  }
  const all = <Item>({ person, path }: Readable) => readAll<Item>((where) => client.get(person, where), path)
  for (const list of lists) await keep(`${list.person} ${list.path}`, () => all(list))
  for (const { person, path } of views) await keep(`${person} ${path}`, async () => [await client.get(person, path)])
  for (const list of details)
    await keep(`${list.person} ${list.path}/{${list.id}}`, async () => {
      const items = await all<Record<string, string>>(list)
      return several(items, (item) => client.get(list.person, `${list.path}/${item[list.id]}`))
    })
  await several(told.followed, (one) => keep(`way of ${one.kind} ${one.id}`, async () => [await wayOf(client)(one)]))
  // What was read side by side stands in an order of its own.
  const inOrder = Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1))
  return `${JSON.stringify(Object.fromEntries(inOrder), null, 1)}\n`
}
