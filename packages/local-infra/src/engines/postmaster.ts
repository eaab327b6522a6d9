import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { identityOf } from '../process/identity.ts'

const commandOf = (pid: number): string => {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // Gone in the meantime.
  }
}

/**
 * A server that was killed leaves postmaster.pid behind, which PostgreSQL itself sees through; it also waits for the processes
 * that the killed one left, so the file stays where its number is free. When the number belongs to some other program by
 * now, PostgreSQL would refuse to start for ever: the file goes. A server that still works on this data is stopped.
 */
export const endLeftover = async (folder: string): Promise<void> => {
  const file = join(folder, 'postmaster.pid')
  let pid: number
  try {
    pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  } catch {
    return
  }
  if (!Number.isInteger(pid) || pid <= 0) return rmSync(file, { force: true })
  const identity = identityOf(pid)
  if (identity === undefined) return
  if (!commandOf(pid).includes(folder)) return rmSync(file, { force: true })
  signal(pid, 'SIGINT')
  const deadline = performance.now() + 10_000
  while (identityOf(pid) === identity) {
    if (performance.now() > deadline) signal(pid, 'SIGQUIT')
    if (performance.now() > deadline + 5_000)
      throw new Error(`the server of process ${pid} works on ${folder} and does not stop`)
    await pause(25)
  }
}
