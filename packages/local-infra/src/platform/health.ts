import { setTimeout as pause } from 'node:timers/promises'

const ask = async (url: string): Promise<string | null> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    const body = await response.text()
    return response.ok ? null : body.slice(0, 400)
  } catch (error) {
    const { cause, message } = error as Error
    return cause instanceof Error ? cause.message : message
  }
}

/** Resolves once the URL answers with success; rejects with its last answer when the signal is aborted first. */
export const healthy = async (url: string, signal: AbortSignal): Promise<void> => {
  for (;;) {
    const trouble = await ask(url)
    if (trouble === null) return
    if (signal.aborted) throw new Error(`${url} is not well: ${trouble}`)
    await pause(40)
  }
}
