import type { StartedUnit } from '../engines/engine.ts'
import type { Candidate } from './choose.ts'

export interface Climbed<Rung extends string> {
  readonly rung: Rung
  readonly because: string
  /** Undefined on rungs where nothing is started. */
  readonly started: StartedUnit | undefined
}

/** Takes the first candidate that starts. One that fails is said aloud and is the reason for the next. */
export const climb = async <Rung extends string>(
  candidates: readonly Candidate<Rung>[],
  start: (rung: Rung) => Promise<StartedUnit | undefined>,
  say: (line: string) => void,
): Promise<Climbed<Rung>> => {
  let failure: string | undefined
  for (const [index, { rung, because }] of candidates.entries())
    try {
      const started = await start(rung)
      return { rung, because: failure ?? because, started }
    } catch (error) {
      if (index === candidates.length - 1) throw error
      const reason = (error as Error).message
      say(`"${rung}" failed, the next way is tried: ${reason}`)
      failure = `"${rung}" failed: ${reason.split('\n')[0]}`
    }
  throw new Error('there is no way to come by a server: see docs/testcontainers.md and infra/compose.yaml')
}
