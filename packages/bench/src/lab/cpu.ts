import { readdirSync, readFileSync } from 'node:fs'

interface Stat {
  readonly pid: number
  readonly parent: number
  readonly own: number
  /** Of children that have ended. */
  readonly ended: number
}

const ticksPerSecond = 100

const statOf = (pid: number | 'self'): Stat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name may hold anything, and ends at the last parenthesis.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15)
    return {
      pid: Number.parseInt(text, 10),
      parent: fields[1] ?? 0,
      own: user + system,
      ended: childUser + childSystem,
    }
  } catch {
    return undefined
  }
}

/**
 * CPU seconds spent so far by these processes, by what they started, and by programs that the bench ran to their end. Unlike
 * a rate, it hardly depends on what else the machine does. Undefined where the system does not tell (only Linux does here).
 */
export const cpuSeconds = (roots: readonly number[]): number | undefined => {
  const self = statOf('self')
  if (!self) return undefined
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []))
  const counted = new Set(roots)
  for (let grown = true; grown; ) {
    grown = false
    for (const { pid, parent } of all)
      if (counted.has(parent) && !counted.has(pid)) {
        counted.add(pid)
        grown = true
      }
  }
  const ticks = all.filter(({ pid }) => counted.has(pid)).reduce((sum, { own, ended }) => sum + own + ended, self.ended)
  return ticks / ticksPerSecond
}
