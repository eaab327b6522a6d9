export interface PictureNode {
  readonly id: string
  readonly layer: number
}
export interface PictureEdge {
  readonly id: string
  readonly fromId: string
  readonly toId: string | null
  readonly grossMicrograms: number | null
}

/** A card of the picture. `members` holds what it stands for: one thing, or all that did not fit into its row. */
export interface Card {
  readonly id: string
  readonly members: readonly string[]
  readonly isMore: boolean
  /** Where metal is gone: the edge that says so. */
  readonly goneBy: string | undefined
  readonly x: number
  readonly y: number
  readonly grossMicrograms: number | null
}
export interface Ribbon {
  readonly id: string
  readonly path: string
  readonly width: number
  readonly grossMicrograms: number
  readonly middle: { readonly x: number; readonly y: number }
  /** Whether its figure can stand there without covering anything; the cards and the table tell it too. */
  readonly hasRoom: boolean
}
export interface Picture {
  readonly cards: readonly Card[]
  readonly ribbons: readonly Ribbon[]
  readonly cardWidth: number
  readonly cardHeight: number
  readonly height: number
}

const cardHeight = 104
const gap = 10
const betweenLayers = 56
const leastWidth = 106
const mostWidth = 190
const widest = 18
/** What a figure on a ribbon takes. */
const figure = { width: 72, height: 22 }

interface Place {
  readonly id: string
  readonly layer: number
  readonly members: readonly string[]
  readonly isMore: boolean
  readonly goneBy: string | undefined
}

/** One place per thing, one for each loss, and one for all of a layer that would be too many; `kept` always has its own. */
const placesOf = (
  nodes: readonly PictureNode[],
  edges: readonly PictureEdge[],
  kept: string,
  most: number,
): Place[] => {
  const layerOf = new Map(nodes.map(({ id, layer }) => [id, layer]))
  const single = (id: string, layer: number, goneBy?: string): Place => ({
    ...{ id, layer, members: [id], isMore: false, goneBy },
  })
  const all = [
    ...nodes.map(({ id, layer }) => single(id, layer)),
    ...edges.flatMap(({ id, fromId, toId }) =>
      toId === null ? [single(`gone:${id}`, (layerOf.get(fromId) ?? 0) + 1, id)] : [],
    ),
  ]
  return [...Map.groupBy(all, ({ layer }) => layer)].flatMap(([layer, own]) => {
    if (own.length <= most) return own
    const first = [...own.filter(({ id }) => id === kept), ...own.filter(({ id }) => id !== kept)]
    const rest = first.slice(most - 1).flatMap(({ members }) => members)
    return [...first.slice(0, most - 1), { id: `more:${layer}`, layer, members: rest, isMore: true, goneBy: undefined }]
  })
}

/**
 * Puts a way into rows from top to bottom, which fits a phone: earlier things above, ribbons as wide as the grams in them.
 * Distances are from the side where reading begins.
 */
export const pictureOf = (
  nodes: readonly PictureNode[],
  edges: readonly PictureEdge[],
  kept: string,
  width: number,
): Picture => {
  const perRow = Math.max(1, Math.floor((width + gap) / (leastWidth + gap)))
  const places = placesOf(nodes, edges, kept, perRow * 3)
  const layers = [...Map.groupBy(places, ({ layer }) => layer)].sort(([a], [b]) => a - b)
  const most = Math.max(1, ...layers.map(([, own]) => Math.min(perRow, own.length)))
  const cardWidth = Math.min(mostWidth, Math.floor((width - (most - 1) * gap) / most))

  const placeOf = new Map(places.flatMap((place) => place.members.map((member) => [member, place.id] as const)))
  const flows = new Map<string, { from: string; to: string; gross: number }>()
  for (const { id, fromId, toId, grossMicrograms } of edges) {
    const from = placeOf.get(fromId)
    const to = placeOf.get(toId ?? `gone:${id}`)
    if (from === undefined || to === undefined || from === to) continue
    const name = `${from} ${to}`
    flows.set(name, { from, to, gross: (flows.get(name)?.gross ?? 0) + (grossMicrograms ?? 0) })
  }
  const sum = (which: 'from' | 'to', id: string): number | null => {
    const own = [...flows.values()].filter((flow) => flow[which] === id)
    return own.length === 0 ? null : own.reduce((all, { gross }) => all + gross, 0)
  }

  const at = new Map<string, { x: number; y: number }>()
  let y = 0
  for (const [, own] of layers) {
    // Below what it comes from, so that ribbons cross as little as may be.
    const before = (id: string): number => {
      const from = [...flows.values()].flatMap((flow) => (flow.to === id ? [at.get(flow.from)?.x ?? 0] : []))
      return from.length === 0 ? 0 : from.reduce((all, x) => all + x, 0) / from.length
    }
    const ordered = [...own].sort((a, b) => Number(a.isMore) - Number(b.isMore) || before(a.id) - before(b.id))
    for (let from = 0; from < ordered.length; from += perRow) {
      const row = ordered.slice(from, from + perRow)
      const start = (width - row.length * cardWidth - (row.length - 1) * gap) / 2
      for (const [index, { id }] of row.entries()) at.set(id, { x: start + index * (cardWidth + gap), y })
      y += cardHeight + gap
    }
    y += betweenLayers - gap
  }

  const taken = [...at.values()].map((card) => ({ ...card, width: cardWidth, height: cardHeight }))
  /** A figure has room where it stands on no card, which one of several rows may be in its way, and on no other figure. */
  const takeRoom = (middle: { x: number; y: number }): boolean => {
    const own = { x: middle.x - figure.width / 2, y: middle.y - figure.height / 2, ...figure }
    const isFree = taken.every(
      ({ x, y: top, width: wide, height }) =>
        own.x >= x + wide || own.x + own.width <= x || own.y >= top + height || own.y + own.height <= top,
    )
    if (isFree) taken.push(own)
    return isFree
  }

  const heaviest = Math.max(1, ...[...flows.values()].map(({ gross }) => gross))
  return {
    cards: places.map(({ layer: _, ...place }) => ({
      ...place,
      ...(at.get(place.id) ?? { x: 0, y: 0 }),
      grossMicrograms: sum('to', place.id) ?? sum('from', place.id),
    })),
    ribbons: [...flows].map(([id, { from, to, gross }]) => {
      const start = at.get(from) ?? { x: 0, y: 0 }
      const end = at.get(to) ?? { x: 0, y: 0 }
      const [x1, y1, x2, y2] = [start.x + cardWidth / 2, start.y + cardHeight, end.x + cardWidth / 2, end.y]
      const middle = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 }
      const bend = Math.max(28, (y2 - y1) / 2)
      return {
        id,
        path: `M${x1},${y1} C${x1},${y1 + bend} ${x2},${y2 - bend} ${x2},${y2}`,
        width: Math.max(2, (widest * gross) / heaviest),
        grossMicrograms: gross,
        middle,
        hasRoom: gross > 0 && takeRoom(middle),
      }
    }),
    cardWidth,
    cardHeight,
    height: Math.max(0, y - betweenLayers),
  }
}
