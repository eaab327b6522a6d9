import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { EdgeShown, FactShown, NodeShown, PartShown } from '../app/reads.ts'
import { edgeKinds, nodeKinds } from '../domain/graph.ts'

const { fine, grossMicrograms, id, instant } = quantities

export const nodeView = z.strictObject({
  id,
  kind: z.enum(nodeKinds),
  /** What is known of it: owner, fine content, serial number, status … */
  attrs: z.record(z.string(), z.unknown()),
})
export const showNode = ({ id: nodeId, kind, attrs }: NodeShown): z.output<typeof nodeView> => ({
  id: nodeId,
  kind,
  attrs,
})

export const edgeView = z.strictObject({
  id: z.string(),
  kind: z.enum(edgeKinds),
  fromId: id,
  /** Null where metal is lost. */
  toId: id.nullable(),
  /** What the giver of a hand-over weighed out. */
  givenMicrograms: grossMicrograms.nullable(),
  givenFine: fine.nullable(),
  /** What arrived; null while the fact that tells it has not arrived. */
  grossMicrograms: grossMicrograms.nullable(),
  fine: fine.nullable(),
  detail: z.record(z.string(), z.unknown()),
  happenedAt: instant.nullable(),
})
export const showEdge = (edge: EdgeShown): z.output<typeof edgeView> => ({
  ...edge,
  happenedAt: edge.happenedAt?.toISOString() ?? null,
})

export const partView = z.strictObject({ pieceId: id, lotId: id, supplierId: id.nullable(), grossMicrograms, fine })
export const showPart = (part: PartShown): z.output<typeof partView> => part

export const factView = z.strictObject({
  id,
  type: z.string(),
  streamId: id,
  happenedAt: instant,
  recordedAt: instant,
  organisationId: z.string(),
  personId: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export const showFact = (fact: FactShown): z.output<typeof factView> => ({
  id: fact.id,
  type: fact.type,
  streamId: fact.streamId,
  happenedAt: fact.happenedAt.toISOString(),
  recordedAt: fact.recordedAt.toISOString(),
  organisationId: fact.organisationId,
  personId: fact.personId,
  data: fact.data as Record<string, unknown>,
})
