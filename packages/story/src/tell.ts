import { storyClient } from './client.ts'
import { finalState } from './final-state.ts'
import { makePlan, type Plan } from './plan.ts'
import { play } from './play.ts'
import { untilSettled } from './settled.ts'
import { type Counted, storyteller } from './told.ts'

export interface StoryOptions {
  readonly gatewayUrl: string
  readonly seed?: string
  readonly scale?: number
  readonly patienceMs?: number
  readonly onProgress?: (counts: Readonly<Record<Counted, number>>, plan: Plan) => void
}

export interface Story {
  readonly plan: Plan
  readonly counts: Readonly<Record<Counted, number>>
  readonly requests: { readonly requests: number; readonly retries: number; readonly notYet: number }
  readonly seconds: number
  /** Resolves once every service has heard everything: outboxes empty, no lag. Rejects when something is parked. */
  settled(): Promise<void>
  /** See finalState; waits until all is settled. */
  finalState(): Promise<string>
}

/** Plays the whole story over HTTP. The same seed and scale tell the same story; told again, it changes nothing. */
export const tellStory = async (options: StoryOptions): Promise<Story> => {
  const { gatewayUrl, seed = 'souss', scale = 1, onProgress } = options
  const plan = makePlan(seed, scale)
  const client = storyClient({
    gatewayUrl,
    telling: `story-${seed}-${scale}`,
    ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
  })
  const told = storyteller(seed, (counts) => onProgress?.(counts, plan))
  const began = performance.now()
  await play(client, plan, told)
  const sold = plan.lanes.flatMap((lane) => lane.orders.flatMap((order) => order.pieces.filter((piece) => piece.sale)))
  const settled = () => untilSettled(gatewayUrl, options.patienceMs ?? 120_000)
  return {
    plan,
    counts: told.counts,
    requests: client.counts,
    seconds: (performance.now() - began) / 1_000,
    settled,
    finalState: async () => {
      await settled()
      return finalState(
        client,
        sold.map(({ pieceId }) => pieceId),
      )
    },
  }
}
