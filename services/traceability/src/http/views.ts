import { quantities } from '@fibula/service-kit'
import { z } from 'zod'
import type { EdgeShown, FactShown, NodePlaced, NodeShown, PartShown } from '../app/reads.ts'
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

/** `layer`: the column of a picture in which it stands; every edge goes to a later one. */
export const placedView = nodeView.extend({ layer: z.int().min(0) })
export const showPlaced = (node: NodePlaced): z.output<typeof placedView> => ({ ...showNode(node), layer: node.layer })

export const edgeView = z.strictObject({
  id: z.string(),
  kind: z.enum(edgeKinds),
  fromId: id,
  /** Null where metal is gone. */
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

/** `pieceId`: the piece, or the lot asked for, that it is part of. */
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

const endView = z.strictObject({
  id,
  kind: z.enum(nodeKinds),
  /** Its serial number, its design, or what else it is called. */
  name: z.string().nullable(),
})
/** An edge with what its ends are called: a line of a table. */
export const stepView = edgeView.omit({ fromId: true, toId: true }).extend({ from: endView, to: endView.nullable() })

const nameOf = ({ attrs }: NodeShown): string | null => {
  const name = attrs.serial ?? attrs.title ?? attrs.name ?? attrs.design ?? null
  return typeof name === 'string' ? name : null
}
const unknown = (nodeId: string): z.output<typeof endView> => ({ id: nodeId, kind: 'lot', name: null })
export const showStep =
  (nodes: ReadonlyMap<string, NodeShown>) =>
  (edge: EdgeShown): z.output<typeof stepView> => {
    const { fromId, toId, ...rest } = showEdge(edge)
    const end = (nodeId: string) => {
      const node = nodes.get(nodeId)
      return node ? { id: nodeId, kind: node.kind, name: nameOf(node) } : unknown(nodeId)
    }
    return { ...rest, from: end(fromId), to: toId === null ? null : end(toId) }
  }
