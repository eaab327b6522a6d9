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

it('writes grams on ribbons only where they cover no card and no other figure', () => {
  fc.assert(
    fc.property(networks, ({ nodes, edges, width, kept }) => {
      const { cards, ribbons, cardWidth, cardHeight } = pictureOf(nodes, edges, kept, width)
      const figures = ribbons.flatMap(({ hasRoom, middle }) => (hasRoom ? [middle] : []))
      for (const [index, { x, y }] of figures.entries()) {
        for (const card of cards)
          expect(
            Math.abs(card.x + cardWidth / 2 - x) >= (cardWidth + 72) / 2 - 0.01 ||
              Math.abs(card.y + cardHeight / 2 - y) >= (cardHeight + 22) / 2 - 0.01,
          ).toBe(true)
        for (const other of figures.slice(index + 1))
          expect(Math.abs(other.x - x) >= 71.99 || Math.abs(other.y - y) >= 21.99).toBe(true)
      }
    }),
  )
  const chain = ['a', 'b', 'c'].map((id, layer) => ({ id, layer }))
  const edges = ['ab', 'bc'].map((id) => ({ id, fromId: id[0]!, toId: id[1]!, grossMicrograms: 5 }))
  expect(pictureOf(chain, edges, 'c', 390).ribbons.map(({ hasRoom }) => hasRoom)).toEqual([true, true])
})
