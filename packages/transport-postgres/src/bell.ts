import pg from 'pg'
import { channel } from './publisher.ts'

/** Rings when something was appended, and at least once per `everyMs`, so that a lost notification costs little. */
export const startBell = (url: string, everyMs: number) => {
  const waiting = new Set<() => void>()
  let client: pg.Client | undefined
  let stopped = false
  const ring = (): void => {
    const all = [...waiting]
    waiting.clear()
    for (const wake of all) wake()
  }
  const listen = async (): Promise<void> => {
    if (stopped) return
    const mine = new pg.Client({ connectionString: url, application_name: 'fibula-event-log-bell' })
    client = mine
    let again = false
    const reconnect = () => {
      if (again || stopped) return
      again = true
      void mine.end().catch(() => {})
      setTimeout(() => void listen(), 250)
    }
    mine.on('error', reconnect)
    mine.on('end', reconnect)
    mine.on('notification', ring)
    try {
      await mine.connect()
      await mine.query(`LISTEN ${channel}`)
      ring()
    } catch {
      reconnect()
    }
  }
  void listen()
  return {
    ring,
    next: (): Promise<void> =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          waiting.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, everyMs)
        waiting.add(wake)
      }),
    stop: async (): Promise<void> => {
      stopped = true
      ring()
      await client?.end().catch(() => {})
    },
  }
}

export type Bell = ReturnType<typeof startBell>
