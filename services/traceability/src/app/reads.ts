import type { EdgeKind, NodeKind } from '../domain/graph.ts'

export type Direction = 'backward' | 'forward'

export interface NodeShown {
  readonly id: string
  readonly kind: NodeKind
  readonly attrs: Readonly<Record<string, unknown>>
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
  readonly pieceId: string
  readonly lotId: string
  readonly supplierId: string | null
  readonly grossMicrograms: number
  readonly fine: string
}

export interface Trace {
  readonly nodes: NodeShown[]
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

export interface Reads {
  /** Undefined when nothing of that kind was heard of. */
  readonly trace: (direction: Direction, kind: NodeKind, id: string) => Promise<Trace | undefined>
  /** What happened to a piece, its metal, and its order, in the order of time. Undefined for an unknown piece. */
  readonly story: (pieceId: string) => Promise<FactShown[] | undefined>
  readonly recentFacts: (limit: number) => Promise<FactShown[]>
  /** Nodes whose serial number or id begins with the text. */
  readonly search: (text: string, limit: number) => Promise<NodeShown[]>
}
