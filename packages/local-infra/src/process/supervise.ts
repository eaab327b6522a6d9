import { setTimeout as pause } from 'node:timers/promises'
import type { Run } from './run.ts'

export type UnitState = 'starting' | 'ready' | 'waiting' | 'held' | 'stopped'

/** Something that is kept running: started again, after a pause that grows, whenever it ends. */
export interface Unit {
  readonly name: string
  readonly state: UnitState
  readonly pid: number | undefined
  /** How often it was started again because it had ended. */
  readonly restarts: number
  /** Why it ended last. */
  readonly lastEnd: string | null
  /** Resolves once it is ready; rejects when it ends three times before it ever was. */
  start(): Promise<void>
  /** Sends a signal; when it ends of it, it is started again. Resolves once this run has ended. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** Ends it, and leaves it ended until `start`. Resolves once it has. */
  hold(signal?: NodeJS.Signals): Promise<void>
  /** Asks it to end, insists after a while, resolves once it has. */
  stop(): Promise<void>
  /** Resolves when it is ready, now or later. */
  ready(): Promise<void>
}

export interface SuperviseOptions {
  readonly name: string
  readonly stopSignal: NodeJS.Signals
  readonly run: () => Run | Promise<Run>
  /** Resolves when this run answers. Aborted when the run has ended. */
  readonly isReady: (signal: AbortSignal) => Promise<void>
  readonly lastLines: () => Promise<string[]> | string[]
  readonly onRun: (run: Run) => void
  readonly onEnd: (run: Run) => void
  readonly say: (line: string) => void
  readonly stopWithinMs?: number
  readonly readyWithinMs?: number
  /** How long it must have run for its next end to count as the first. */
  readonly steadyAfterMs?: number
}

const firstPauseMs = 100
const longestPauseMs = 10_000
const triesBeforeFirstReady = 3

const told = (lines: readonly string[]): string => lines.map((line) => `\n      ${line.slice(0, 300)}`).join('')

export const supervise = (options: SuperviseOptions): Unit => {
  const { name, say, stopWithinMs = 12_000, readyWithinMs = 90_000, steadyAfterMs = 30_000 } = options
  let state: UnitState = 'stopped'
  let wanted = false
  let run: Run | undefined
  let restarts = 0
  let lastEnd: string | null = null
  let isFirstStart = true
  let loop: Promise<void> = Promise.resolve()
  let interrupt = new AbortController()
  let waiting: { resolve: () => void; reject: (error: Error) => void }[] = []

  const settle = (error?: Error) => {
    const all = waiting
    waiting = []
    for (const { resolve, reject } of all) error ? reject(error) : resolve()
  }

  /** One run from start to end. Answers whether it was ready, and why it ended. */
  const once = async (): Promise<{ wasReady: boolean; reason: string }> => {
    state = 'starting'
    let current: Run
    try {
      current = await options.run()
    } catch (error) {
      return { wasReady: false, reason: `cannot be started: ${(error as Error).message}` }
    }
    run = current
    options.onRun(current)
    const over = new AbortController()
    // First of all who hear of the end, so that nobody sees a run as ready that is over.
    const ended = current.ended.then((reason) => {
      over.abort()
      run = undefined
      if (wanted) state = 'waiting'
      return reason
    })
    if (!wanted) current.kill(options.stopSignal)
    const late = AbortSignal.any([over.signal, AbortSignal.timeout(readyWithinMs)])
    const trouble = await Promise.race([
      options.isReady(late).then(
        () => null,
        (error: Error) => error.message,
      ),
      ended,
    ])
    const wasReady = trouble === null
    const isLate = !wasReady && !over.signal.aborted
    if (wasReady && wanted) {
      state = 'ready'
      isFirstStart = false
      settle()
    } else if (isLate && wanted) current.kill('SIGKILL')
    const reason = await ended
    options.onEnd(current)
    return { wasReady, reason: isLate ? `not ready after ${readyWithinMs / 1_000} s: ${trouble}` : reason }
  }

  const keepRunning = async (): Promise<void> => {
    let failures = 0
    while (wanted) {
      const began = performance.now()
      const { wasReady, reason } = await once()
      lastEnd = reason
      if (!wanted) break
      failures = wasReady && performance.now() - began > steadyAfterMs ? 1 : failures + 1
      const lines = await options.lastLines()
      if (isFirstStart && failures >= triesBeforeFirstReady) {
        wanted = false
        settle(new Error(`${name} does not start (${reason}):${told(lines)}`))
        break
      }
      state = 'waiting'
      restarts++
      const waitMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1))
      say(
        `${name} ended: ${reason}. It is started again${waitMs < 1_000 ? '' : ` in ${waitMs / 1_000} s`}.${told(lines.slice(-5))}`,
      )
      interrupt = new AbortController()
      await pause(waitMs, undefined, { signal: interrupt.signal }).catch(() => {})
    }
    if (state !== 'held') state = 'stopped'
    settle(new Error(`${name} was stopped before it was ready`))
  }

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    wanted = false
    interrupt.abort()
    run?.kill(signal)
    const insist = setTimeout(() => run?.kill('SIGKILL'), stopWithinMs)
    await loop
    clearTimeout(insist)
  }

  return {
    name,
    get state() {
      return state
    },
    get pid() {
      return run?.pid
    },
    get restarts() {
      return restarts
    },
    get lastEnd() {
      return lastEnd
    },
    start: async () => {
      if (!wanted) {
        wanted = true
        state = 'starting'
        const previous = loop
        loop = previous.then(keepRunning)
      }
      await new Promise<void>((resolve, reject) => {
        if (state === 'ready') resolve()
        else waiting.push({ resolve, reject })
      })
    },
    ready: () =>
      new Promise((resolve, reject) => {
        if (state === 'ready') resolve()
        else waiting.push({ resolve, reject })
      }),
    kill: async (signal = 'SIGKILL') => {
      const current = run
      current?.kill(signal)
      await current?.ended
    },
    hold: async (signal = 'SIGKILL') => {
      await end(signal)
      state = 'held'
    },
    stop: () => end(options.stopSignal),
  }
}
