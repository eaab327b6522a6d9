import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { jsonSchemaOf, openApiOf } from '../src/openapi.ts'
import { miniService } from './mini-service.ts'

const document = openApiOf({ service: 'sourcing', summary: 'Things', routes: miniService.routes })
const lint = async (source: unknown) =>
  (
    await lintFromString({
      source: JSON.stringify(source),
      absoluteRef: 'openapi.json',
      config: await createConfig({
        extends: ['recommended-strict'],
        rules: { 'operation-4xx-response': 'error', 'tag-description': 'off', 'no-server-example.com': 'off' },
      }),
    })
  ).map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)

it('is valid OpenAPI 3.1, by the strictest validator', async () => {
  expect(await lint(document)).toEqual([])
})

it('would be found out if it were not', async () => {
  expect(await lint({ ...document, paths: { '/x': { get: { responses: {} } } } })).not.toEqual([])
})

const rename = document.paths['/things/{thingId}/rename']?.post as
  | { responses: Record<string, { description: string }> }
  | undefined
const describedOf = (status: string) => rename?.responses[status]?.description

it('names every refusal of a command beside what any route may answer', () => {
  expect(describedOf('409')).toContain('`name-final`')
  expect(describedOf('412')).toContain('`stale-version`')
  expect(describedOf('422')).toContain('`idempotency-key-reused`')
  expect(document.paths['/window']?.get).not.toHaveProperty('responses.401')
})

it('writes bigints as strings', () => {
  expect(jsonSchemaOf(z.strictObject({ fine: z.bigint() }), 'output')).toMatchObject({
    properties: { fine: { type: 'string' } },
  })
})
