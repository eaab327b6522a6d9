import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** State and start time of a process by /proc; a process that ended and was not reaped counts as gone. */
const onLinux = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

const byPs = (pid: number): string | undefined => {
  try {
    const [state = '', ...start] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
    return state === '' || state.startsWith('Z') ? undefined : start.join(' ')
  } catch {
    return undefined
  }
}

/**
 * What tells this process from a later one that was given the same number: when it began. Undefined when it is gone.
 * Windows only tells whether the number is in use.
 */
export const identityOf = (pid: number): string | undefined => {
  if (!isAlive(pid)) return undefined
  if (process.platform === 'linux') return onLinux(pid)
  return process.platform === 'win32' ? 'alive' : byPs(pid)
}

export interface ProcessIdentity {
  readonly pid: number
  readonly identity: string
}

/** False as soon as the process is gone, also when its number belongs to another one now. */
export const isStill = ({ pid, identity }: ProcessIdentity): boolean => identityOf(pid) === identity
