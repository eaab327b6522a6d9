import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type PictureEdge, pictureOf } from './layout.ts'

const networks = fc
  .record({
    layers: fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 6 }),
    losses: fc.integer({ min: 0, max: 3 }),
    width: fc.integer({ min: 240, max: 1_200 }),
  })
  .map(({ layers, losses, width }) => {
    const nodes = layers.flatMap((count, layer) =>
      Array.from({ length: count }, (_, index) => ({ id: `${layer}-${index}`, layer })),
    )
    const edges: PictureEdge[] = nodes.flatMap(({ id, layer }, index) =>
      layer === 0 ? [] : [{ id: `e${index}`, fromId: `${layer - 1}-0`, toId: id, grossMicrograms: 1_000 + index }],
    )
    for (let index = 0; index < losses; index++)
      edges.push({ id: `l${index}`, fromId: '0-0', toId: null, grossMicrograms: 7 })
    return { nodes, edges, width, kept: nodes.at(-1)?.id ?? '' }
  })

it('shows everything inside the width, no card on another, and the thing asked for by itself', () => {
  fc.assert(
    fc.property(networks, ({ nodes, edges, width, kept }) => {
      const { cards, cardWidth, cardHeight, height } = pictureOf(nodes, edges, kept, width)
      const shown = cards.flatMap(({ members }) => members)
      expect(shown.toSorted()).toEqual(
        [
          ...nodes.map(({ id }) => id),
          ...edges.flatMap(({ id, toId }) => (toId === null ? [`gone:${id}`] : [])),
        ].toSorted(),
      )
      expect(cards.some(({ id }) => id === kept)).toBe(true)
      for (const [index, { x, y }] of cards.entries()) {
        expect(x).toBeGreaterThanOrEqual(-0.5)
        expect(x + cardWidth).toBeLessThanOrEqual(width + 0.5)
        expect(y + cardHeight).toBeLessThanOrEqual(height)
        for (const other of cards.slice(index + 1))
          expect(Math.abs(other.x - x) >= cardWidth || Math.abs(other.y - y) >= cardHeight).toBe(true)
      }
    }),
  )
})

it('loses no gram: ribbons carry what the edges do, and a card what comes into it', () => {
  fc.assert(
    fc.property(networks, ({ nodes, edges, width, kept }) => {
      const { ribbons, cards } = pictureOf(nodes, edges, kept, width)
      const all = edges.reduce((sum, { grossMicrograms }) => sum + (grossMicrograms ?? 0), 0)
      expect(ribbons.reduce((sum, { grossMicrograms }) => sum + grossMicrograms, 0)).toBe(all)
      const more = cards.find(({ isMore }) => isMore)
      if (more && more.id !== 'more:0')
        expect(more.grossMicrograms).toBe(
          edges
            .filter(({ id, toId }) => more.members.includes(toId ?? `gone:${id}`))
            .reduce((sum, { grossMicrograms }) => sum + (grossMicrograms ?? 0), 0),
        )
    }),
  )
})
