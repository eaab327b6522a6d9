import { type Platform, startPlatform } from '@fibula/local-infra'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goldenSummary } from '../src/golden.ts'
import { tellStory } from '../src/index.ts'

let platform: Platform
beforeAll(async () => {
  platform = await startPlatform({ kafka: process.env.FIBULA_WITHOUT_KAFKA === '1' ? 'embedded-log' : 'java' })
})
afterAll(() => platform.stop())

it('ends as the README shows, when it is told whole', async () => {
  const story = await tellStory({ gatewayUrl: platform.gatewayUrl ?? '' })
  expect((await story.summary()).trim()).toBe(goldenSummary())
}, 240_000)
