import { formatMass } from '@fibula/kernel'
import type { Client } from './client.ts'

interface Trace {
  readonly nodes: readonly { id: string; kind: string; attrs: Record<string, unknown> }[]
  readonly edges: readonly {
    kind: string
    fromId: string
    toId: string | null
    grossMicrograms: number | null
    fine: string | null
  }[]
  readonly parts: readonly {
    pieceId: string
    lotId: string
    supplierId: string | null
    grossMicrograms: number
    fine: string
  }[]
}

/** Without a weight: nobody has weighed it in, or it was not taken. */
const grams = (micrograms: number | null): string =>
  micrograms === null ? 'and not weighed in' : `${formatMass(micrograms, 'g')} g`
/** Fine content is in 0.1 ng: 10 000 of it are a microgram. */
const fineGrams = (fine: string | null): string =>
  fine === null ? '' : ` (${formatMass(Number(BigInt(fine) / 10_000n), 'g')} g fine)`

const nameOf = (node: Trace['nodes'][number] | undefined, id: string): string => {
  const { attrs = {}, kind = 'something' } = node ?? {}
  const name =
    attrs.serial ??
    attrs.name ??
    (kind === 'supplier' ? `a private ${String(attrs.supplierKind ?? 'person')}` : id.slice(0, 8))
  return `${kind} ${String(name)}`
}

/** The way of a piece back to its suppliers, as lines of text with grams on every step. */
export const wayBack = async (client: Client, pieceId: string): Promise<string[]> => {
  const { nodes, edges, parts } = await client.get<Trace>('inspector', `/traceability/trace/backward/piece/${pieceId}`)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const lines: string[] = []
  const seen = new Set<string>()
  const walk = (id: string, depth: number): void => {
    for (const edge of edges.filter(({ toId }) => toId === id)) {
      lines.push(
        `${'  '.repeat(depth)}← ${nameOf(byId.get(edge.fromId), edge.fromId)}: ${edge.kind} ${grams(edge.grossMicrograms)}${fineGrams(edge.fine)}`,
      )
      if (seen.has(edge.fromId)) continue
      seen.add(edge.fromId)
      walk(edge.fromId, depth + 1)
    }
  }
  lines.push(nameOf(byId.get(pieceId), pieceId))
  walk(pieceId, 1)
  lines.push('its metal:')
  for (const part of parts) {
    const supplier = part.supplierId ?? ''
    lines.push(
      `  ${grams(part.grossMicrograms)}${fineGrams(part.fine)} from lot ${part.lotId.slice(0, 8)} of ${nameOf(byId.get(supplier), supplier)}`,
    )
  }
  return lines
}
