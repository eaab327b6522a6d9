import { Parser } from '@asyncapi/parser'
import { expect, it } from 'vitest'
import { catalog } from '../catalog.ts'
import { asyncApiDocument } from './asyncapi.ts'
import { eventsDocument } from './events.ts'

it('is a valid AsyncAPI 3 document, by the official parser', async () => {
  const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApiDocument()))
  expect(
    diagnostics.filter(({ severity }) => severity === 0).map(({ message, path }) => `${path.join('.')}: ${message}`),
  ).toEqual([])
  expect(document?.allMessages().length).toBe(catalog.size)
})

it('names every event in docs/events.md', () => {
  const text = eventsDocument()
  for (const type of catalog.keys()) expect(text).toContain(`### ${type}`)
})
