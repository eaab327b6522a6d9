import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import type { Log } from '../home/log.ts'

/** Something that runs and will end: a process or a container. */
export interface Run {
  readonly pid?: number
  readonly containerId?: string
  /** Resolves with the reason once it has ended; never rejects. */
  readonly ended: Promise<string>
  kill(signal: NodeJS.Signals): void
}

export interface ProcessOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly log: Log
  /** Keep its standard input open while this process lives, for programs that end when it closes. */
  readonly lifeline?: boolean
  /** Written to its standard input, which is then closed. */
  readonly input?: string
  readonly uid?: number
  readonly gid?: number
}

const reasonOf = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal ? `killed by ${signal}` : code === 0 ? 'ended by itself' : `exit code ${code}`

const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/**
 * Starts a program in a session of its own, so that a Ctrl-C in the terminal reaches only the starter, which then stops everything in
 * order. Its output goes to the log's file.
 */
export const runProcess = (options: ProcessOptions): Run => {
  const { command, args, log, input, lifeline = false } = options
  const output = log.descriptor()
  const child = spawn(command, args, {
    detached: true,
    windowsHide: true,
    stdio: [lifeline || input !== undefined ? 'pipe' : 'ignore', output, output],
    ...(options.env ? { env: options.env } : {}),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  })
  closeSync(output)
  child.stdin?.on('error', () => {})
  if (input !== undefined) child.stdin?.end(input)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined) resolve(`cannot be started: ${error.message}`)
    })
    child.once('exit', (code, signal) => resolve(reasonOf(code, signal)))
  })
  return {
    ...(child.pid === undefined ? {} : { pid: child.pid }),
    ended,
    kill: (signal) => {
      if (!isOver(child)) child.kill(signal)
    },
  }
}
