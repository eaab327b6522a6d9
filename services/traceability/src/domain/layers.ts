/**
 * Puts nodes into columns for a picture: every edge goes to a later column, each node as early as that allows. Where ways
 * lead around in a circle, one edge of it goes back.
 */
export const layersOf = (
  ids: readonly string[],
  edges: readonly { readonly fromId: string; readonly toId: string | null }[],
): Map<string, number> => {
  const waiting = new Map(ids.map((id) => [id, 0]))
  const outward = new Map<string, string[]>()
  for (const { fromId, toId } of edges) {
    if (toId === null || !waiting.has(fromId) || !waiting.has(toId)) continue
    waiting.set(toId, (waiting.get(toId) ?? 0) + 1)
    outward.set(fromId, [...(outward.get(fromId) ?? []), toId])
  }
  const layers = new Map(ids.map((id) => [id, 0]))
  const ready = ids.filter((id) => waiting.get(id) === 0)
  const placed = new Set<string>()
  while (placed.size < waiting.size) {
    // Nothing is ready only in a circle: whoever waits for fewest goes first.
    const rest = () => ids.filter((id) => !placed.has(id)).sort((a, b) => (waiting.get(a) ?? 0) - (waiting.get(b) ?? 0))
    const id = ready.shift() ?? rest()[0]
    if (id === undefined || placed.has(id)) continue
    placed.add(id)
    for (const next of outward.get(id) ?? []) {
      if (placed.has(next)) continue
      layers.set(next, Math.max(layers.get(next) ?? 0, (layers.get(id) ?? 0) + 1))
      const left = (waiting.get(next) ?? 0) - 1
      waiting.set(next, left)
      if (left === 0) ready.push(next)
    }
  }
  return layers
}
