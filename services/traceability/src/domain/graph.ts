import type { Fine, Micrograms } from '@fibula/kernel'

export const nodeKinds = ['supplier', 'lot', 'order', 'piece', 'item', 'sale', 'return'] as const
export type NodeKind = (typeof nodeKinds)[number]

export type Attribute = string | number | boolean | null

/** Something that a fact tells of a node. Facts of different streams tell different attributes, so their order does not matter. */
export interface NodeNews {
  readonly id: string
  readonly kind: NodeKind
  readonly attrs: Readonly<Record<string, Attribute>>
}

export const edgeKinds = [
  'received',
  'handed-over',
  'made',
  'residue',
  'lost',
  'catalogued',
  'sold',
  'returned',
] as const
export type EdgeKind = (typeof edgeKinds)[number]

/** Something that a fact tells of an edge; what it does not know is undefined, and is told by another fact. */
export interface EdgeNews {
  readonly id: string
  readonly kind: EdgeKind
  readonly fromId: string
  /** Null where metal is lost. */
  readonly toId: string | null
  /** What the giver weighed out. */
  readonly givenMicrograms?: Micrograms
  readonly givenFine?: Fine
  /** What arrived. */
  readonly grossMicrograms?: Micrograms
  readonly fine?: Fine
  readonly detail?: Readonly<Record<string, Attribute>>
  readonly happenedAt?: string
}

export interface Part {
  readonly pieceId: string
  readonly lotId: string
  readonly grossMicrograms: Micrograms
  readonly fine: Fine
}

/** What one fact says about the graph. */
export interface Reading {
  readonly nodes: readonly NodeNews[]
  readonly edges: readonly EdgeNews[]
  readonly parts: readonly Part[]
  /** The nodes whose story it belongs to. */
  readonly subjects: readonly string[]
}

/** All that is said of each node, as one piece of news per node, in the order of ids. */
export const mergeNodes = (news: readonly NodeNews[]): NodeNews[] => {
  const merged = new Map<string, NodeNews>()
  for (const one of news) {
    const before = merged.get(one.id)
    merged.set(one.id, before ? { ...before, attrs: { ...before.attrs, ...one.attrs } } : one)
  }
  return [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

export const mergeEdges = (news: readonly EdgeNews[]): EdgeNews[] => {
  const merged = new Map<string, EdgeNews>()
  for (const one of news) {
    const before = merged.get(one.id)
    merged.set(one.id, before ? { ...before, ...one, detail: { ...before.detail, ...one.detail } } : one)
  }
  return [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
