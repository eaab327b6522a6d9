import type { PrimaryFact } from '../facts/fact.ts'
import { nodeKey } from './context.ts'
import type { NodeKind } from './nodes.ts'

const one: Readonly<Record<string, NodeKind>> = {
  lotId: 'lot',
  intoLotId: 'lot',
  residueLotId: 'lot',
  removedIntoLotId: 'lot',
  handOverId: 'hand-over',
  returnId: 'hand-over',
  orderId: 'order',
  meltId: 'order',
  pieceId: 'piece',
  batchId: 'piece',
  sampleId: 'sample',
  poolId: 'pool',
}
const many: Readonly<Record<string, NodeKind>> = {
  parts: 'lot',
  inputs: 'lot',
  outputs: 'lot',
  lots: 'lot',
  pieces: 'piece',
  added: 'lot',
  removed: 'lot',
  returned: 'lot',
  stones: 'lot',
}

/**
 * The things that a fact names, as keys. Facts that share one depend on each other, and on nobody else: what is connected by them
 * is derived together.
 */
export const touches = (fact: PrimaryFact): string[] => {
  const keys = new Set<string>()
  const add = (kind: NodeKind | undefined, id: unknown) => {
    if (kind && typeof id === 'string' && id !== '') keys.add(nodeKey(kind, id))
  }
  for (const [name, value] of Object.entries(fact)) {
    // The return of a sale is no hand-over.
    if (name === 'returnId' && fact.kind === 'returned') continue
    add(one[name], value)
    const kind = many[name]
    if (!kind || typeof value !== 'object' || value === null) continue
    for (const part of Array.isArray(value) ? value : [value]) add(kind, part[kind === 'piece' ? 'pieceId' : 'lotId'])
  }
  return [...keys]
}
