import type { Fine, Micrograms } from '@fibula/kernel'

export const nodeKinds = [
  'supplier',
  'lot',
  'order',
  /** Material on its way back from a workshop to its owner. */
  'sending-back',
  'piece',
  'item',
  'campaign',
  'consignment',
  'sale',
  'return',
] as const
export type NodeKind = (typeof nodeKinds)[number]

export type Attribute = string | number | boolean | null

/** Something that a fact tells of a node. Facts of different streams tell different attributes, so their order does not matter. */
export interface NodeNews {
  readonly id: string
  readonly kind: NodeKind
  readonly attrs: Readonly<Record<string, Attribute>>
  /** By which people find it: a serial number, the number of a paper, a name. */
  readonly terms?: readonly (string | null)[]
  /** Ids of papers by which people find it: of a receipt. */
  readonly papers?: readonly string[]
}

export const edgeKinds = [
  'received',
  'split',
  'merged',
  'sampled',
  'given-back',
  'handed-over',
  'made',
  'split-off',
  'scrapped',
  'residue',
  'lost',
  'sent-back',
  'taken-back',
  'catalogued',
  'shown',
  'consigned',
  'sold',
  'returned',
] as const
export type EdgeKind = (typeof edgeKinds)[number]

/** Something that a fact tells of an edge; what it does not know is undefined, and is told by another fact. */
export interface EdgeNews {
  readonly kind: EdgeKind
  readonly fromId: string
  /** Null where metal is gone. */
  readonly toId: string | null
  /** Tells several edges of one kind between the same two apart: the id of the hand-over, the assay, the return. */
  readonly key?: string
  /** What the giver weighed out. */
  readonly givenMicrograms?: Micrograms
  readonly givenFine?: Fine
  /** What arrived. */
  readonly grossMicrograms?: Micrograms
  readonly fine?: Fine
  readonly detail?: Readonly<Record<string, Attribute>>
  readonly happenedAt?: string
}

/** How much of a lot is in a thing. */
export interface Part {
  readonly thingId: string
  readonly lotId: string
  readonly grossMicrograms: Micrograms
  readonly fine: Fine
}

/** What one fact says about the graph. */
export interface Reading {
  readonly nodes: readonly NodeNews[]
  readonly edges: readonly EdgeNews[]
  readonly parts: readonly Part[]
  /** The nodes whose story it belongs to; at least one. */
  readonly subjects: readonly string[]
}

/** Stands for nothing where a key must be something. */
export const nil = '00000000-0000-0000-0000-000000000000'

/** All that is said of each node, as one piece of news per node, in the order of ids. */
export const gatherNodes = () => {
  const merged = new Map<string, NodeNews>()
  return {
    add: (news: NodeNews): void => {
      const before = merged.get(news.id)
      merged.set(news.id, before ? { ...news, attrs: { ...before.attrs, ...news.attrs } } : news)
    },
    all: (): NodeNews[] => [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

/** The name of an edge; also the order in which edges are written. */
export const edgeName = ({ kind, fromId, toId, key }: Pick<EdgeNews, 'kind' | 'fromId' | 'toId' | 'key'>): string =>
  `${toId ?? nil} ${fromId} ${kind} ${key ?? nil}`

const isSame = (a: EdgeNews, b: EdgeNews): boolean =>
  a.fromId === b.fromId && a.toId === b.toId && a.kind === b.kind && (a.key ?? nil) === (b.key ?? nil)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** In the order of their names. */
const byName = (a: EdgeNews, b: EdgeNews): number =>
  compare(a.toId ?? nil, b.toId ?? nil) ||
  compare(a.fromId, b.fromId) ||
  compare(a.kind, b.kind) ||
  compare(a.key ?? nil, b.key ?? nil)

/** The same of edges. */
export const gatherEdges = () => {
  const edges: EdgeNews[] = []
  /** Where the edges of a node are; what is gone has no node of its own to lead to. */
  const places = new Map<string, number[]>()
  return {
    add: (news: EdgeNews): void => {
      const end = news.toId ?? news.fromId
      const known = places.get(end)
      const place = known?.find((index) => isSame(edges[index] as EdgeNews, news))
      const before = place === undefined ? undefined : edges[place]
      if (before && place !== undefined) {
        edges[place] = { ...before, ...news, detail: { ...before.detail, ...news.detail } }
        return
      }
      if (known) known.push(edges.length)
      else places.set(end, [edges.length])
      edges.push(news)
    },
    all: (): EdgeNews[] => edges.sort(byName),
  }
}
