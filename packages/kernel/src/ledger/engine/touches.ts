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
  const keys: string[] = []
  const add = (kind: NodeKind, id: unknown) => {
    if (typeof id !== 'string' || id === '') return
    const key = nodeKey(kind, id)
    if (!keys.includes(key)) keys.push(key)
  }
  for (const name in fact) {
    // The return of a sale is no hand-over.
    if (name === 'returnId' && fact.kind === 'returned') continue
    const value: unknown = fact[name as keyof PrimaryFact]
    const only = one[name]
    if (only) add(only, value)
    const kind = many[name]
    if (!kind || typeof value !== 'object' || value === null) continue
    for (const part of Array.isArray(value) ? value : [value]) add(kind, part[kind === 'piece' ? 'pieceId' : 'lotId'])
  }
  return keys
}
