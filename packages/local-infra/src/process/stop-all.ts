import { setTimeout as pause } from 'node:timers/promises'
import { docker } from '../docker.ts'
import { isStill } from './identity.ts'
import type { RecordedContainer, RecordedProcess, RunRecord } from './record.ts'

const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal)
  } catch {
    // Gone by itself, which is what was wanted.
  }
}

const gone = async (each: RecordedProcess, withinMs: number): Promise<boolean> => {
  const deadline = performance.now() + withinMs
  while (isStill(each)) {
    if (performance.now() > deadline) return false
    await pause(20)
  }
  return true
}

const stopProcess = async (each: RecordedProcess, graceMs: number): Promise<void> => {
  if (!isStill(each)) return
  send(each.pid, each.signal)
  if (await gone(each, graceMs)) return
  send(each.pid, 'SIGKILL')
  await gone(each, 5_000)
}

const stopContainer = async ({ containerId }: RecordedContainer, graceMs: number): Promise<void> => {
  await docker.stop(containerId, graceMs / 1_000).catch(() => {})
  await docker.remove(containerId).catch(() => {})
}

/** Ends what is left of a run: first the gateway, then services, Kafka, PostgreSQL; those of one order at once. */
export const stopAll = async ({ running }: RunRecord, graceMs = 12_000): Promise<void> => {
  for (const order of new Set(running.map((each) => each.order).sort((a, b) => a - b)))
    await Promise.all(
      running
        .filter((each) => each.order === order)
        .map((each) => ('pid' in each ? stopProcess(each, graceMs) : stopContainer(each, graceMs))),
    )
}
