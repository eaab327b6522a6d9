import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

/** A fact as the gateway tells it: that it happened, not what it says. */
export interface LiveFact {
  readonly id: string
  readonly type: string
}

/** Who shows something else once facts of a service have arrived. */
const touched: Readonly<Record<string, readonly string[]>> = {
  sourcing: ['sourcing', 'production', 'traceability'],
  production: ['production', 'sourcing', 'promotion', 'sales', 'traceability'],
  promotion: ['promotion', 'sales', 'traceability'],
  sales: ['sales', 'promotion', 'traceability'],
}

/** A burst of facts makes one round of questions; the second round finds what other services have read by then. */
const roundsMs = [150, 1_200]

let connected = true
const listeners = new Set<() => void>()
const setConnected = (now: boolean): void => {
  if (now === connected) return
  connected = now
  for (const listener of listeners) listener()
}

/** Opens the one connection of the app, and asks the services again whose facts arrive. Gives a way to close it. */
export const startLive = (queries: QueryClient): (() => void) => {
  const waiting = new Set<string>()
  let timers: ReturnType<typeof setTimeout>[] = []
  const ask = (last: boolean) => {
    for (const service of waiting) void queries.invalidateQueries({ queryKey: [service] })
    if (!last) return
    waiting.clear()
    timers = []
  }
  const source = new EventSource('/facts/live')
  let wasLost = false
  source.addEventListener('open', () => {
    setConnected(true)
    // Facts that came while nobody listened.
    if (wasLost) void queries.invalidateQueries()
    wasLost = false
  })
  source.addEventListener('error', () => {
    wasLost = true
    setConnected(false)
  })
  source.addEventListener('message', ({ data }) => {
    const fact = JSON.parse(String(data)) as LiveFact
    for (const service of touched[fact.type.split('.')[0] ?? ''] ?? []) waiting.add(service)
    if (timers.length === 0)
      timers = roundsMs.map((ms, index) => setTimeout(() => ask(index === roundsMs.length - 1), ms))
  })
  return () => {
    for (const timer of timers) clearTimeout(timer)
    source.close()
  }
}

/** Whether facts arrive right now. */
export const useLive = (): { readonly isConnected: boolean } => ({
  isConnected: useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => connected,
  ),
})
