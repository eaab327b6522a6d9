import { spawn } from 'node:child_process'
import { constants } from 'node:os'

export const onWindows = process.platform === 'win32'

const statusOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0)

/** Runs a step of the bootstrap itself and gives its exit status. Windows runs .cmd files only through a shell. */
export const run = (command, args, { env = process.env, cwd, capture = false } = {}) =>
  new Promise((resolve, reject) => {
    const shell = onWindows && !command.endsWith('.exe')
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'] })
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ status: statusOf(code, signal), output }))
  })

/**
 * Hands over to the program that was asked for, and ends as it ends.
 *
 * A Ctrl-C reaches this process up to twice, from the terminal and again from npm. The program stands in a process group of its own and is told
 * once, so that it shuts down in order; a second Ctrl-C, a second later, is told again. Its standard input is a pipe that
 * closes when this process ends in whatever way, kill -9 included: the program takes that as the word to stop.
 * `interactive` leaves terminal and process group as they are, for a program that asks questions.
 */
export const handOver = (command, args, { env, cwd, interactive = false }) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell: onWindows && !command.endsWith('.exe'),
      detached: !onWindows && !interactive,
      stdio: [interactive ? 'inherit' : 'pipe', 'inherit', 'inherit'],
    })
    let told = 0
    const tell = (signal) => {
      if (Date.now() - told < 1000) return
      told = Date.now()
      child.kill(signal)
    }
    // The console of Windows tells every process itself.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => onWindows || interactive || tell(signal === 'SIGHUP' ? 'SIGTERM' : signal))

    // npm that was killed tells nobody: this process finds itself with another parent.
    const parent = process.ppid
    const watch = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(watch)
      if (told === 0) tell('SIGTERM')
    }, 500)
    if (process.env.npm_lifecycle_event === undefined) clearInterval(watch)

    child.stdin?.on('error', () => {}) // The program may close its end first.
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearInterval(watch)
      resolve(statusOf(code, signal))
    })
  })
