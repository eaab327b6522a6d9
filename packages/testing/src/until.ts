import { setTimeout as pause } from 'node:timers/promises'

/**
 * Resolves with the condition's value as soon as it is truthy. Polls, so that specs need not: a spec says what it waits
 * for, never how long. Errors thrown by the condition count as "not yet"; the last one is told when the time is up.
 */
export const until = async <Value>(
  condition: () => Value | Promise<Value>,
  { timeoutMs = 10_000, everyMs = 10, what = condition.toString() }: UntilOptions = {},
): Promise<Exclude<Value, false | null | undefined | 0 | ''>> => {
  const deadline = performance.now() + timeoutMs
  let last: unknown
  for (;;) {
    try {
      const value = await condition()
      if (value) return value as Exclude<Value, false | null | undefined | 0 | ''>
      last = value
    } catch (error) {
      last = error
    }
    if (performance.now() > deadline) {
      const cause = last instanceof Error ? { cause: last } : undefined
      throw new Error(`not so after ${timeoutMs} ms: ${what} (last: ${String(last)})`, cause)
    }
    await pause(everyMs)
  }
}

interface UntilOptions {
  readonly timeoutMs?: number
  readonly everyMs?: number
  /** For the error message. */
  readonly what?: string
}
