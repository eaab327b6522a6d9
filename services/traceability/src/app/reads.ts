import type { EdgeKind, NodeKind } from '../domain/graph.ts'

export type Direction = 'backward' | 'forward'

export interface NodeShown {
  readonly id: string
  readonly kind: NodeKind
  readonly attrs: Readonly<Record<string, unknown>>
}

export interface NodePlaced extends NodeShown {
  /** The column of a picture in which it stands: every edge goes to a later one. */
  readonly layer: number
}

export interface EdgeShown {
  readonly id: string
  readonly kind: EdgeKind
  readonly fromId: string
  readonly toId: string | null
  readonly givenMicrograms: number | null
  readonly givenFine: string | null
  /** What arrived; for a piece on its way (catalogue, sale) what the piece weighs. Null while it is not known yet. */
  readonly grossMicrograms: number | null
  readonly fine: string | null
  readonly detail: Readonly<Record<string, unknown>>
  readonly happenedAt: Date | null
}

export interface PartShown {
  /** The piece, or the lot, that it is part of. */
  readonly pieceId: string
  readonly lotId: string
  readonly supplierId: string | null
  readonly grossMicrograms: number
  readonly fine: string
}

export interface Trace {
  readonly nodes: NodePlaced[]
  readonly edges: EdgeShown[]
  readonly parts: PartShown[]
}

export interface FactShown {
  readonly id: string
  readonly type: string
  readonly streamId: string
  readonly happenedAt: Date
  readonly recordedAt: Date
  readonly organisationId: string
  readonly personId: string
  readonly data: unknown
}

/** Where a page of a story begins: behind this fact. */
export interface StoryPlace {
  readonly happenedAt: string
  readonly recordedAt: string
  readonly id: string
}

export interface Reads {
  /** Undefined when nothing of that kind was heard of. */
  readonly trace: (direction: Direction, kind: NodeKind, id: string) => Promise<Trace | undefined>
  /**
   * What happened to a thing, to what it came from, and to what became of it, in the order of time. Undefined when nothing
   * of that kind was heard of.
   */
  readonly story: (
    kind: NodeKind,
    id: string,
    part?: { readonly after: StoryPlace | undefined; readonly limit: number },
  ) => Promise<FactShown[] | undefined>
  readonly recentFacts: (limit: number) => Promise<FactShown[]>
  /** Nodes of these kinds one of whose names, numbers or words, or whose id, begins with the text. */
  readonly search: (text: string, kind: NodeKind | undefined, limit: number) => Promise<NodeShown[]>
}
