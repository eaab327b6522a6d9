import { castOf } from './chapters/cast.ts'
import type { Chapter } from './chapters/chapter.ts'
import { chapters } from './chapters/index.ts'
import { storyClient } from './client.ts'
import { makePlan, type Plan } from './plan/plan.ts'
import { finalState } from './state/final-state.ts'
import { isSummed, summaryOf } from './state/summary.ts'
import { type Counts, storyteller } from './told.ts'

/** How far the story is. */
export interface Progress {
  readonly counts: Counts
  /** Of what it tells, between 0 and 1. */
  readonly share: number
}

export interface StoryOptions {
  readonly gatewayUrl: string
  readonly seed?: string
  readonly scale?: number
  readonly patienceMs?: number
  readonly onChapter?: (title: string, number: number, of: number) => void
  readonly onLine?: (line: string) => void
  readonly onProgress?: (progress: Progress) => void
}

export interface Story {
  readonly plan: Plan
  readonly counts: Counts
  readonly requests: { readonly requests: number; readonly retries: number; readonly notYet: number }
  readonly seconds: number
  /** A piece whose way is worth showing. */
  readonly shows: string
  /** Resolves once every service has heard everything: outboxes empty, no lag. Rejects when something is parked. */
  settled(): Promise<void>
  /** See finalState; waits until all is settled. */
  finalState(): Promise<string>
  /** See summaryOf; reads no more than it needs. */
  summary(): Promise<string>
}

const weightOf = ({ weight = 1 }: Chapter): number => weight
const sumOf = (told: readonly Chapter[]): number => told.reduce((sum, chapter) => sum + weightOf(chapter), 0)

/** Tells the whole story over HTTP. The same seed and scale tell the same story; told again, it changes nothing. */
export const tellStory = async (options: StoryOptions): Promise<Story> => {
  const { gatewayUrl, seed = 'souss', scale = 1, onProgress, onChapter, onLine = () => {} } = options
  const plan = makePlan(seed, scale)
  const client = storyClient({
    gatewayUrl,
    telling: `story-${seed}-${scale}`,
    ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
  })
  let now = 0
  const tellHowFar = (counts: Counts) => {
    const chapter = chapters[now]
    const within = chapter?.howFar ? Math.min(1, chapter.howFar(counts, plan)) * weightOf(chapter) : 0
    onProgress?.({ counts, share: (sumOf(chapters.slice(0, now)) + within) / sumOf(chapters) })
  }
  const told = storyteller(`${seed} at ${scale}`, { onLine, onCount: tellHowFar })
  const began = performance.now()
  for (const [index, { title, tell }] of chapters.entries()) {
    onChapter?.(title, index + 1, chapters.length)
    await tell(client, told, plan)
    now = index + 1
    tellHowFar(told.counts)
  }
  return {
    plan,
    counts: told.counts,
    requests: client.counts,
    seconds: (performance.now() - began) / 1_000,
    shows: castOf(told).pieces.brooch1,
    settled: client.settled,
    finalState: async () => {
      await client.settled()
      return finalState(client, told)
    },
    summary: async () => {
      await client.settled()
      return summaryOf(await finalState(client, told, isSummed))
    },
  }
}
