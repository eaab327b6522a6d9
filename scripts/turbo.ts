import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** Turbo's own program: what lies in node_modules/.bin is a shell script. It passes a SIGTERM on to the native part. */
const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo')

export type Run = { status: number; output: string }

/** Runs Turbo with the pinned Node and pnpm, which the bootstrap has put first on PATH. A request to stop is passed on to it. */
export const runTurbo = (
  args: string[],
  { env = {}, capture = false }: { env?: Record<string, string>; capture?: boolean } = {},
): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [turbo, 'run', ...args], {
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    const stop = () => child.kill('SIGTERM')
    process.on('SIGINT', stop).on('SIGTERM', stop)
    // The bootstrap holds the other end of standard input: it closes when the bootstrap is gone, in whatever way.
    process.stdin.on('close', stop).resume()
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      process.stdin.off('close', stop)
      process.stdin.pause()
      resolve({ status: code ?? 1, output })
    })
  })

export type Task = { taskId: string; package: string; task: string; directory: string }

/** Which tasks Turbo would run for these arguments: what must have given a result afterwards. */
export const plannedTasks = async (args: string[]): Promise<Task[]> => {
  const { status, output } = await runTurbo(['--dry=json', ...args], { capture: true })
  if (status !== 0) throw new Error(`Turbo does not understand: turbo run ${args.join(' ')}`)
  return (JSON.parse(output) as { tasks: (Task & { command: string })[] }).tasks.filter(
    ({ command }) => command !== '<NONEXISTENT>',
  )
}

export type TaskOutcome = { taskId: string; cached: boolean; exitCode: number | undefined; milliseconds: number }

type Summary = {
  tasks: {
    taskId: string
    command: string
    cache: { status: string }
    execution?: { startTime: number; endTime: number; exitCode: number | null }
  }[]
}

/** Runs tasks to the end whatever fails, and gives the outcome of each from the summary that Turbo writes. */
export const runTasks = async (args: string[]): Promise<{ status: number; outcomes: TaskOutcome[] }> => {
  const runs = join(root, '.turbo', 'runs')
  rmSync(runs, { recursive: true, force: true })
  const { status } = await runTurbo(['--continue', '--summarize=true', ...args])
  const [file] = existsSync(runs) ? readdirSync(runs) : []
  if (file === undefined) throw new Error('Turbo wrote no summary of its run: it did not begin')
  const { tasks } = JSON.parse(readFileSync(join(runs, file), 'utf8')) as Summary
  const outcomes = tasks
    .filter(({ command }) => command !== '<NONEXISTENT>')
    .map(({ taskId, cache, execution }) => ({
      taskId,
      cached: cache.status === 'HIT',
      exitCode: execution === undefined ? undefined : (execution.exitCode ?? undefined),
      milliseconds: execution === undefined ? 0 : execution.endTime - execution.startTime,
    }))
  return { status, outcomes }
}
