import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ownIdentity } from '../home/lock.ts'
import type { Log } from '../home/log.ts'
import { identityOf } from './identity.ts'
import {
  type Order,
  type RecordedContainer,
  type RecordedProcess,
  type RunRecord,
  removeRecord,
  writeRecord,
} from './record.ts'

/** Remembers what runs, on disk, and has a guardian end it when this process dies. */
export interface Guard {
  readonly guardianPid: number | undefined
  process(entry: { name: string; pid: number; order: Order; signal: NodeJS.Signals }): void
  container(entry: RecordedContainer): void
  ended(what: { pid: number } | { containerId: string }): void
  /** Everything was stopped: the guardian may go. */
  close(): Promise<void>
}

export const startGuard = (folder: string, log: Log, removeFolder: boolean): Guard => {
  const running: (RecordedProcess | RecordedContainer)[] = []
  let guardian: ChildProcess | undefined
  let closing = false

  const write = () => {
    const pid = guardian?.pid
    const identity = pid === undefined ? undefined : identityOf(pid)
    const record: RunRecord = { starter: ownIdentity(), running, removeFolder }
    writeRecord(
      folder,
      pid === undefined || identity === undefined ? record : { ...record, guardian: { pid, identity } },
    )
  }

  const start = () => {
    const output = log.descriptor()
    const program = fileURLToPath(new URL('guardian.ts', import.meta.url))
    const child = spawn(process.execPath, [program, folder, String(process.pid)], {
      detached: true,
      windowsHide: true,
      stdio: ['pipe', output, output],
      // Options meant for the starter, such as a debugger's port, are not for its guardian.
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    closeSync(output)
    guardian = child
    const began = performance.now()
    child.stdin?.on('error', () => {})
    child.once('exit', () => {
      // One that cannot even start would be started for ever.
      if (!closing && performance.now() - began > 1_000) start()
    })
    child.once('error', () => {})
    // The guardian alone is no reason for this process to stay.
    child.unref()
    ;(child.stdin as unknown as { unref?(): void } | null)?.unref?.()
    write()
  }
  start()

  const forget = (matches: (each: RecordedProcess | RecordedContainer) => boolean) => {
    const index = running.findIndex(matches)
    if (index < 0) return
    running.splice(index, 1)
    if (!closing) write()
  }
  return {
    get guardianPid() {
      return guardian?.pid
    },
    process: (entry) => {
      const identity = identityOf(entry.pid)
      if (identity === undefined) return
      running.push({ ...entry, identity })
      write()
    },
    container: (entry) => {
      running.push(entry)
      write()
    },
    ended: (what) =>
      forget((each) =>
        'pid' in what
          ? 'pid' in each && each.pid === what.pid
          : 'containerId' in each && each.containerId === what.containerId,
      ),
    close: async () => {
      closing = true
      removeRecord(folder)
      const child = guardian
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const exited = new Promise((resolve) => child.once('exit', resolve))
      child.ref()
      child.stdin?.end()
      await exited
    },
  }
}
