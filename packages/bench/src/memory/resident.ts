import { readFileSync } from 'node:fs'
import { run } from '../lab/program.ts'

/** Resident megabytes of a process: Linux tells at no cost, elsewhere `ps` is asked. Windows has neither. */
export const residentMb = async (pid: number): Promise<number | undefined> => {
  try {
    const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    if (kb !== undefined) return Number(kb) / 1_024
  } catch {
    // No Linux.
  }
  const out = await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => '')
  const kb = Number(out.trim())
  return kb > 0 ? kb / 1_024 : undefined
}
